import type { ReportModel } from '#app/report/model/report-model.ts'
import { type Block, type Column, cell, heading, line, paragraph, smallCell, tableOf } from '../blocks.ts'

/** What a consultant saw beside what the answers say, and what would follow from it. */
export function secondViewBlocks({ secondView }: ReportModel): Block[] {
  if (!secondView) return []
  const { title, intro, columns, rows, wouldBe } = secondView
  const heads: Column[] = [
    { label: columns.capability, share: 0.34 },
    { label: columns.said, share: 0.19 },
    { label: columns.seen, share: 0.19 },
    { label: columns.difference, share: 0.28 },
  ]
  const written = rows.map(({ name, dimension, said, seen, difference, agreement, reason }) => ({
    cells: [
      cell(line(name, 'TableStrong'), line(dimension, 'TableSmall')),
      cell(said),
      cell(seen),
      agreement === 'apart' ? cell(line(difference, 'TableStrong')) : smallCell(difference),
    ],
    below: [line(`${columns.reason}: ${reason}`, 'TableSmall')],
  }))
  return [
    heading(1, title),
    paragraph(intro),
    ...tableOf(heads, written),
    ...(wouldBe ? [heading(2, wouldBe.title), ...wouldBe.lines.map((text) => paragraph(text))] : []),
  ]
}
