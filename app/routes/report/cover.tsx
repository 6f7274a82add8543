import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ReportState } from '#app/core/editions/report-state.ts'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { BrandHead } from './brand-head.tsx'
import type { ReportView } from './report-view.ts'

type CoverProps = {
  head: Pick<AssessmentHead, 'id' | 'isSubmitted'>
  view: ReportView
  state: ReportState
  mayWrite: boolean
}

const OTHER_PAPER = {
  a4: { id: 'letter', file: 'report.pdf?paper=letter' },
  letter: { id: 'a4', file: 'report.pdf?paper=a4' },
} as const
const OTHER_FILES = [
  { id: 'word', file: 'report.docx' },
  { id: 'slides', file: 'report.pptx' },
  { id: 'json', file: 'report.json' },
] as const

/** Whose report this is and of when, and the files to take along. */
export function Cover({ head, view: { base, cover, arranged }, state, mayWrite }: CoverProps) {
  const paper = arranged?.paper ?? 'a4'
  const t = useTranslations('reportPage')
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
      {cover.edition && (
        <div className="grid max-w-measure gap-1 [overflow-wrap:anywhere]">
          <p className="font-semibold">{cover.edition.name}</p>
          <p>{cover.edition.issued}</p>
          {cover.edition.signed && <p>{cover.edition.signed}</p>}
        </div>
      )}
      {state === 'draft' && (
        <Notice kind="info" title={t('work')}>
          {t('workText')}{' '}
          <a href={`${base}/report/versions`} className="whitespace-nowrap">
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
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
        <a href={`${base}/report.pdf`} {...buttonLook('primary')}>
          {t(paper)}
        </a>
        {mayWrite && (
          <Link to={`${base}/report/edit`} className="inline-flex min-h-11 items-center">
            {t('edit')}
          </Link>
        )}
        <nav aria-label={t('otherFiles')}>
          <ul className="flex flex-wrap gap-x-6">
            {[OTHER_PAPER[paper], ...OTHER_FILES].map(({ id, file }) => (
              <li key={id}>
                <a href={`${base}/${file}`} className="inline-flex min-h-11 items-center">
                  {t(id)}
                </a>
              </li>
            ))}
            {head.isSubmitted && (
              <li>
                <a href={`${base}/report/versions`} className="inline-flex min-h-11 items-center">
                  {t('versions')}
                </a>
              </li>
            )}
          </ul>
        </nav>
        <Link to={`${base}/report/share`} className="inline-flex min-h-11 items-center">
          {t('share')}
        </Link>
      </div>
    </header>
  )
}
