import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { ClaimView, SourceView } from './sources.server.ts'

/** Works to look up; one that we have not read ourselves says so. */
export function Sources({ sources }: { sources: readonly SourceView[] }) {
  return (
    <ul className="grid max-w-measure gap-2 text-sm text-soft">
      {sources.map((source) => (
        <li key={source.id}>
          <Source source={source} />
        </li>
      ))}
    </ul>
  )
}

function Source({ source: { citation, locator, href, isSeen } }: { source: SourceView }) {
  const t = useTranslations('results.sources')
  return (
    <>
      {/* Works are cited as they were published: in English. */}
      <span lang="en">{citation}</span>
      {locator !== '' && ', '}
      {href ? (
        <a href={href} rel="noreferrer">
          {locator}
        </a>
      ) : (
        locator
      )}
      {!isSeen && ` ${t('unseen')}`}
    </>
  )
}

/** What others promise, marked as a claim, beside what was found and how a pilot tests it. */
export function Claims({ claims }: { claims: readonly ClaimView[] }) {
  const t = useTranslations('results.claims')
  return (
    <ul className="grid gap-8">
      {claims.map(({ id, claim, source, literature, test, verdictRule, references, href }) => (
        <li key={id} className="grid max-w-measure gap-3">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <Tag>{t('tag')}</Tag>
            <b>
              <PlaceLink href={href}>{claim}</PlaceLink>
            </b>
          </p>
          <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <Entry term={t('source')}>{source}</Entry>
            <Entry term={t('literature')}>{literature}</Entry>
            <Entry term={t('test')}>{test}</Entry>
            <Entry term={t('rule')}>{verdictRule}</Entry>
          </dl>
          {references.length > 0 && (
            <details className="disclosure border-t-0">
              <summary className="text-sm">{t('references', { count: references.length })}</summary>
              <Sources sources={references} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Entry({ term, children }: { term: string; children: string }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
