import { ProcessChart } from '#app/charts/dom/process-chart.tsx'
import type { DraftSection } from '#app/report/draft/draft-model.ts'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

/** Pilots one after another, as in the PDF: how each is designed, or what came of it. */
export function Pilots({ id, view }: { id: 'pilot-design' | 'evidence'; view: ReportView }) {
  const chapter = id === 'evidence' ? view.pilots?.evidence : view.pilots?.design
  if (!chapter) return null
  const { title, intro, pilots } = chapter
  return (
    <FoldedSection id={id} title={title}>
      <p className="max-w-measure">{intro}</p>
      <Comment view={view} about={`section:${id}`} />
      {pilots.map((pilot) => (
        <section key={pilot.id} className="mt-10 grid gap-6 [overflow-wrap:anywhere]">
          <div className="grid gap-2">
            <h3>{pilot.name}</h3>
            <p className="max-w-measure font-serif text-lg">{pilot.says}</p>
          </div>
          {pilot.sections.map((section) => (
            <Written key={section.title} section={section} />
          ))}
        </section>
      ))}
    </FoldedSection>
  )
}

function Written({ section: { title, entries, picture, phonePicture, table } }: { section: DraftSection }) {
  const says = entries.map(({ name, lines }) => ({ term: name, description: <Lines lines={lines} /> }))
  return (
    <div className="grid gap-4">
      <h4 className="font-semibold">{title}</h4>
      {picture && (
        <div className="max-w-[52rem]">
          <ProcessChart picture={picture} phonePicture={phonePicture} label={title} />
        </div>
      )}
      {says.length > 0 && <DefinitionList items={says} />}
      {table && <FigureTable title={title} table={table} />}
    </div>
  )
}

function Lines({ lines }: { lines: DraftSection['entries'][number]['lines'] }) {
  return (
    <span className="grid gap-1">
      {lines.map(({ text }) => (
        <span key={text} className="whitespace-pre-line">
          {text}
        </span>
      ))}
    </span>
  )
}

type FigureTableProps = { title: string; table: NonNullable<DraftSection['table']> }

function FigureTable({ title, table: { columns, rows } }: FigureTableProps) {
  const keyed = rows.map((cells, at) => ({ id: String(at), cells }))
  return (
    <Table
      caption={title}
      isCaptionHidden
      rows={keyed}
      rowKey={({ id }) => id}
      columns={columns.map(({ label, align }, at) => ({
        id: label,
        header: label,
        ...(at > 0 && { label }),
        ...(align === 'right' && { align: 'end' as const }),
        cell: ({ cells }: (typeof keyed)[number]) => cells[at] ?? '',
      }))}
    />
  )
}
