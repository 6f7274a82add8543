import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { Fold } from './fold.tsx'
import { Reasons } from './reasons.tsx'
import type { PitfallView } from './results-view.server.ts'
import { Section } from './section.tsx'

/** The four ways that pilots fail, each with the answers that expose this team to it and what helps first. */
export function Pitfalls({ pitfalls }: { pitfalls: readonly PitfallView[] }) {
  const t = useTranslations('results.pitfalls')
  return (
    <Section id="pitfalls" title={t('title')}>
      <ul className="grid gap-x-16 gap-y-10 md:grid-cols-2">
        {pitfalls.map((pitfall) => (
          <li key={pitfall.id} className="grid content-start gap-2">
            <Pitfall pitfall={pitfall} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Pitfall({ pitfall: { name, tone, label, href, because, lowMeans, firstActions } }: { pitfall: PitfallView }) {
  const t = useTranslations('results.pitfalls')
  return (
    <>
      <VerdictMark tone={tone}>{label}</VerdictMark>
      <h3>
        <PlaceLink href={href}>{name}</PlaceLink>
      </h3>
      {tone === 'ready' || because.length === 0 ? (
        <p className="max-w-measure text-soft">{t('lowMeans', { text: lowMeans })}</p>
      ) : null}
      {because.length > 0 && (
        <Fold summary={t('because')}>
          <Reasons reasons={because} />
        </Fold>
      )}
      {tone !== 'ready' && firstActions.length > 0 && (
        <div className="grid gap-1 text-soft">
          <p className="text-sm">{t('first')}</p>
          <ul className="list-disc pl-5">
            {firstActions.map(({ id, name: action, href: place }) => (
              <li key={id}>
                <PlaceLink href={place}>{action}</PlaceLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
