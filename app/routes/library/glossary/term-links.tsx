import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { TermView } from './term-view.server.ts'

/** The use cases that it serves, with how much it counts there. */
export function Uses({ uses }: Pick<TermView, 'uses'>) {
  const t = useTranslations('glossary.term')
  return (
    <Section id="uses" title={t('parts.uses')} lead={t('fitMeans')}>
      <ul className="border-hair border-t">
        {uses.map(({ id, name, fit, say }) => (
          <li
            key={id}
            className="grid items-baseline gap-x-6 gap-y-1 border-hair border-b py-3 last:border-b-0 md:grid-cols-[minmax(0,13rem)_5rem_minmax(0,1fr)]"
          >
            <PlaceLink href={`/use-cases/${id}`} className="inline-flex min-h-11 items-center md:min-h-6">
              {name}
            </PlaceLink>
            <span className={`text-sm ${fit === 'direct' ? 'font-semibold' : 'text-soft'}`}>{t(`fit.${fit}`)}</span>
            <span className="max-w-measure">{say}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What to ask yourselves, and the short check that asks the rest. */
export function Ready({ view: { id, name, page } }: { view: TermView }) {
  const t = useTranslations('glossary.term.ready')
  return (
    <Section id="ready" title={t('title')} lead={t('lead')}>
      <ul className="grid max-w-measure list-disc gap-2 pl-5">
        {page.fitQuestions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <p className="no-print mt-4">
        <PlaceLink href={`/ready/techniques/${id}`} className="inline-flex min-h-11 items-center">
          {t('start', { name })}
        </PlaceLink>
      </p>
    </Section>
  )
}

/** What is promised of it, as a claim of others, beside what was found. */
export function Claims({ claims }: Pick<TermView, 'claims'>) {
  const t = useTranslations('glossary.term.claims')
  return (
    <Section id="claims" title={t('title')} lead={t('lead')}>
      <ul className="grid gap-8">
        {claims.map(({ id, claim, source, literature }) => (
          <li key={id} className="grid max-w-measure gap-2">
            <p>
              <Tag>{t('tag')}</Tag> <b>{claim}</b>
            </p>
            <p className="text-sm text-soft">{t('source', { source })}</p>
            <p>{t.rich('found', { literature, b: (text) => <b>{text}</b> })}</p>
            <p>
              <PlaceLink href={`/claims#${id}`} className="inline-flex min-h-11 items-center">
                {t('more')}
              </PlaceLink>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Related({ related }: Pick<TermView, 'related'>) {
  const t = useTranslations('glossary.term.parts')
  return (
    <Section id="related" title={t('related')}>
      <dl className="grid">
        {related.map(({ id, name, definition }) => (
          <div
            key={id}
            className="grid gap-x-8 gap-y-1 border-hair border-b py-3 first:border-t last:border-b-0 md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
          >
            <dt>
              <PlaceLink href={`/glossary/${id}`} className="inline-flex min-h-11 items-center md:min-h-6">
                {name}
              </PlaceLink>
            </dt>
            <dd className="max-w-measure text-soft">{definition}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** The way to ask somebody. */
export function Ask({ id }: { id: string }) {
  const t = useTranslations('glossary.term.ask')
  return (
    <div className="no-print">
      <Section id="ask" title={t('title')}>
        <p className="max-w-measure text-soft">{t('text')}</p>
        <p>
          <PlaceLink href={`/ask?about=/glossary/${id}`} className="inline-flex min-h-11 items-center">
            {t('link')}
          </PlaceLink>
        </p>
      </Section>
    </div>
  )
}

/** The terms before and behind it in the alphabet. */
export function Neighbours({ view: { previous, next } }: { view: TermView }) {
  const t = useTranslations('glossary.term')
  return (
    <div className="border-hair border-t pt-6">
      <Pager
        previous={
          previous && (
            <PlaceLink href={`/glossary/${previous.id}`} rel="prev">
              {t('previous', { name: previous.name })}
            </PlaceLink>
          )
        }
        next={
          next && (
            <PlaceLink href={`/glossary/${next.id}`} rel="next">
              {t('next', { name: next.name })}
            </PlaceLink>
          )
        }
      />
    </div>
  )
}
