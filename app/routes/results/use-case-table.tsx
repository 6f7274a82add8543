import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { WeeksBar } from '#app/charts/dom/weeks-bar.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { ResultsView, UseCaseRow } from './results-view.server.ts'
import { Section } from './section.tsx'
import { type SortKey, sortHref } from './sort-use-cases.ts'

/** Every use case by verdict, with its weeks and what stands between; those that do not apply stand apart. */
export function UseCases({ useCases, base }: Pick<ResultsView, 'useCases' | 'base'>) {
  const t = useTranslations('results.useCases')
  return (
    <Section id="use-cases" title={t('title')} lead={useCases.intro}>
      <UseCaseTable {...useCases} />
      <p className="no-print mt-6">
        <a href={`${base}/priority`} className="inline-flex min-h-11 items-center">
          {t('priority')}
        </a>
      </p>
      {useCases.apart.length > 0 && (
        <div className="mt-10 grid gap-3">
          <h3>{t('apart')}</h3>
          <ul className="grid gap-3">
            {useCases.apart.map(({ id, name, because, href }) => (
              <li key={id} className="max-w-measure">
                <Link to={href}>{name}</Link> <span className="text-soft">{because}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}

function UseCaseTable({ rows, maxWeeks, sorting }: ResultsView['useCases']) {
  const t = useTranslations('results.useCases')
  const sorted = (by: SortKey) => ({
    header: (
      <Link to={sortHref(by, sorting)} preventScrollReset className="inline-flex min-h-11 items-end md:min-h-6">
        {by === 'weeks' && maxWeeks > 0 ? t('weeksTo', { max: maxWeeks }) : t(by)}
      </Link>
    ),
    sorted: sorting.by === by ? sorting.direction : undefined,
  })
  const columns: Column<UseCaseRow>[] = [
    { id: 'name', ...sorted('name'), cell: (row) => <Name row={row} /> },
    { id: 'verdict', ...sorted('verdict'), label: t('verdict'), cell: (row) => <Verdict row={row} /> },
    { id: 'bar', ...sorted('weeks'), cell: (row) => <Bar row={row} max={maxWeeks} /> },
    {
      id: 'weeks',
      header: <VisuallyHidden>{t('weeks')}</VisuallyHidden>,
      label: t('weeks'),
      cell: ({ weeksText }) => <span className="md:whitespace-nowrap text-sm text-soft">{weeksText}</span>,
    },
    { id: 'between', header: t('between'), label: t('between'), cell: ({ between }) => <Small>{between}</Small> },
  ]
  const shown = maxWeeks > 0 ? columns : columns.filter(({ id }) => id !== 'bar')
  return <Table caption={t('title')} isCaptionHidden columns={shown} rows={rows} rowKey={({ id }) => id} />
}

function Name({ row: { name, href, isTarget } }: { row: UseCaseRow }) {
  const t = useTranslations('results.useCases')
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Link to={href} className="text-ink">
        {name}
      </Link>
      {isTarget && <Tag>{t('inPlan')}</Tag>}
    </span>
  )
}

function Verdict({ row: { tone, label, range, standing } }: { row: UseCaseRow }) {
  return (
    <span className="flex flex-col md:whitespace-nowrap">
      <VerdictMark tone={tone}>{label}</VerdictMark>
      {range && <span className="text-sm text-soft">{range}</span>}
      {standing && <span className="text-sm text-soft">{standing}</span>}
    </span>
  )
}

function Bar({ row: { weeks, weeksText, tone }, max }: { row: UseCaseRow; max: number }) {
  const t = useTranslations('results.useCases')
  if (!weeks) return null
  return (
    <span className="block min-w-32 py-0.5">
      <WeeksBar lo={weeks.lo} hi={weeks.hi} max={max} tone={tone} label={t('barLabel', { weeks: weeksText })} />
    </span>
  )
}

function Small({ children }: { children: string }) {
  return <span className="text-sm text-soft">{children}</span>
}
