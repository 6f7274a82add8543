import { services } from '#app/context.server.ts'
import { answerText } from '#app/core/assessment/answer-text.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { Answer } from '#db/queries/answers.server.ts'
import type { Route } from './+types/answer'
import { answerFields, parseAnswer, profileFields } from './answer-form.ts'
import type { Outcome, Theirs } from './autosave.ts'
import { givenOf } from './card-view.server.ts'
import { type SaveOutcome, saveTypedAnswer } from './save-answer.server.ts'
import { saveProfileForm } from './save-profile.server.ts'
import { INTERESTS, prefixOf } from './section-view.ts'

/** Saves one answer as it is given; says in JSON what became of it. There is nothing to read here. */
export async function action({ context, params, request }: Route.ActionArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const { catalogue, say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  if (params.questionId === INTERESTS) {
    const form = await readForm(request, { ...profileFields(catalogue), confirmed: 'one' }, say)
    return reply(await saveProfileForm(context, open, form))
  }
  const question = catalogue.questions.find(({ id }) => id === params.questionId)
  if (!question) throw refusal(404, say('noQuestion'))
  const form = await readForm(request, { ...answerFields(question), confirmed: 'one' }, say)
  const prefix = prefixOf(question.id)
  const parsed = parseAnswer(form, { question, prefix, say })
  if (!parsed.ok) return reply({ kind: 'invalid', errors: parsed.errors })
  const isConfirmed = form.get('confirmed') === 'yes' || form.get(`${prefix}confirmed`) === 'yes'
  const saved = await saveTypedAnswer(context, open, question, parsed.answer, isConfirmed)
  return reply(outcomeOf(saved, { say, theirs: (current) => theirsOf(current, question, catalogue) }))
}

const STATUS: Record<Exclude<Outcome['kind'], 'unreachable'>, number> = {
  saved: 200,
  conflict: 409,
  confirm: 409,
  invalid: 422,
  refused: 409,
}

function reply(outcome: Exclude<Outcome, { kind: 'unreachable' }>): Response {
  return Response.json(outcome, { status: STATUS[outcome.kind] })
}

type Wording = { say: Say; theirs: (current: Answer | null) => Theirs }

function outcomeOf(saved: SaveOutcome, { say, theirs }: Wording): Exclude<Outcome, { kind: 'unreachable' }> {
  if (saved.ok) {
    const answer = saved.value && 'level' in saved.value ? `level:${saved.value.level}` : null
    return { kind: 'saved', version: saved.version, savedAt: saved.savedAt.toISOString(), answer }
  }
  if (saved.reason === 'conflict') return { kind: 'conflict', current: theirs(saved.current) }
  if (saved.reason === 'confirm') return { kind: 'confirm', effects: saved.effects }
  if (saved.reason === 'reused') return { kind: 'invalid', errors: { answer: say('reused') } }
  return { kind: 'refused', message: say(saved.reason === 'closed' ? 'submitted' : 'reload') }
}

function theirsOf(current: Answer | null, question: Question, catalogue: Catalogue): Theirs {
  const text = current ? answerText(catalogue, question, current.value) : ''
  return { ...givenOf(current ?? undefined), text, version: current?.version ?? 0 }
}
