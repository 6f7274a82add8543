import { useTranslations } from 'use-intl'
import { WeeksBar } from '#app/charts/dom/weeks-bar.tsx'
import type { HomeworkEntry, UseCaseEntry } from '#app/report/model/target-model.ts'
import { NameLink } from '#app/routes/results/name-link.tsx'
import { FoldedSection, Section } from '#app/routes/results/section.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import { ChartFiles } from './chart-files.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

/** Every use case with its verdict and weeks, those that do not apply apart. */
export function UseCases({ view }: { view: ReportView }) {
  const t = useTranslations('reportPage')
  const { useCases, labels } = view
  return (
    <Section id="use-cases" title={labels.useCases} lead={useCases.intro}>
      <Comment view={view} about="section:use-cases" />
      <UseCaseTable view={view} />
      {useCases.maxWeeks > 0 && <ChartFiles base={view.base} chart="use-cases" name={labels.useCases} />}
      {view.base && !view.priority && (
        <p className="no-print mt-6">
          <a href={`${view.base}/priority`} className="inline-flex min-h-11 items-center">
            {t('priority')}
          </a>
        </p>
      )}
      {useCases.apart.length > 0 && (
        <div className="mt-10 grid gap-3">
          <h3>{labels.apart}</h3>
          <DefinitionList items={useCases.apart.map(({ name, because }) => ({ term: name, description: because }))} />
        </div>
      )}
    </Section>
  )
}

/** What stands between several use cases, said once. */
export function Homework({ view }: { view: ReportView }) {
  const { homework, labels } = view
  if (!homework) return null
  return (
    <FoldedSection id="homework" title={labels.homework} lead={homework.intro}>
      <Comment view={view} about="section:homework" />
      <HomeworkTable rows={homework.rows.filter(({ state }) => state !== 'done')} labels={labels} />
    </FoldedSection>
  )
}

function UseCaseTable({ view }: { view: ReportView }) {
  const { useCases, labels, base } = view
  const { rows, maxWeeks } = useCases
  const name = ({ id, name: called }: UseCaseEntry) => (
    <NameLink to={base && `${base}/use-cases/${id}`}>{called}</NameLink>
  )
  const verdict = ({ tone, label, standing }: UseCaseEntry) => (
    <span className="flex flex-col md:whitespace-nowrap">
      <VerdictMark tone={tone}>{label}</VerdictMark>
      {standing && <span className="text-sm text-soft">{standing.text}</span>}
    </span>
  )
  const bar = ({ weeks, weeksText, tone }: UseCaseEntry) =>
    weeks && (
      <span className="block min-w-32 py-0.5">
        <WeeksBar lo={weeks.lo} hi={weeks.hi} max={maxWeeks} tone={tone} label={weeksText} />
      </span>
    )
  const columns: Column<UseCaseEntry>[] = [
    { id: 'name', header: labels.useCase, cell: name },
    { id: 'verdict', header: labels.verdict, label: labels.verdict, cell: verdict },
    { id: 'bar', header: `${labels.weeks} (0–${maxWeeks})`, cell: bar },
    {
      id: 'weeks',
      header: <VisuallyHidden>{labels.weeks}</VisuallyHidden>,
      label: labels.weeks,
      cell: ({ weeksText }) => <span className="text-sm text-soft md:whitespace-nowrap">{weeksText}</span>,
    },
    {
      id: 'between',
      header: labels.between,
      label: labels.between,
      cell: ({ id, between }) => (
        <>
          <Small>{between}</Small>
          <Comment view={view} about={`use-case:${id}`} />
        </>
      ),
    },
  ]
  const shown = maxWeeks > 0 ? columns : columns.filter(({ id }) => id !== 'bar')
  return (
    <div className="print:[&_td:last-child]:w-[32%]">
      <Table caption={labels.useCases} isCaptionHidden columns={shown} rows={rows} rowKey={({ id }) => id} />
    </div>
  )
}

function HomeworkTable({ rows, labels }: { rows: readonly HomeworkEntry[]; labels: ReportView['labels'] }) {
  const effort = ({ actions }: HomeworkEntry) => (
    <ul className="grid gap-1 text-sm">
      {actions.map(({ id, days, who }) => (
        <li key={id}>
          {days}, <span className="text-soft">{who}</span>
        </li>
      ))}
    </ul>
  )
  const columns: Column<HomeworkEntry>[] = [
    { id: 'name', header: labels.homeworkStep, cell: ({ name }) => name },
    { id: 'has', header: labels.homeworkHas, label: labels.homeworkHas, cell: ({ has }) => <Small>{has}</Small> },
    {
      id: 'needs',
      header: labels.homeworkNeeds,
      label: labels.homeworkNeeds,
      cell: ({ needs }) => <Small>{needs}</Small>,
    },
    { id: 'effort', header: labels.effort, label: labels.effort, cell: effort },
  ]
  return (
    <div className="md:[&_td:last-child]:w-[24%] print:[&_td:last-child]:w-[24%] md:[&_tbody_th]:w-[18%] print:[&_tbody_th]:w-[18%]">
      <Table
        caption={labels.homework}
        isCaptionHidden
        columns={columns}
        rows={rows}
        rowKey={({ capability }) => capability}
      />
    </div>
  )
}

export function Small({ children }: { children: string }) {
  return <span className="block text-sm text-soft">{children}</span>
}
