import { StackedLosses } from '#app/charts/dom/stacked-losses.tsx'
import type { PointEntry } from '#app/report/model/dimension-model.ts'
import { Reasons } from '#app/routes/results/reasons.tsx'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { ChartFiles } from './chart-files.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'
import { Small } from './use-cases.tsx'

type Labels = ReportView['labels']

/** What cost the points. */
export function Points({ view }: { view: ReportView }) {
  const { points, labels } = view
  if (!points) return null
  return (
    <FoldedSection id="points" title={labels.points} lead={points.intro}>
      <Comment view={view} about="section:points" />
      <div className="grid gap-8">
        <div className="grid gap-1">
          <StackedLosses
            readiness={points.readiness}
            losses={points.losses.map(({ question: id, points: lost }) => ({ id, points: lost }))}
            label={points.intro}
          />
          <ChartFiles base={view.base} chart="points" name={labels.points} />
        </div>
        <PointTable caption={labels.points} rows={points.losses} labels={labels} />
        {points.potentials.length > 0 && (
          <div>
            <h3 className="mb-2">{labels.potentials}</h3>
            <PointTable caption={labels.potentials} rows={points.potentials} labels={labels} />
          </div>
        )}
      </div>
    </FoldedSection>
  )
}

function PointTable({ caption, rows, labels }: { caption: string; rows: readonly PointEntry[]; labels: Labels }) {
  const columns: Column<PointEntry>[] = [
    { id: 'ask', header: labels.question, cell: ({ ask }) => <span className="block text-sm">{ask}</span> },
    { id: 'answer', header: labels.answer, label: labels.answer, cell: ({ answer }) => <Small>{answer}</Small> },
    {
      id: 'of',
      header: labels.dimension,
      label: labels.dimension,
      cell: ({ dimension }) => <Small>{dimension}</Small>,
    },
    { id: 'points', header: labels.pointsHead, label: labels.pointsHead, align: 'end', cell: ({ text }) => text },
  ]
  if (rows.length === 0) return null
  return <Table caption={caption} isCaptionHidden columns={columns} rows={rows} rowKey={({ question }) => question} />
}

/** What should be checked. */
export function Contradictions({ view }: { view: ReportView }) {
  const { contradictions, labels } = view
  return (
    <FoldedSection id="contradictions" title={labels.contradictions} lead={labels.contradictionsIntro}>
      <Comment view={view} about="section:contradictions" />
      <ul className="grid gap-10">
        {contradictions.map(({ id, ask, answers, reply }) => (
          <li key={id} className="grid gap-4">
            <p className="max-w-measure">{ask}</p>
            <Reasons reasons={answers} />
            {reply && (
              <p className="max-w-measure">
                {labels.reply}: {reply}
              </p>
            )}
          </li>
        ))}
      </ul>
    </FoldedSection>
  )
}
