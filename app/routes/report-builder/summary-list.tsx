import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { BuilderView } from './builder-view.server.ts'

/** The parts of the summary, with what was written otherwise than proposed. */
export function SummaryList({ view, editor }: { view: BuilderView; editor: ReactNode }) {
  const t = useTranslations('reportBuilder')
  return (
    <section aria-labelledby="summary-title" className="grid gap-2">
      <h2 id="summary-title" className="text-xl">
        {t('summary')}
      </h2>
      <p className="max-w-measure text-soft">{t('summaryLead')}</p>
      <ul>
        {view.summary.map(({ field, name, isWritten, isStale }) => (
          <li key={field} className="border-hair border-b">
            <p className="flex flex-wrap items-center gap-x-4">
              <TextLink field={field} lang={name === '' ? undefined : view.language}>
                {name === '' ? t('headline') : name}
              </TextLink>
              {isWritten && <span className="text-sm text-soft">{t(isStale ? 'stale' : 'ownWords')}</span>}
            </p>
            {view.editor?.field === field && editor}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Opens the editor of a text, where scripts are off too. */
export function TextLink({ field, lang, children }: { field: string; lang?: string; children: string }) {
  return (
    <Link
      lang={lang}
      to={`?text=${encodeURIComponent(field)}#text`}
      className="inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
    >
      {children}
    </Link>
  )
}
