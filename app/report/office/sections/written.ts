import type { DraftEntry, DraftLine, DraftSection } from '#app/report/draft/draft-model.ts'
import type { PilotChapter } from '#app/report/model/pilots-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { TeamReport } from '#app/report/model/team-model.ts'
import {
  type Block,
  type Column,
  cell,
  definitions,
  heading,
  type ParagraphStyle,
  paragraph,
  smallCell,
  tableOf,
} from '../blocks.ts'

const STYLES: Record<DraftLine['kind'], ParagraphStyle> = {
  said: 'Normal',
  open: 'OpenPoint',
  todo: 'ToDo',
  note: 'Normal',
}

/** What a written section says under its title: its picture, its entries, its table. @param level of its entries' names */
export function sectionBlocks({ title, entries, picture, table }: DraftSection, level: 2 | null): Block[] {
  return [
    ...(picture ? [{ is: 'picture' as const, source: { kind: 'process' as const, picture }, alt: title }] : []),
    ...entries.flatMap((entry) => entryBlocks(entry, level)),
    ...(table
      ? tableOf(
          table.columns,
          table.rows.map((cells) => ({ cells: cells.map((text) => cell(text)) })),
        )
      : []),
  ]
}

const entryBlocks = ({ name, source, lines }: DraftEntry, level: 2 | null): Block[] => [
  ...(level === null ? (name === '' ? [] : [paragraph(name, 'Strong')]) : [heading(level, name)]),
  ...lines.map(({ kind, text }) => paragraph(text, STYLES[kind])),
  ...(source ? [paragraph(source, 'Small')] : []),
]

/** Pilots one after another: how each is designed, or what came of it. */
export function pilotBlocks(chapter: PilotChapter | null | undefined): Block[] {
  if (!chapter) return []
  const each = chapter.pilots.flatMap(({ name, says, sections }) => [
    heading(2, name),
    paragraph(says, 'Lead'),
    ...sections.flatMap((section) => [heading(3, section.title), ...sectionBlocks(section, null)]),
  ])
  return [heading(1, chapter.title), paragraph(chapter.intro), ...each]
}

/** How far the people agree who were asked. */
export function teamBlocks({ team }: ReportModel): Block[] {
  if (!team) return []
  const { title, intro, standing, reading, figures, people, disputed } = team
  const columns: Column[] = [
    { label: people.columns.discipline, share: 0.5 },
    { label: people.columns.asked, share: 0.25 },
    { label: people.columns.answered, share: 0.25 },
  ]
  return [
    heading(1, title),
    paragraph(intro),
    paragraph(standing, 'Strong'),
    paragraph(reading),
    ...definitions(figures),
    heading(2, people.title),
    ...tableOf(
      columns,
      people.rows.map(({ name, asked, answered }) => ({ cells: [cell(name), cell(asked), cell(answered)] })),
    ),
    ...(disputed ? disputedBlocks(disputed) : []),
  ]
}

function disputedBlocks({ title, intro, columns, rows }: NonNullable<TeamReport['disputed']>): Block[] {
  const heads: Column[] = [
    { label: columns.question, share: 0.42 },
    { label: columns.answers, share: 0.3 },
    { label: columns.hangs, share: 0.28 },
  ]
  const written = rows.map(({ ask, answers, said, hangs }) => ({
    cells: [cell(ask), cell(answers, said), smallCell(hangs)],
  }))
  return [heading(2, title), paragraph(intro), ...tableOf(heads, written)]
}
