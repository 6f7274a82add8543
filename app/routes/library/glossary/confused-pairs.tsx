import { useTranslations } from 'use-intl'
import type { ConfusedPair, PairSide } from '#app/core/library/confused-pairs.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Section } from '#app/routes/results/section.tsx'

/** What is taken for what, and how to tell them apart. */
export function ConfusedPairs({ pairs }: { pairs: readonly ConfusedPair[] }) {
  const t = useTranslations('glossary.list.confused')
  return (
    <Section id="often-confused" title={t('title')} lead={t('lead')}>
      <ul className="grid gap-x-16 lg:grid-cols-2">
        {pairs.map(({ one, other, differences }) => (
          <li key={`${one.id} ${other.name}`} className="grid content-start gap-1 border-hair border-b py-4">
            <h3 className="text-base">
              {t.rich('pair', { one: () => <Side side={one} />, other: () => <Side side={other} /> })}
            </h3>
            {differences.map(({ of, text }) => (
              <p key={of} className="max-w-measure text-soft">
                {t.rich('difference', { of, text, b: (name) => <b className="text-ink">{name}</b> })}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A name, linked where the glossary has it. */
export function Side({ side: { id, name } }: { side: PairSide }) {
  return id === null ? name : <PlaceLink href={`/glossary/${id}`}>{name}</PlaceLink>
}
