import { partsOf } from '#app/report/charts/draw-roadmap.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { ActionEntry, Roadmap } from '#app/report/model/roadmap-model.ts'
import { createWording } from '#app/report/model/wording.ts'
import { type Block, type Column, cell, heading, line, paragraph, smallCell, tableOf } from '../blocks.ts'
import { commentLines, commentText } from '../comments.ts'

/** Rows of the plan that have room on a page beside title, dates and legend. */
const MOST_ROWS = 23

/** The plan as pictures, each on a landscape page. */
export function scheduleBlocks(model: ReportModel): Block[] {
  const { locale, roadmap } = model
  if (!roadmap) return []
  const alt = createWording(locale).t('charts.roadmap.alt')
  const pictures = partsOf(roadmap.gantt, MOST_ROWS).map(
    (gantt, at): Block => ({
      is: 'picture',
      source: { kind: 'gantt', gantt, above: at === 0 ? commentHeight(model) : 0 },
      alt: `${roadmap.title}. ${alt}`,
    }),
  )
  const intro = [...(roadmap.decided ?? []), ...roadmap.notes, ...(roadmap.missed ?? [])].join(' ')
  return [heading(1, roadmap.title), ...(intro ? [paragraph(intro, 'Small')] : []), ...pictures]
}

/** Points that the comment on the plan takes, at most as much as leaves the picture half a page. */
function commentHeight(model: ReportModel): number {
  const lines = (commentText(model, 'section:schedule') ?? '').split('\n').filter((line) => line !== '')
  const count = lines.reduce((sum, line) => sum + Math.ceil(line.length / COMMENT.letters), 0)
  return count === 0 ? 0 : Math.min(COMMENT.most, (count + 1) * COMMENT.line)
}

/** Of a comment across a landscape page: letters and height of a line. */
const COMMENT = { letters: 120, line: 18, most: 150 }

/** Every action with who does it, when, how much it takes, when it is done, and why. */
export function actionBlocks(model: ReportModel): Block[] {
  const { roadmap, labels } = model
  if (!roadmap) return []
  const phases = [...new Map(roadmap.actions.map(({ phase, phaseLabel }) => [phase, phaseLabel]))]
  return [
    heading(1, labels.actions),
    ...totals(roadmap, labels),
    ...phases.flatMap(([phase, name]) => [
      heading(2, name),
      ...actionTable(
        roadmap.actions.filter((action) => action.phase === phase),
        model,
      ),
    ]),
    ...people(roadmap, labels),
  ]
}

type Labels = ReportModel['labels']

function totals({ phases }: Roadmap, labels: Labels): Block[] {
  const columns: Column[] = [
    { label: labels.phase, share: 0.34 },
    { label: labels.actions, share: 0.18, align: 'right' },
    { label: labels.effort, share: 0.24, align: 'right' },
    { label: labels.cost, share: 0.24, align: 'right' },
  ]
  const rows = phases.map(({ label, actions, days, cost }) => ({
    cells: [cell(label), cell(String(actions)), cell(days), cell(cost)],
  }))
  return tableOf(columns, rows)
}

function actionTable(actions: readonly ActionEntry[], model: ReportModel): Block[] {
  const { labels } = model
  const columns: Column[] = [
    { label: labels.action, share: 0.33 },
    { label: labels.when, share: 0.2 },
    { label: labels.who, share: 0.17 },
    { label: labels.done, share: 0.3 },
  ]
  const rows = actions.map((action) => ({
    cells: [
      cell(line(action.name, 'TableStrong'), action.levels),
      smallCell(action.dates, action.days),
      smallCell(action.who, action.status),
      smallCell(action.done),
    ],
    below: [...smallCell(reasonsFor(action, labels)), ...commentLines(model, `action:${action.id}`)],
  }))
  return tableOf(columns, rows)
}

/** Why it is in the plan; what is done only after the pilot needs no reasons yet. */
function reasonsFor({ phase, reasons, perhaps }: ActionEntry, labels: Labels): string {
  if (phase === 'scale') return ''
  const asked = perhaps?.ask.map(({ ask, whom }) => `${ask} (${whom})`).join(' ')
  return [...reasons, ...(perhaps ? [`${perhaps.text} ${labels.askFirst}: ${asked}`] : [])].join(' ')
}

function people({ people: listed }: Roadmap, labels: Labels): Block[] {
  const columns: Column[] = [
    { label: labels.person, share: 0.24 },
    { label: labels.hats, share: 0.38 },
    { label: labels.week, share: 0.2 },
    { label: labels.rate, share: 0.18, align: 'right' },
  ]
  const rows = listed.map(({ name, roles, week, away, rate }) => ({
    cells: [cell(name), smallCell(roles), smallCell(week, away && `${labels.away} ${away}`), cell(rate)],
  }))
  return rows.length > 0 ? [heading(2, labels.people), ...tableOf(columns, rows)] : []
}
