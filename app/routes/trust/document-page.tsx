import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import type { TrustPage } from '#app/server/trust/trust-pack.server.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Blocks } from './blocks.tsx'
import { TrustFrame } from './trust-frame.tsx'

export type ShownDocument = Omit<TrustPage, 'markdown'>

/** From so many sections on a list of them helps. */
const LISTED_SECTIONS = 4

type DocumentPageProps = {
  document: ShownDocument
  /** Address of the same as a text file; left out: the public one. */
  download?: string
  /** What is said before it. */
  children?: ReactNode
}

/** One document, to be read, printed and taken along. In blocks, not in a grid: browsers tear a table in a grid apart on paper. */
export function DocumentPage({ document, download, children }: DocumentPageProps) {
  const t = useTranslations('trust')
  const { id, name, purpose, sections, missing } = document
  return (
    <TrustFrame>
      <article className="space-y-10">
        <header className="grid gap-4">
          <h1>{name}</h1>
          <p className="max-w-measure text-soft">{purpose}</p>
          <Edition document={document} />
          <p className="no-print">
            <PlaceLink href={download ?? `/trust/${id}.md`} className="inline-flex min-h-11 items-center" download>
              {t('download')}
            </PlaceLink>
          </p>
          {children}
          <Incomplete missing={missing} />
        </header>
        {sections.length >= LISTED_SECTIONS && <Contents sections={sections} />}
        {sections.map(({ id: target, title, blocks }) => (
          <section key={target} id={target} className="space-y-4">
            {title !== '' && <h2>{title}</h2>}
            <Blocks blocks={blocks} title={title || name} missing={missing} />
          </section>
        ))}
      </article>
    </TrustFrame>
  )
}

/** Which text this is: its version and dates, and a checksum that any change moves. */
export function Edition({
  document,
}: {
  document: Pick<ShownDocument, 'version' | 'asOf' | 'factsAsOf' | 'checksum'>
}) {
  const t = useTranslations('trust')
  const locale = useLocale()
  const { version, asOf, factsAsOf, checksum } = document
  const parts = [
    version === null ? t('ownText') : t('version', { version }),
    asOf !== null && t('asOf', { date: formatCalendarDate(asOf, locale) }),
    factsAsOf !== null && t('factsAsOf', { date: formatCalendarDate(factsAsOf, locale) }),
    t('checksum', { checksum }),
  ]
  return <p className="text-faint text-sm">{parts.filter(Boolean).join(' · ')}</p>
}

function Incomplete({ missing }: Pick<ShownDocument, 'missing'>) {
  const t = useTranslations('trust')
  const facts = Object.values(missing)
  if (facts.length === 0) return null
  return (
    <Notice kind="warn" title={t('incompleteTitle')}>
      {t('incomplete', { count: facts.length, facts: facts.join(', ') })}
    </Notice>
  )
}

function Contents({ sections }: Pick<ShownDocument, 'sections'>) {
  const t = useTranslations('trust')
  return (
    <nav aria-label={t('contents')} className="max-w-measure">
      <ol className="grid gap-x-8 sm:grid-cols-2">
        {sections
          .filter(({ title }) => title !== '')
          .map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-flex min-h-9 items-center">
                {title}
              </a>
            </li>
          ))}
      </ol>
    </nav>
  )
}
