import { FoldedSection } from '#app/routes/results/section.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

type Section = NonNullable<ReportView['governance']>

/** Where the AI systems stand in the law, and the duties that follow with their days. */
export function Governance({ view }: { view: ReportView }) {
  if (!view.governance) return null
  const { title, intro, systems, duties } = view.governance
  return (
    <FoldedSection id="governance" title={title}>
      <p className="max-w-measure">{intro}</p>
      <Comment view={view} about="section:governance" />
      {systems.map(({ id, name, status, tone, verdict, rows }) => (
        <div key={id} className="mt-8 grid gap-2 [overflow-wrap:anywhere]">
          <h3>{name}</h3>
          <p className="text-sm text-soft">{status}</p>
          <VerdictMark tone={tone}>{verdict}</VerdictMark>
          <DefinitionList
            items={rows.map(({ label, text }) => ({
              term: label,
              description: <span className="whitespace-pre-line">{text}</span>,
            }))}
          />
        </div>
      ))}
      {duties && duties.rows.length > 0 && <Duties duties={duties} />}
    </FoldedSection>
  )
}

function Duties({ duties: { title, intro, columns, rows } }: { duties: NonNullable<Section['duties']> }) {
  return (
    <div className="mt-10 grid gap-4">
      <h3>{title}</h3>
      <p data-lead className="max-w-measure">
        {intro}
      </p>
      <Table
        caption={title}
        isCaptionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'duty',
            header: columns.duty,
            cell: ({ duty, article }) => (
              <span className="grid font-normal">
                {duty}
                <span className="text-sm text-soft">{article}</span>
              </span>
            ),
          },
          { id: 'systems', header: columns.systems, label: columns.systems, cell: ({ systems }) => systems },
          { id: 'when', header: columns.when, label: columns.when, cell: ({ when }) => when },
          { id: 'state', header: columns.state, label: columns.state, cell: ({ state }) => state },
        ]}
      />
    </div>
  )
}
