import type { Plan, PlannedAction } from '#app/core/roadmap/plan.ts'
import { answerEntry } from './answers.ts'
import { capabilityName, givenAnswer, isOnlyInFull, type ReportContext } from './report-context.ts'
import { whyOf } from './targets.ts'

export function listReasons(context: ReportContext, plan: Plan, planned: PlannedAction): string[] {
  const { id, cap, homework } = planned
  const { words } = context
  const dependants = plan.actions
    .filter(({ after }) => after.includes(id))
    .map((other) => context.actions.get(other.id)?.name ?? other.id)
  return [
    homework ? homeworkReason(context, cap) : targetReason(context, plan, cap),
    levelReason(context, plan, planned),
    answerReason(context, cap),
    dependants.length > 0 ? words.t('roadmap.reasonAfter', { list: words.list(dependants) }) : '',
  ].filter((reason) => reason !== '')
}

function homeworkReason({ score, words }: ReportContext, cap: string): string {
  const why = score.homework.rows.find((row) => row.cap === cap)?.why
  return why ? words.t('roadmap.reasonHomework', { why: endless(why) }) : ''
}

function targetReason(context: ReportContext, plan: Plan, cap: string): string {
  for (const id of plan.targets) {
    const item = context.useCases.get(id) ?? context.techniques.get(id)
    const why = item && whyOf(context, cap, item)
    if (item && why) return context.words.t('roadmap.reasonTarget', { target: item.name, why: endless(why) })
  }
  return ''
}

function levelReason(context: ReportContext, { levels = {} }: Plan, { cap, to }: PlannedAction): string {
  const level = levels[cap] ?? 0
  if (level < to) return ''
  return context.words.t('roadmap.reasonLevel', { name: capabilityName(context, cap), level })
}

function answerReason(context: ReportContext, cap: string): string {
  const question = context.levelQuestions.get(cap)
  if (!question) return ''
  const given = givenAnswer(context, question.id)
  const { answer, shared } = answerEntry(context, question)
  if (shared?.isSpan) return answer
  if (shared && given !== undefined && given !== 'unsure') return context.words.t('roadmap.reasonTeam', { answer })
  if (given === 'unsure') return context.words.t('roadmap.reasonUnsure', { ask: question.ask })
  if (isOnlyInFull(context, question.id)) return context.words.t('roadmap.reasonOnlyInFull', { ask: question.ask })
  return given === undefined
    ? context.words.t('roadmap.reasonOpen', { ask: question.ask })
    : context.words.t('roadmap.reasonAnswer', { answer })
}

/** Without a full stop at its end, to go inside a sentence. */
function endless(text: string): string {
  return text.replace(/\.$/, '')
}
