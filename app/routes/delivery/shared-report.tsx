import { useTranslations } from 'use-intl'
import { BrandHead } from '#app/routes/report/brand-head.tsx'
import { ReportParts } from '#app/routes/report/report-page.tsx'
import type { ReportView } from '#app/routes/report/report-view.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'

type SharedReportProps = {
  view: ReportView
  isSubmitted: boolean
  /** Address of the files without their ending; `null`: they are not to be taken along. */
  files: string | null
}

/** The report as its readers see it: its own cover, all of its parts, no way to what stands behind it. */
export function SharedReport({ view, isSubmitted, files }: SharedReportProps) {
  const t = useTranslations('reportPage')
  const shared = useTranslations('delivery.shared')
  const { cover } = view
  return (
    <article className="[&_p]:[overflow-wrap:anywhere]">
      <header className="grid gap-6 pb-10 md:pb-12">
        <BrandHead brand={cover.brand} />
        <div className="grid gap-2">
          <p className="text-sm text-soft">
            {cover.title} · {cover.subtitle} · {cover.confidential}
          </p>
          <h1 className="[overflow-wrap:anywhere]">{cover.company}</h1>
        </div>
        {!isSubmitted && (
          <Notice kind="info" title={t('draft')}>
            {shared('draft')}
          </Notice>
        )}
        {files && (
          <p className="no-print flex flex-wrap items-center gap-x-6 gap-y-4">
            <a href={`${files}.pdf`} {...buttonLook('primary')}>
              {t('a4')}
            </a>
            <a href={`${files}.pdf?paper=letter`} className="inline-flex min-h-11 items-center">
              {t('letter')}
            </a>
            <a href={`${files}.docx`} className="inline-flex min-h-11 items-center">
              {t('word')}
            </a>
          </p>
        )}
      </header>
      <ReportParts view={view} />
    </article>
  )
}
