import type { HomeworkRow } from '#app/core/scoring/result.ts'
import { capabilityName, openQuestions, personName, type ReportContext, statementAt } from './report-context.ts'
import type { Homework, HomeworkEntry } from './report-model.ts'
import { daysText, inScheduleOrder } from './roadmap.ts'

/** What every pilot needs, once; `null` if nothing of it is missing or open. */
export function describeHomework(context: ReportContext): Homework | null {
  const { score, words, catalogue } = context
  const order = catalogue.capabilities.map(({ id }) => id)
  const rows = score.homework.rows
    .toSorted((a, b) => order.indexOf(a.cap) - order.indexOf(b.cap))
    .map((row) => homeworkEntry(context, row))
  if (rows.every(({ state }) => state === 'done')) return null
  return { intro: words.t('homework.intro'), steps: words.range(score.homework.steps), rows }
}

function homeworkEntry(context: ReportContext, { cap, min, level, short, why }: HomeworkRow): HomeworkEntry {
  const isKnown = level.lo === level.hi
  const { words } = context
  const aspects = context.levels.get(cap)?.aspects ?? []
  const open = aspects.filter(({ state }) => state === 'open' || state === 'unsure').map(({ question }) => question)
  const state = short.hi === 0 ? 'done' : short.lo > 0 ? 'missing' : 'open'
  return {
    capability: cap,
    name: capabilityName(context, cap),
    has: isKnown
      ? statementAt(context, cap, level.lo)
      : words.t('homework.levelOpen', { low: level.lo, high: level.hi }),
    needs: statementAt(context, cap, min),
    why,
    state,
    actions: homeworkActions(context, cap),
    open: state === 'done' ? [] : openQuestions(context, open),
  }
}

function homeworkActions(context: ReportContext, cap: string): HomeworkEntry['actions'] {
  const { plan } = context
  if (!plan) return []
  return inScheduleOrder(plan).flatMap(({ id }) => {
    const action = plan.actions.find((candidate) => candidate.id === id && candidate.homework && candidate.cap === cap)
    if (!action) return []
    const name = context.actions.get(id)?.name ?? id
    return [{ id, name, days: daysText(context, action), who: personName(context, action.person) }]
  })
}
