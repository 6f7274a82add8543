import type { AnswerEntry } from '#app/report/model/answer-model.ts'
import type { PointEntry } from '#app/report/model/dimension-model.ts'
import type { GovernanceReport } from '#app/report/model/governance-model.ts'
import { MOST_POINTS, sayRest } from '#app/report/model/points-rest.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { createWording } from '#app/report/model/wording.ts'
import {
  type Block,
  type Column,
  cell,
  definitions,
  heading,
  line,
  paragraph,
  smallCell,
  tableOf,
  verdictLine,
} from '../blocks.ts'

/** How pilots fail, and where this company stands. */
export function pitfallBlocks({ pitfalls, labels }: ReportModel): Block[] {
  if (pitfalls.length === 0) return []
  const each = pitfalls.flatMap(({ name, tone, label, because, firstActions }): Block[] => [
    heading(2, name),
    { is: 'line', line: verdictLine(tone, label, 'Strong') },
    ...because.flatMap(reason),
    ...(firstActions.length > 0 && tone !== 'ready'
      ? [paragraph(`${labels.pitfallFirst}: ${firstActions.map((action) => action.name).join('; ')}.`, 'Small')]
      : []),
  ])
  return [heading(1, labels.pitfalls), ...each]
}

/** What cost the points, what could still change it. */
export function pointBlocks({ points, labels, locale }: ReportModel): Block[] {
  if (!points) return []
  const words = createWording(locale)
  const columns: Column[] = [
    { label: labels.question, share: 0.4 },
    { label: labels.answer, share: 0.35 },
    { label: labels.dimension, share: 0.14 },
    { label: labels.pointsHead, share: 0.11, align: 'right' },
  ]
  const table = (entries: readonly PointEntry[]): Block[] => {
    const rest = sayRest(entries, words)
    const rows = entries.slice(0, MOST_POINTS).map(({ ask, answer, dimension, text }) => ({
      cells: [cell(ask), smallCell(answer), smallCell(dimension), cell(text)],
    }))
    return [...tableOf(columns, rows), ...(rest ? [paragraph(rest, 'Small')] : [])]
  }
  return [
    heading(1, labels.points),
    paragraph(points.intro),
    { is: 'picture', source: { kind: 'chart', name: 'points' }, alt: points.intro },
    ...table(points.losses),
    ...(points.potentials.length > 0 ? [heading(2, labels.potentials), ...table(points.potentials)] : []),
  ]
}

/** Answers that rarely go together, and what was said to it. */
export function contradictionBlocks({ contradictions, labels }: ReportModel): Block[] {
  if (contradictions.length === 0) return []
  const each = contradictions.flatMap(({ ask, answers, reply }) => [
    paragraph(ask),
    ...answers.flatMap(reason),
    ...(reply ? [paragraph(`${labels.reply}: ${reply}`, 'Small')] : []),
  ])
  return [heading(1, labels.contradictions), paragraph(labels.contradictionsIntro), ...each]
}

/** A question with its answer under something else; notes stand in the appendix. */
function reason({ ask, answer, shared, claimed, told }: AnswerEntry): Block[] {
  const said = [answer, shared?.notes.join(' '), claimed, told].filter(Boolean).join(' ')
  return definitions([{ label: ask, text: said }])
}

/** Where the AI systems stand in the law, and the duties that follow with their days. */
export function governanceBlocks({ governance }: ReportModel): Block[] {
  if (!governance) return []
  const { title, intro, systems, duties } = governance
  const each = systems.flatMap(({ name, status, tone, verdict, rows }): Block[] => [
    heading(2, name),
    paragraph(status, 'Small'),
    { is: 'line', line: verdictLine(tone, verdict, 'Strong') },
    ...definitions(rows),
  ])
  return [heading(1, title), paragraph(intro), ...each, ...(duties ? dutyBlocks(duties) : [])]
}

function dutyBlocks({ title, intro, columns, rows }: NonNullable<GovernanceReport['duties']>): Block[] {
  if (rows.length === 0) return []
  const heads: Column[] = [
    { label: columns.duty, share: 0.42 },
    { label: columns.systems, share: 0.2 },
    { label: columns.when, share: 0.22 },
    { label: columns.state, share: 0.16 },
  ]
  const written = rows.map(({ duty, article, systems, when, state }) => ({
    cells: [
      cell(line(duty, 'TableText'), line(article, 'TableSmall')),
      smallCell(systems),
      smallCell(when),
      smallCell(state),
    ],
  }))
  return [heading(2, title), paragraph(intro), ...tableOf(heads, written)]
}
