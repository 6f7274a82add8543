import type { ReportModel } from '#app/report/model/report-model.ts'
import { type Block, heading, paragraph } from '../blocks.ts'

/** What reads otherwise than in an earlier version, in sentences; nothing where none was compared. */
export function changeBlocks({ changes }: ReportModel): Block[] {
  if (!changes) return []
  const { title, intro, groups } = changes
  return [
    heading(1, title),
    ...(intro ? [paragraph(intro)] : []),
    ...groups.flatMap((group): Block[] => [
      heading(2, group.title),
      { is: 'list', items: group.lines.map((text) => [{ text }]) },
    ]),
  ]
}
