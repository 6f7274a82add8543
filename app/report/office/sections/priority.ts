import type { PriorityReport } from '#app/report/model/priority-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { type Block, type Column, cell, heading, paragraph, smallCell, tableOf } from '../blocks.ts'

/** Value against effort: each tier in figures, and what would tell the first apart. */
export function priorityBlocks({ priority }: ReportModel): Block[] {
  if (!priority) return []
  const { title, headline, assumed, picture, tiers, columns, separations, notes } = priority
  return [
    heading(1, title),
    paragraph(headline),
    ...(assumed === null ? [] : [paragraph(assumed)]),
    ...(picture
      ? [
          paragraph(picture.intro, 'Small'),
          { is: 'picture' as const, source: { kind: 'chart' as const, name: 'priority' as const }, alt: picture.label },
        ]
      : []),
    ...notes.map((note) => paragraph(note, 'Small')),
    ...tiers.flatMap((tier) => [heading(2, tier.title), paragraph(tier.says, 'Small'), ...tierTable(tier, columns)]),
    ...(separations ? [heading(2, separations.title), ...separations.lines.map((text) => paragraph(text))] : []),
  ]
}

function tierTable({ rows }: PriorityReport['tiers'][number], columns: PriorityReport['columns']): Block[] {
  const heads: Column[] = [
    { label: columns.useCase, share: 0.28 },
    { label: columns.net, share: 0.2 },
    { label: columns.likely, share: 0.22 },
    { label: columns.cost, share: 0.16 },
    { label: columns.payback, share: 0.14 },
  ]
  return tableOf(
    heads,
    rows.map(({ letter, name, net, likely, cost, payback, assumed }) => ({
      cells: [
        cell(`${letter}  ${name}`, assumed ?? ''),
        smallCell(net),
        smallCell(likely),
        smallCell(cost),
        smallCell(payback),
      ],
    })),
  )
}
