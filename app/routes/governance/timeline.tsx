import { useTranslations } from 'use-intl'
import type { DateView } from '#app/core/governance/views/view-ai-act.ts'
import { Places } from '#app/routes/governance-parts/places.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Table } from '#app/ui/table.tsx'
import { shareOf, YEARS } from './timeline-scale.ts'

/** What a marketing team looks for; the table has all of them. */
const DRAWN: readonly string[] = [
  'prohibitions',
  'general',
  'new-prohibitions',
  'marking-grace',
  'high-risk-annex-3',
  'high-risk-annex-1',
  'public-legacy',
]

/** The days of the AI Act as a picture, with today and what was planned earlier, and the same as a table. */
export function Timeline({ dates, on }: { dates: readonly DateView[]; on: string }) {
  const t = useTranslations('governancePages.timeline')
  const drawn = dates.filter(({ id }) => DRAWN.includes(id))
  return (
    <div className="grid w-full gap-6">
      <figure className="grid max-w-measure gap-3">
        <figcaption className="text-soft text-sm">{t('legend')}</figcaption>
        <ol className="grid gap-4">
          {drawn.map((date) => (
            <Row key={date.id} date={date} on={on} />
          ))}
        </ol>
        <Years on={on} />
      </figure>
      <Disclosure summary={t('table')}>
        <DatesTable dates={dates} />
      </Disclosure>
    </div>
  )
}

/**
 * The words stand above the line, so that they are as large on a phone as anywhere. Where the upright line of today cuts
 * the thick one it applies: that is seen without colours too.
 */
function Row({ date: { on: day, what, before }, on }: { date: DateView; on: string }) {
  const t = useTranslations('governancePages.timeline')
  const isPast = day <= on
  const earliest = before[0]?.on ?? day
  return (
    <li className="grid gap-1 break-inside-avoid">
      <p>
        <strong className={isPast ? 'text-ready' : ''}>
          <CalendarDate on={day} />
        </strong>{' '}
        <span className="text-soft text-sm">{t(isPast ? 'applies' : 'later')}</span>
        <br />
        {what}
      </p>
      <svg aria-hidden="true" width="100%" height="20" className="overflow-visible">
        <line x1="0%" x2="100%" y1="10" y2="10" className="stroke-hair" strokeWidth="1" />
        <line
          x1={shareOf(day)}
          x2="100%"
          y1="10"
          y2="10"
          className={isPast ? 'stroke-ready' : 'stroke-nearly'}
          strokeWidth="5"
        />
        {before.length > 0 && (
          <line
            x1={shareOf(earliest)}
            x2={shareOf(day)}
            y1="10"
            y2="10"
            className="stroke-notyet"
            strokeWidth="1.5"
            strokeDasharray="3 3"
          />
        )}
        {before.map((plan) => (
          <circle
            key={plan.on}
            cx={shareOf(plan.on)}
            cy="10"
            r="4.5"
            className="fill-paper stroke-notyet"
            strokeWidth="1.5"
          />
        ))}
        <circle cx={shareOf(day)} cy="10" r="5.5" className={isPast ? 'fill-ready' : 'fill-nearly'} />
        <line x1={shareOf(on)} x2={shareOf(on)} y1="1" y2="20" className="stroke-ink" strokeWidth="1.5" />
      </svg>
    </li>
  )
}

function Years({ on }: { on: string }) {
  const t = useTranslations('governancePages.timeline')
  return (
    <svg aria-hidden="true" width="100%" height="44" className="overflow-visible text-sm">
      {YEARS.map((year) => (
        <text key={year} x={shareOf(`${year}-01-01`)} y="14" textAnchor="middle" className="fill-soft">
          {year}
        </text>
      ))}
      <line x1={shareOf(on)} x2={shareOf(on)} y1="20" y2="26" className="stroke-ink" strokeWidth="1.5" />
      <text x={shareOf(on)} y="40" textAnchor="middle" className="fill-ink font-semibold">
        {t('today')}
      </text>
    </svg>
  )
}

function DatesTable({ dates }: { dates: readonly DateView[] }) {
  const t = useTranslations('governancePages.timeline')
  return (
    <Table
      caption={t('table')}
      isCaptionHidden
      columns={[
        { id: 'on', header: t('day'), label: t('day'), cell: ({ on }) => <CalendarDate on={on} /> },
        { id: 'what', header: t('what'), label: t('what'), cell: ({ what }) => what },
        { id: 'whom', header: t('whom'), label: t('whom'), cell: ({ whom }) => whom },
        { id: 'before', header: t('before'), label: t('before'), cell: (date) => <Before date={date} /> },
        { id: 'places', header: t('place'), label: t('place'), cell: ({ places }) => <Places places={places} /> },
      ]}
      rows={dates}
      rowKey={({ id }) => id}
    />
  )
}

function Before({ date: { isNew, before } }: { date: DateView }) {
  const t = useTranslations('governancePages.timeline')
  if (before.length === 0) return t(isNew ? 'new' : 'unchanged')
  return before.map(({ on, by }) => (
    <p key={on}>
      {t(by)} <CalendarDate on={on} />
    </p>
  ))
}
