import { useTranslations } from 'use-intl'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PlaceButton, PlaceLink } from '#app/routes/library/place-link.tsx'
import { BrandHead } from '#app/routes/report/brand-head.tsx'
import { ReportParts } from '#app/routes/report/report-page.tsx'
import type { ReportView } from '#app/routes/report/report-view.ts'
import { Watermark } from '#app/routes/report/watermark.tsx'

/** Where the guide leads, in the order of the report. */
const GUIDE = [
  ['summary', 'sample-company'],
  ['no', 'use-cases-text'],
  ['secondView', 'second-view-text'],
  ['governance', 'governance-text'],
  ['schedule', 'schedule-text'],
  ['evidence', 'evidence-text'],
  ['team', 'team-text'],
  ['limits', 'limits-text'],
] as const

/** The report on an invented company as its readers would see it, with a guide to what is worth looking at. */
export function SampleReportPage({ view }: { view: ReportView }) {
  const t = useTranslations('sampleReport')
  const { cover } = view
  return (
    <LibraryFrame current="sample">
      <header className="grid gap-4 pb-10">
        <h1 className="max-w-[28ch]">{t('heading')}</h1>
        <p className="max-w-measure text-lg">{t('lead')}</p>
        <Files />
      </header>
      <Guide />
      <article className="[&_p]:[overflow-wrap:anywhere]" aria-labelledby="sample-company">
        <Watermark mark={cover.watermark} />
        <header className="grid gap-6 border-hair border-t py-10 md:py-12">
          <BrandHead brand={cover.brand} />
          <div className="grid gap-2">
            <p className="text-sm text-soft">
              {cover.title} · {cover.subtitle} · {cover.confidential}
            </p>
            <h2 id="sample-company" className="text-3xl [overflow-wrap:anywhere]">
              {cover.company}
            </h2>
            {cover.reach && <p className="max-w-measure text-sm text-soft">{cover.reach.join(' ')}</p>}
          </div>
        </header>
        <ReportParts view={view} />
      </article>
      <p className="no-print border-hair border-t pt-10">
        <PlaceButton href="/start" kind="primary">
          {t('start')}
        </PlaceButton>
      </p>
    </LibraryFrame>
  )
}

function Files() {
  const t = useTranslations('sampleReport')
  const files = [
    { href: '/sample-report.pdf', name: t('pdf') },
    { href: '/sample-report.pdf?paper=letter', name: t('letter') },
    { href: '/sample-report.docx', name: t('word') },
  ]
  return (
    <nav aria-label={t('files')} className="no-print">
      <ul className="flex flex-wrap gap-x-6">
        {files.map(({ href, name }) => (
          <li key={href}>
            <PlaceLink href={href} className="inline-flex min-h-11 items-center">
              {name}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Guide() {
  const t = useTranslations('sampleReport.guide')
  return (
    <nav aria-labelledby="guide-title" className="no-print border-hair border-t py-10 md:py-12">
      <h2 id="guide-title">{t('title')}</h2>
      <ol className="mt-6 grid gap-x-16 gap-y-4 md:grid-cols-2">
        {GUIDE.map(([item, anchor]) => (
          <li key={item}>
            <a href={`#${anchor}`} className="inline-flex min-h-11 items-center font-semibold">
              {t(`items.${item}.name`)}
            </a>
            <p className="max-w-[48ch] text-soft">{t(`items.${item}.text`)}</p>
          </li>
        ))}
      </ol>
    </nav>
  )
}
