import { Link } from 'react-router'
import type { ActionEntry, Roadmap } from '#app/report/model/roadmap-model.ts'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'
import { Small } from './use-cases.tsx'

type ActionsProps = { roadmap: Roadmap; labels: ReportView['labels'] }

/** Every action with who does it, when, how much it takes, when it is done, and why; then the people. */
export function Actions({ view }: { view: ReportView }) {
  const { roadmap, labels } = view
  if (!roadmap) return null
  return (
    <FoldedSection id="actions" title={labels.actions}>
      <Comment view={view} about="section:actions" />
      <div className="grid gap-12">
        {roadmap.phases.length > 0 && <Totals roadmap={roadmap} labels={labels} />}
        {roadmap.phases.map(({ phase, label }) => (
          <div key={phase}>
            <h3 className="mb-2">{label}</h3>
            <ActionTable actions={roadmap.actions.filter((row) => row.phase === phase)} caption={label} view={view} />
          </div>
        ))}
        {roadmap.people.length > 0 && <People roadmap={roadmap} labels={labels} />}
      </div>
    </FoldedSection>
  )
}

function Totals({ roadmap, labels }: ActionsProps) {
  const columns: Column<Roadmap['phases'][number]>[] = [
    { id: 'phase', header: labels.phase, cell: ({ label }) => label },
    { id: 'actions', header: labels.actions, label: labels.actions, align: 'end', cell: ({ actions }) => actions },
    { id: 'days', header: labels.effort, label: labels.effort, align: 'end', cell: ({ days }) => days },
    { id: 'cost', header: labels.cost, label: labels.cost, align: 'end', cell: ({ cost }) => cost },
  ]
  return (
    <Table
      caption={labels.effort}
      isCaptionHidden
      columns={columns}
      rows={roadmap.phases}
      rowKey={({ phase }) => phase}
    />
  )
}

type ActionTableProps = { actions: readonly ActionEntry[]; caption: string; view: ReportView }

function ActionTable({ actions, caption, view }: ActionTableProps) {
  const { labels } = view
  const columns: Column<ActionEntry>[] = [
    { id: 'name', header: labels.action, cell: (action) => <Name action={action} view={view} /> },
    { id: 'when', header: labels.when, label: labels.when, cell: When },
    {
      id: 'who',
      header: labels.who,
      label: labels.who,
      cell: Who,
    },
    {
      id: 'done',
      header: labels.done,
      label: labels.done,
      cell: ({ done }) => <span className="block text-sm">{done}</span>,
    },
  ]
  return (
    <div className="md:[&_td:last-child]:w-[28%] print:[&_td:last-child]:w-[28%] md:[&_tbody_th]:w-[36%] print:[&_tbody_th]:w-[36%]">
      <Table caption={caption} isCaptionHidden columns={columns} rows={actions} rowKey={({ id }) => id} />
    </div>
  )
}

/** What is done only after the pilot needs no reasons yet. */
function Name({ action, view }: { action: ActionEntry; view: ReportView }) {
  const { base, labels } = view
  const { id, name, levels, phase, reasons, perhaps } = action
  return (
    <div className="grid gap-1">
      {base === null ? <span>{name}</span> : <Link to={`${base}/roadmap/${id}`}>{name}</Link>}
      <Small>{levels}</Small>
      {phase !== 'scale' && <Small>{reasons.join(' ')}</Small>}
      {phase !== 'scale' && perhaps && (
        <span className="text-sm text-open">
          {perhaps.text} {labels.askFirst}: {perhaps.ask.map(({ ask, whom }) => `${ask} (${whom})`).join(' ')}
        </span>
      )}
      <div className="font-normal">
        <Comment view={view} about={`action:${id}`} />
      </div>
    </div>
  )
}

function Who({ who, status }: ActionEntry) {
  return (
    <span className="grid text-sm">
      <span>{who}</span>
      {status && <span className="text-soft">{status}</span>}
    </span>
  )
}

function When({ dates, days }: ActionEntry) {
  return (
    <span className="grid text-sm">
      <span>{dates}</span>
      <span className="text-soft">{days}</span>
    </span>
  )
}

function People({ roadmap, labels }: ActionsProps) {
  const columns: Column<Roadmap['people'][number]>[] = [
    { id: 'name', header: labels.person, cell: ({ name }) => <span className="[overflow-wrap:anywhere]">{name}</span> },
    { id: 'hats', header: labels.hats, label: labels.hats, cell: ({ roles }) => <Small>{roles}</Small> },
    { id: 'week', header: labels.week, label: labels.week, cell: ({ week }) => <Small>{week}</Small> },
    { id: 'away', header: labels.away, label: labels.away, cell: ({ away }) => <Small>{away}</Small> },
    { id: 'rate', header: labels.rate, label: labels.rate, align: 'end', cell: ({ rate }) => rate },
  ]
  const shown = roadmap.people.some(({ away }) => away) ? columns : columns.filter(({ id }) => id !== 'away')
  return (
    <div>
      <h3 className="mb-2">{labels.people}</h3>
      <Table caption={labels.people} isCaptionHidden columns={shown} rows={roadmap.people} rowKey={({ id }) => id} />
    </div>
  )
}
