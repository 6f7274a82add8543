import { answerText } from '#app/core/assessment/answer-text.ts'
import type { Respondent } from '#app/server/open-assessment.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { Answer } from '#db/queries/answers.server.ts'
import type { ParsedAnswer } from './answer-form.ts'
import type { Replied, Theirs } from './autosave.ts'
import { givenOf } from './card-view.server.ts'
import type { SaveOutcome } from './save-answer.server.ts'

/** What a page that saves by itself is told, as JSON with the status that goes with it. */
export function replyWith(outcome: Replied): Response {
  return Response.json(outcome, { status: STATUS[outcome.kind] })
}

const STATUS: Record<Replied['kind'], number> = {
  saved: 200,
  conflict: 409,
  confirm: 409,
  invalid: 422,
  refused: 409,
}

type Wording = {
  question: Question
  catalogue: Catalogue
  say: Say
  /** What is said where nothing can be changed any more. */
  closed: ReturnType<typeof closedFor>
}

/** What became of one answer that was saved by itself. */
export function outcomeOf(saved: SaveOutcome | Extract<ParsedAnswer, { ok: false }>, wording: Wording): Replied {
  const { say } = wording
  if ('errors' in saved) return { kind: 'invalid', errors: saved.errors }
  if (saved.ok) {
    const answer = saved.value && 'level' in saved.value ? `level:${saved.value.level}` : null
    return { kind: 'saved', version: saved.version, savedAt: saved.savedAt.toISOString(), answer }
  }
  if (saved.reason === 'conflict') return { kind: 'conflict', current: theirsOf(saved.current, wording) }
  if (saved.reason === 'confirm') return { kind: 'confirm', effects: saved.effects }
  if (saved.reason === 'reused') return { kind: 'invalid', errors: { answer: say('reused') } }
  return { kind: 'refused', message: say(saved.reason === 'closed' ? wording.closed : 'reload') }
}

function theirsOf(current: Answer | null, { question, catalogue, say }: Wording): Theirs {
  const text = current ? (answerText(catalogue, question, current.value) ?? say('unsure')) : ''
  return { ...givenOf(current ?? undefined), text, version: current?.version ?? 0 }
}

/** Why nothing can be changed any more, as a sentence of ours. */
export function closedFor({ respondent }: { respondent: Pick<Respondent, 'isSelf'> | null }) {
  return respondent?.isSelf ? ('answeringClosed' as const) : ('submitted' as const)
}
