import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { BrandHead } from './brand-head.tsx'
import type { ReportView } from './report-view.ts'

type CoverProps = { head: Pick<AssessmentHead, 'id' | 'isSubmitted'>; view: ReportView }

/** Whose report this is and of when, and the files to take along. */
export function Cover({ head, view: { base, cover } }: CoverProps) {
  const t = useTranslations('reportPage')
  return (
    <header className="grid gap-6 pb-10 md:pb-12">
      <BrandHead brand={cover.brand} />
      <div className="grid gap-2">
        <p className="text-sm text-soft">
          {cover.title} · {cover.subtitle} · {cover.confidential}
        </p>
        <h1 className="[overflow-wrap:anywhere]">{cover.company}</h1>
      </div>
      {!head.isSubmitted && (
        <Notice kind="info" title={t('draft')}>
          {t('draftText')}{' '}
          <Link to={`${base}/review`} className="whitespace-nowrap">
            {t('review')}
          </Link>
        </Notice>
      )}
      <p className="flex flex-wrap items-center gap-x-6 gap-y-4">
        <a href={`${base}/report.pdf`} {...buttonLook('primary')}>
          {t('a4')}
        </a>
        <a href={`${base}/report.pdf?paper=letter`} {...buttonLook('secondary')}>
          {t('letter')}
        </a>
      </p>
    </header>
  )
}
