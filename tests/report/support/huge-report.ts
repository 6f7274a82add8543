import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { arrangeSections } from '#app/report/model/arrange.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Roadmap } from '#app/report/model/roadmap-model.ts'
import { longComments } from './long-comments.ts'
import { withLongWords } from './long-words.ts'
import { catalogue, sheetOf } from './sample-report.ts'
import { wholeReport } from './whole-report.ts'

const ACTIONS = 100
/** Notes that fill about ten pages. */
const NOTES = { count: 10, letters: 3_600 }
const SENTENCE = 'We asked the works council, the agency and the Einwilligungsverwaltungssystem for their figures. '

/** What is drawn as it is, or not at all. */
const NOT_WORDS = new Set(['labels', 'cover', 'picture', 'dates', 'gantt', 'url', 'id', 'source'])

/**
 * The largest report that there can be, and then some: every question of the full form answered, all techniques, a hundred actions, notes
 * of ten pages, comments of ten more, and long German compounds in every text.
 */
export function hugeReport(locale: 'en' | 'de' = 'en'): ReportModel {
  const whole = wholeReport(fullSheet(), { details: longNotes(), locale })
  const report = lengthened(whole) as ReportModel
  const planned = { ...report, ...(report.roadmap && { roadmap: withManyActions(report.roadmap) }) }
  return arrangeSections(planned, { sectionOrder: [], hidden: [], paper: 'a4', texts: longComments(planned) })
}

function fullSheet(): AnswerSheet {
  const levels = catalogue.questions.filter(({ kind }) => kind === 'level').map(({ id }, at) => [id, at % 3] as const)
  const facts = catalogue.questions.flatMap(({ id, kind, options }) =>
    kind === 'fact' ? [[id, options?.at(-1)?.id ?? 'unsure'] as const] : [],
  )
  return { ...sheetOf({}), form: 'full', answers: Object.fromEntries([...levels, ...facts]) }
}

function longNotes() {
  const note = SENTENCE.repeat(Math.ceil(NOTES.letters / SENTENCE.length))
  const asked = catalogue.questions.filter(({ kind }) => kind === 'level').slice(0, NOTES.count)
  return Object.fromEntries(asked.map(({ id }, at) => [id, { note: `${note}End of note ${at + 1}.` }]))
}

function lengthened(part: unknown): unknown {
  if (typeof part === 'string') return withLongWords(part)
  if (Array.isArray(part)) return part.map(lengthened)
  if (part === null || typeof part !== 'object') return part
  return Object.fromEntries(
    Object.entries(part).map(([key, held]) => [key, NOT_WORDS.has(key) ? held : lengthened(held)]),
  )
}

/** The same ones again and again, each with a name of its own. */
function withManyActions(roadmap: Roadmap): Roadmap {
  const { actions, gantt } = roadmap
  const first = actions[0]
  if (!first) throw new Error('The report has no plan.')
  const more = Array.from({ length: ACTIONS - actions.length }, (_, at) => {
    const like = actions[at % actions.length] ?? first
    return { ...like, id: `more-${at}`, name: `${like.name} (${at + 1})` }
  })
  const bar = gantt.rows[0]
  const bars = more.flatMap((action, at) =>
    bar ? [{ ...bar, id: action.id, label: action.name, phaseLabel: '', start: at % 8, end: (at % 8) + 2 }] : [],
  )
  return {
    ...roadmap,
    actions: [...actions, ...more],
    gantt: { ...gantt, rows: [...gantt.rows.slice(0, 3), ...bars, ...gantt.rows.slice(3)] },
  }
}
