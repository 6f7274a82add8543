import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { TASK_STATUSES } from '#app/core/roadmap/action-tasks.ts'
import { Section } from '#app/routes/results/section.tsx'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Select } from '#app/ui/select.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { ActionCalendar } from './action-calendar.tsx'
import type { ActionsView } from './actions.tsx'
import { SORTS } from './actions-query.ts'
import type { Span, TaskLine } from './task-lines.ts'

type ActionsPageProps = { view: ActionsView; address: string | null }

/** Every action of a plan in one table, to be narrowed down, sorted and taken along. */
export function ActionsPage({ view, address }: ActionsPageProps) {
  const t = useTranslations('roadmap.table')
  const { head, lines, isEmpty, missed } = view
  const roadmap = `/assessments/${head.id}/roadmap`
  return (
    <>
      <div className="mb-10 grid max-w-measure gap-3">
        <p className="text-sm print:hidden">
          <Link to={roadmap} className="inline-flex min-h-11 items-center">
            {t('toRoadmap')}
          </Link>
        </p>
        <h1>{t('title')}</h1>
        <p className="text-soft">
          {t(isEmpty ? 'nothing' : head.isSubmitted ? 'leadSubmitted' : 'lead')}{' '}
          {isEmpty && <Link to={roadmap}>{t('toTargets')}</Link>}
        </p>
      </div>
      {missed.length > 0 && (
        <div className="mb-10">
          <Notice kind="warn">
            {missed.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        </div>
      )}
      {!isEmpty && (
        <>
          <Filter view={view} />
          <Lines lines={lines} roadmap={roadmap} isSubmitted={head.isSubmitted} />
          <Section id="files" title={t('files')}>
            <p className="flex flex-wrap gap-x-8 gap-y-2">
              <a href={`${roadmap}/actions/csv`} download>
                {t('csv')}
              </a>
              <a href={`${roadmap}/actions/xlsx`} download>
                {t('xlsx')}
              </a>
            </p>
          </Section>
          {view.mayChange && <ActionCalendar since={view.calendarSince} address={address} />}
        </>
      )}
    </>
  )
}

function Filter({ view: { query, owners, head } }: Pick<ActionsPageProps, 'view'>) {
  const t = useTranslations('roadmap.table')
  const s = useTranslations('roadmap.mark.statuses')
  const phases = ['prepare', 'next', 'scale'] as const
  const isNarrowed = query.owner !== '' || query.status !== '' || query.phase !== '' || query.sort !== 'plan'
  return (
    <Form method="get" aria-label={t('filter')} className="mb-8 grid gap-4 border-hair border-t pt-6 print:hidden">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          name="owner"
          label={t('owner')}
          defaultValue={query.owner}
          options={[{ value: '', label: t('anyOwner') }, ...owners.map(([value, label]) => ({ value, label }))]}
        />
        <Select
          name="status"
          label={t('status')}
          defaultValue={query.status}
          options={[
            { value: '', label: t('anyStatus') },
            ...TASK_STATUSES.map((value) => ({ value, label: s(value) })),
          ]}
        />
        <Select
          name="phase"
          label={t('phase')}
          defaultValue={query.phase}
          options={[
            { value: '', label: t('anyPhase') },
            ...phases.map((value) => ({ value, label: t(`phases.${value}`) })),
          ]}
        />
        <Select
          name="sort"
          label={t('sort')}
          defaultValue={query.sort}
          options={SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        />
      </div>
      <div className="flex flex-wrap items-center gap-6">
        <Button>{t('apply')}</Button>
        {isNarrowed && <Link to={`/assessments/${head.id}/roadmap/actions`}>{t('all')}</Link>}
      </div>
    </Form>
  )
}

type LinesProps = { lines: readonly TaskLine[]; roadmap: string; isSubmitted: boolean }

function Lines({ lines, roadmap, isSubmitted }: LinesProps) {
  const t = useTranslations('roadmap.table')
  const s = useTranslations('roadmap.mark.statuses')
  if (lines.length === 0) return <p className="mb-12">{t('none')}</p>
  const planned: Column<TaskLine> = {
    id: 'planned',
    header: t('planned'),
    label: t('planned'),
    cell: (line) => line.planned && <Days span={line.planned} />,
  }
  const columns: Column<TaskLine>[] = [
    { id: 'name', header: t('action'), cell: (line) => <Link to={`${roadmap}/${line.id}`}>{line.name}</Link> },
    {
      id: 'status',
      header: t('status'),
      label: t('status'),
      cell: (line) => (
        <>
          <span className="md:whitespace-nowrap">{s(line.status)}</span>
          {line.ticked > 0 && (
            <span className="block text-sm text-soft">{t('checks', { ticked: line.ticked, checks: line.checks })}</span>
          )}
        </>
      ),
    },
    { id: 'who', header: t('who'), label: t('who'), cell: ({ who }) => who },
    {
      id: 'effort',
      header: t('effort'),
      label: t('effort'),
      cell: ({ effort, original }) => (
        <>
          <span className="md:whitespace-nowrap">{effort}</span>
          {original && <span className="block text-sm text-soft">{t('own')}</span>}
        </>
      ),
    },
    ...(isSubmitted ? [planned] : []),
    { id: 'now', header: t('now'), label: t('now'), cell: (line) => <Now line={line} /> },
    { id: 'due', header: t('due'), label: t('due'), cell: (line) => <Due line={line} /> },
  ]
  return (
    <div className="mb-12">
      <Table caption={t('count', { count: lines.length })} columns={columns} rows={lines} rowKey={({ id }) => id} />
    </div>
  )
}

function Days({ span: { from, to } }: { span: Span }) {
  return (
    // One thing: on a narrow screen each child of a cell would get a line of its own.
    <span>
      <CalendarDate on={from} /> – <CalendarDate on={to} />
    </span>
  )
}

function Now({ line: { now, planned, weeks, why } }: { line: TaskLine }) {
  const t = useTranslations('roadmap.task')
  return (
    <>
      {now && <Days span={now} />}
      {planned && weeks !== 0 && (
        <span className={`block text-sm ${weeks > 0 ? 'text-notyet' : 'text-soft'}`}>
          {weeks > 0 ? t('later', { weeks }) : t('sooner', { weeks: -weeks })}
        </span>
      )}
      {why && <span className="block text-sm text-soft">{why}</span>}
    </>
  )
}

function Due({ line: { dueOn, isLate } }: { line: TaskLine }) {
  const t = useTranslations('roadmap.table')
  if (dueOn === null) return null
  return (
    <>
      <CalendarDate on={dueOn} />
      {isLate && <span className="block text-notyet text-sm">{t('late')}</span>}
    </>
  )
}
