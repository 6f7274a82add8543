import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { ActionMark } from './action-mark.tsx'
import { ActionReasons } from './action-reasons.tsx'
import type { MarkFault } from './mark-form.ts'
import type { ActionView, PlannedView } from './roadmap-view.ts'

/** From 720 px on each action is one line of five columns; below, its parts stand under each other. */
const COLUMNS = 'md:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,2fr)_minmax(0,3fr)_minmax(0,5fr)]'

/** Whether owner, date and status can still change, and what was sent last and not stored. */
type Edit = { assessmentId: string; isSubmitted: boolean; markFault?: MarkFault }

/** Every action by phase, its name opening its reasons; what the picture says, in words. */
export function ActionList({ phases, isFirm, ...edit }: Pick<PlannedView, 'phases'> & { isFirm: boolean } & Edit) {
  const t = useTranslations('roadmap.actions')
  const withRows = phases.filter(({ rows }) => rows.length > 0)
  return (
    <Section
      id="actions"
      title={t('title')}
      lead={withRows.length === 0 ? t('none') : t(edit.isSubmitted ? 'lead' : 'leadEdit')}
    >
      {withRows.length > 0 && (
        <p className="mb-8 print:hidden">
          <Link to={`/assessments/${edit.assessmentId}/roadmap/actions`}>{t('toAll')}</Link>
        </p>
      )}
      <div className="grid gap-12">
        {withRows.map((phase) => (
          <Phase key={phase.phase} phase={phase} isFirm={isFirm} {...edit} />
        ))}
      </div>
    </Section>
  )
}

type PhaseProps = { phase: PlannedView['phases'][number]; isFirm: boolean } & Edit

function Phase({ phase: { phase, label, actions, days, cost, rows }, isFirm, ...edit }: PhaseProps) {
  const t = useTranslations('roadmap.actions')
  return (
    <div>
      <h3 className="mb-1">{label}</h3>
      <p className="mb-4 max-w-measure text-sm text-soft">
        {t('totals', { actions, days, cost })} {phase === 'scale' && t(isFirm ? 'firm' : 'onlyIfScaled')}
      </p>
      <div aria-hidden="true" className={`hidden gap-x-6 pb-2 pl-7 text-faint text-sm md:grid ${COLUMNS}`}>
        <span>{t('action')}</span>
        <span>{t('who')}</span>
        <span>{t('effort')}</span>
        <span>{t('when')}</span>
        <span>{t('done')}</span>
      </div>
      <ul className="border-hair border-b">
        {rows.map((row) => (
          <Row key={row.id} row={row} {...edit} />
        ))}
      </ul>
    </div>
  )
}

/** It comes open if something in it is wrong, and is not closed once that is mended. */
function Row({ row, assessmentId, isSubmitted, markFault }: { row: ActionView } & Edit) {
  const t = useTranslations('roadmap.task')
  const fault = markFault?.typed.action === row.id ? markFault : undefined
  const [isOpen] = useState(fault ? true : undefined)
  return (
    <li id={`action-${row.id}`} className="break-inside-avoid [&_summary::before]:mt-2 [&_summary]:items-start">
      <Disclosure summary={<Line row={row} />} open={isOpen}>
        <p className="pb-6 print:hidden">
          <Link to={`/assessments/${assessmentId}/roadmap/${row.id}`}>{t('open')}</Link>
        </p>
        {row.mark && !isSubmitted && <ActionMark mark={row.mark} fault={fault} />}
        <ActionReasons row={row} />
      </Disclosure>
    </li>
  )
}

function Line({
  row: { name, who, role, days, weeks, dates, done, perhaps, stretched, status, mark },
}: {
  row: ActionView
}) {
  const t = useTranslations('roadmap.actions')
  return (
    <span className={`grid min-w-0 flex-1 gap-x-6 gap-y-1 py-1 text-sm ${COLUMNS}`}>
      <span className="grid content-start justify-items-start gap-1 text-base text-ink">
        {name}
        {perhaps.length > 0 && <Tag>{t('perhaps')}</Tag>}
        {stretched && <Tag>{t('stretched')}</Tag>}
        {status && <Tag>{status}</Tag>}
      </span>
      <Cell label={t('who')}>
        <span className="text-ink">{who}</span>
        {role !== who && <span>{role}</span>}
      </Cell>
      <Cell label={t('effort')}>
        <span className="text-ink">{days}</span>
        <span>{weeks}</span>
      </Cell>
      <Cell label={t('when')}>
        <span className="text-ink">{dates}</span>
        {mark?.notBefore && <span>{t.rich('waitsUntil', { date: () => <CalendarDate on={mark.notBefore} /> })}</span>}
      </Cell>
      <Cell label={t('done')} isLabelShown>
        <span className="text-ink">{done}</span>
      </Cell>
    </span>
  )
}

type CellProps = { label: string; isLabelShown?: boolean; children: React.ReactNode }

/** Its column's name is said to the ear, and on a phone where the text alone would not tell. */
function Cell({ label, isLabelShown, children }: CellProps) {
  return (
    <span className="flex flex-wrap content-start gap-x-2 tabular-nums md:grid">
      <span className={isLabelShown ? 'md:sr-only' : 'sr-only'}>{label}: </span>
      {children}
    </span>
  )
}
