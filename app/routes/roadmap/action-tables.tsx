import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { ActionReasons } from './action-reasons.tsx'
import type { ActionView, PlannedView } from './roadmap-view.ts'

/** Every action by phase, its name opening its reasons; what the picture says, in words. */
export function ActionTables({ phases }: Pick<PlannedView, 'phases'>) {
  const t = useTranslations('roadmap.actions')
  const withRows = phases.filter(({ rows }) => rows.length > 0)
  return (
    <Section id="actions" title={t('title')} lead={withRows.length > 0 ? t('lead') : t('none')}>
      <div className="grid gap-12">
        {withRows.map((phase) => (
          <PhaseTable key={phase.phase} phase={phase} />
        ))}
      </div>
    </Section>
  )
}

function PhaseTable({ phase: { phase, label, actions, days, cost, rows } }: { phase: PlannedView['phases'][number] }) {
  const t = useTranslations('roadmap.actions')
  const columns: Column<ActionView>[] = [
    { id: 'name', header: t('action'), cell: (row) => <Name row={row} /> },
    { id: 'who', header: t('who'), label: t('who'), cell: Who },
    { id: 'effort', header: t('effort'), label: t('effort'), cell: Effort },
    { id: 'when', header: t('when'), label: t('when'), cell: ({ dates }) => <span className="text-sm">{dates}</span> },
    { id: 'done', header: t('done'), label: t('done'), cell: ({ done }) => <span className="text-sm">{done}</span> },
  ]
  return (
    <div>
      <h3 className="mb-1">{label}</h3>
      <p className="mb-4 max-w-measure text-sm text-soft">
        {t('totals', { actions, days, cost })} {phase === 'scale' && t('onlyIfScaled')}
      </p>
      <div className="roadmap-actions md:[&_tbody_th]:w-[38%] md:[&_td:last-child]:w-[26%]">
        <Table caption={t('caption', { phase: label })} isCaptionHidden columns={columns} rows={rows} rowKey={rowId} />
      </div>
    </div>
  )
}

function rowId({ id }: ActionView) {
  return id
}

function Name({ row }: { row: ActionView }) {
  const t = useTranslations('roadmap.actions')
  const { id, name, perhaps, stretched } = row
  return (
    <div
      id={`action-${id}`}
      className="[&_.disclosure]:border-0 [&_summary]:min-h-6 [&_summary]:py-0 max-md:[&_summary]:min-h-11"
    >
      <Disclosure
        summary={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink">
            <span>{name}</span>
            {perhaps.length > 0 && <Tag>{t('perhaps')}</Tag>}
            {stretched && <Tag>{t('stretched')}</Tag>}
          </span>
        }
      >
        <ActionReasons row={row} />
      </Disclosure>
    </div>
  )
}

function Who({ who, role }: ActionView) {
  return (
    <span className="grid text-sm">
      <span>{who}</span>
      {role !== who && <span className="text-soft">{role}</span>}
    </span>
  )
}

function Effort({ days, weeks }: ActionView) {
  return (
    <span className="grid text-sm tabular-nums">
      <span>{days}</span>
      <span className="text-soft">{weeks}</span>
    </span>
  )
}
