import { useTranslations } from 'use-intl'
import { useIn } from './use-in.ts'

type ChartFilesProps = {
  /** The address of the assessment; `null`: for readers who take nothing along. */
  base: string | null
  chart: 'radar' | 'dimensions' | 'use-cases' | 'points' | 'priority' | 'roadmap'
  /** What the chart is called on the page. */
  name: string
}

const FORMATS = ['png', 'svg'] as const

/** A chart as a picture to take along. */
export function ChartFiles({ base, chart, name }: ChartFilesProps) {
  const t = useTranslations('ui.chartFiles')
  const title = t('title', { chart: name })
  const inIt = useIn()
  if (base === null) return null
  return (
    <ul className="no-print flex flex-wrap justify-end gap-x-5 text-sm" aria-label={title}>
      {FORMATS.map((format) => (
        <li key={format}>
          <a
            href={inIt(`${base}/charts/${chart}.${format}`)}
            title={title}
            className="inline-flex min-h-11 items-center text-soft md:min-h-8"
          >
            {t(format)}
          </a>
        </li>
      ))}
    </ul>
  )
}
