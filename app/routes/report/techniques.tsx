import type { TechniqueCategory } from '#app/report/model/target-model.ts'
import { NameLink } from '#app/routes/results/name-link.tsx'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

type Row = TechniqueCategory['rows'][number]

/** The map of techniques by category; those within reach name their gaps. */
export function Techniques({ view }: { view: ReportView }) {
  const { techniques, labels, base } = view
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: labels.technique,
      cell: ({ id, name }) => <NameLink to={base && `${base}/techniques/${id}`}>{name}</NameLink>,
    },
    {
      id: 'verdict',
      header: labels.verdict,
      label: labels.verdict,
      cell: ({ tone, label, standing }) => (
        <span className="grid">
          <VerdictMark tone={tone}>{label}</VerdictMark>
          {standing && <span className="text-sm text-soft">{standing.text}</span>}
        </span>
      ),
    },
    {
      id: 'between',
      header: labels.between,
      label: labels.between,
      cell: (row) => (
        <>
          <Between {...row} />
          <Comment view={view} about={`technique:${row.id}`} />
        </>
      ),
    },
  ]
  return (
    <FoldedSection id="techniques" title={labels.techniques} lead={labels.techniquesIntro}>
      <Comment view={view} about="section:techniques" />
      <div className="grid gap-10 md:[&_td]:w-[34%] print:[&_td]:w-[34%] md:[&_tbody_th]:w-[32%] print:[&_tbody_th]:w-[32%]">
        {techniques.map(({ id, name, rows }) => (
          <div key={id}>
            <h3 className="mb-2">{name}</h3>
            <Table caption={name} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />
          </div>
        ))}
      </div>
    </FoldedSection>
  )
}

function Between({ between, tone, blockers }: Row) {
  return (
    <span className="grid gap-0.5 text-sm">
      <span className="text-soft">{between}</span>
      {tone === 'nearly' && <span>{blockers.map(({ name }) => name).join('; ')}</span>}
    </span>
  )
}
