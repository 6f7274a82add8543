import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { Section } from './section.tsx'
import type { TechniqueView } from './technique-view.server.ts'

/** Where it goes wrong and what it is taken for; the glossary has the long texts. */
export function Glossary({ view }: { view: TechniqueView }) {
  const { examples, pitfalls, confusedWith, related, inGlossary } = view
  const t = useTranslations('results.technique')
  return (
    <Section id="about" title={t('about')}>
      <div className="grid gap-8">
        <div className="grid max-w-measure gap-4">
          <p>{t('examples', { text: examples })}</p>
          {inGlossary && (
            <p>
              <PlaceLink href={inGlossary} className="inline-flex min-h-11 items-center lg:min-h-6">
                {t('inGlossary')}
              </PlaceLink>
            </p>
          )}
        </div>
        <div className="grid gap-2">
          <h3>{t('pitfalls')}</h3>
          <ul className="grid max-w-measure list-disc gap-1 pl-5">
            {pitfalls.map((pitfall) => (
              <li key={pitfall}>{pitfall}</li>
            ))}
          </ul>
        </div>
        <div className="grid gap-2">
          <h3>{t('confusedWith')}</h3>
          <DefinitionList
            items={confusedWith.map(({ name, difference }) => ({ term: name, description: difference }))}
          />
        </div>
        {related.length > 0 && (
          <p className="max-w-measure">
            {t('related')}{' '}
            {related.map(({ id, name, href }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link to={href}>{name}</Link>
              </span>
            ))}
          </p>
        )}
      </div>
    </Section>
  )
}

/** The use cases that it serves: at the core, beside it, or hardly. */
export function Uses({ uses }: { uses: TechniqueView['uses'] }) {
  const t = useTranslations('results.technique')
  return (
    <Section id="uses" title={t('uses')}>
      <ul>
        {uses.map(({ id, name, href, fit, verdict }) => (
          <li
            key={id}
            className="grid items-baseline gap-x-8 gap-y-1 border-hair border-b py-3 md:grid-cols-[minmax(0,18rem)_7rem_minmax(0,1fr)]"
          >
            <Link to={href} className="text-ink">
              {name}
            </Link>
            <span className="text-sm text-soft">{t(`fit.${fit}`)}</span>
            {verdict && <VerdictMark tone={verdict.tone}>{verdict.label}</VerdictMark>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
