import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ReportState } from '#app/core/editions/report-state.ts'
import type { Locale } from '#app/messages/locales.ts'
import type { Paper } from '#app/report/theme.ts'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { BrandHead } from './brand-head.tsx'
import { EditionLines } from './edition-lines.tsx'
import { LanguageLine } from './language-line.tsx'
import type { ReportView } from './report-view.ts'
import { useIn } from './use-in.ts'

type CoverProps = {
  head: Pick<AssessmentHead, 'id' | 'isSubmitted'>
  view: ReportView
  state: ReportState
  paper: Paper
  /** The language that it was asked for in. */
  asked: Locale
  mayWrite: boolean
}

const OTHER_FILES = [
  { id: 'word', file: 'report.docx' },
  { id: 'slides', file: 'report.pptx' },
  { id: 'json', file: 'report.json' },
] as const
const WAY = 'inline-flex min-h-11 items-center'

/** Whose report this is and of when, and the files to take along. */
export function Cover({ head, view: { base, cover, locale }, state, paper, asked, mayWrite }: CoverProps) {
  const t = useTranslations('reportPage')
  const inIt = useIn()
  const other = paper === 'a4' ? 'letter' : 'a4'
  return (
    <header className="grid gap-6 pb-10 md:pb-12">
      <BrandHead brand={cover.brand} />
      <div className="grid gap-2">
        <p className="text-sm text-soft">
          {cover.title} · {cover.subtitle} · {cover.confidential}
        </p>
        <h1 className="[overflow-wrap:anywhere]">{cover.company}</h1>
        {cover.reach && <p className="max-w-measure text-sm text-soft">{cover.reach.join(' ')}</p>}
      </div>
      {cover.edition && <EditionLines edition={cover.edition} />}
      {state === 'draft' && (
        <Notice kind="info" title={t('work')}>
          {t('workText')}{' '}
          <a href={inIt(`${base}/report/versions`)} className="whitespace-nowrap">
            {t('versions')}
          </a>
        </Notice>
      )}
      {!head.isSubmitted && (
        <Notice kind="info" title={t('draft')}>
          {t('draftText')}{' '}
          <Link to={`${base}/review`} className="whitespace-nowrap">
            {t('review')}
          </Link>
        </Notice>
      )}
      <div className="no-print grid gap-2">
        <LanguageLine shown={locale} asked={asked} href={`${base}/report`} />
        <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
          <a href={inIt(`${base}/report.pdf`)} {...buttonLook('primary')}>
            {t('pdf', { paper })}
          </a>
          <nav aria-label={t('otherFiles')}>
            <ul className="flex flex-wrap gap-x-6">
              <li>
                <a href={inIt(`${base}/report.pdf?paper=${other}`)} className={WAY}>
                  {t('otherPdf', { paper: other })}
                </a>
              </li>
              {OTHER_FILES.map(({ id, file }) => (
                <li key={id}>
                  <a href={inIt(`${base}/${file}`)} className={WAY}>
                    {t(id)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <p className="flex flex-wrap gap-x-6">
          {mayWrite && (
            <Link to={`${base}/report/edit`} className={WAY}>
              {t('edit')}
            </Link>
          )}
          {head.isSubmitted && (
            <a href={inIt(`${base}/report/versions`)} className={WAY}>
              {t('versions')}
            </a>
          )}
          <Link to={`${base}/report/share`} className={WAY}>
            {t('share')}
          </Link>
        </p>
      </div>
    </header>
  )
}
