import { useTranslations } from 'use-intl'
import type { Locale } from '#app/messages/locales.ts'
import type { Paper } from '#app/report/theme.ts'
import { BrandHead } from '#app/routes/report/brand-head.tsx'
import { EditionLines } from '#app/routes/report/edition-lines.tsx'
import { LanguageLine } from '#app/routes/report/language-line.tsx'
import { ReportParts } from '#app/routes/report/report-page.tsx'
import type { ReportView } from '#app/routes/report/report-view.ts'
import { useIn } from '#app/routes/report/use-in.ts'
import { Watermark } from '#app/routes/report/watermark.tsx'
import { buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'

type SharedReportProps = {
  view: ReportView
  isSubmitted: boolean
  /** `null`: it is not to be taken along. */
  files: SharedFiles | null
  /** The language that it was asked for in, and where the page is; a version stays in its own. */
  asked: Locale
  here: string
}

/** The files that readers take along. */
type SharedFiles = {
  /** Address of each without its ending. */
  base: string
  /** The one that the PDF was issued for, or is laid out for. */
  paper: Paper
}

/** The report as its readers see it: its own cover, all of its parts, no way to what stands behind it. */
export function SharedReport({ view, isSubmitted, files, asked, here }: SharedReportProps) {
  const t = useTranslations('reportPage')
  const shared = useTranslations('delivery.shared')
  const { cover } = view
  return (
    <article className="[&_p]:[overflow-wrap:anywhere]" lang={view.locale}>
      <Watermark mark={cover.watermark} />
      <header className="grid gap-6 pb-10 md:pb-12">
        <BrandHead brand={cover.brand} />
        <div className="grid gap-2">
          <p className="text-sm text-soft">
            {cover.title} · {cover.subtitle} · {cover.confidential}
          </p>
          <h1 className="[overflow-wrap:anywhere]">{cover.company}</h1>
        </div>
        {cover.edition && <EditionLines edition={cover.edition} />}
        {cover.watermark && (
          <Notice kind="info" title={t('draft')}>
            {shared(isSubmitted ? 'draftOfTexts' : 'draft')}
          </Notice>
        )}
        <div className="no-print grid gap-2">
          {!cover.edition && <LanguageLine shown={view.locale} asked={asked} href={here} />}
          {files && <Files files={files} />}
        </div>
      </header>
      <ReportParts view={view} />
    </article>
  )
}

function Files({ files: { base, paper } }: { files: SharedFiles }) {
  const t = useTranslations('reportPage')
  const inIt = useIn()
  const other = paper === 'a4' ? 'letter' : 'a4'
  return (
    <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <a href={inIt(`${base}.pdf?paper=${paper}`)} {...buttonLook('primary')}>
        {t('pdf', { paper })}
      </a>
      <span className="flex flex-wrap gap-x-6 [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center">
        <a href={inIt(`${base}.pdf?paper=${other}`)}>{t('otherPdf', { paper: other })}</a>
        <a href={inIt(`${base}.docx`)}>{t('word')}</a>
      </span>
    </p>
  )
}
