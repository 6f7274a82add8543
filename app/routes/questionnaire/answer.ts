import { data } from 'react-router'
import { services } from '#app/context.server.ts'
import { answerText } from '#app/core/assessment/answer-text.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import { isTemporary } from '#db/database-error.ts'
import type { Answer } from '#db/queries/answers.server.ts'
import type { Route } from './+types/answer'
import { parseAnswer } from './answer-form.ts'
import type { Outcome, Theirs } from './autosave.ts'
import { givenOf } from './card-view.server.ts'
import { type SaveOutcome, saveTypedAnswer } from './save-answer.server.ts'
import { saveProfileForm } from './save-profile.server.ts'
import { INTERESTS, prefixOf } from './section-view.ts'

/** There is nothing to read here: answers are read with their section. */
export function loader(): never {
  throw data('There is no page here.', 404)
}

/** Saves one answer as it is given; answers in JSON with what became of it. */
export async function action({ context, params, request }: Route.ActionArgs): Promise<Response> {
  try {
    const open = await requireAssessment(context, params.assessmentId)
    await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
    const form = await request.formData()
    if (params.questionId === INTERESTS) return outcome(await saveProfileForm(context, open, form))
    const question = context.get(services).catalogue.questions.find(({ id }) => id === params.questionId)
    if (!question) throw data('This question does not exist.', 404)
    const parsed = parseAnswer(form, question, prefixOf(question.id))
    if (!parsed.ok) return outcome({ kind: 'invalid', errors: parsed.errors })
    const saved = await saveTypedAnswer(context, open, question, parsed.answer, form.get('confirmed') === 'yes')
    return outcome(outcomeOf(saved, (answer) => theirsOf(answer, question, context.get(services).catalogue)))
  } catch (error) {
    if (!isTemporary(error)) throw error
    return Response.json({ kind: 'unreachable' } satisfies Outcome, { status: 503, headers: { 'Retry-After': '2' } })
  }
}

const STATUS: Record<Outcome['kind'], number> = {
  saved: 200,
  conflict: 409,
  confirm: 409,
  invalid: 422,
  refused: 409,
  unreachable: 503,
}

function outcome(result: Outcome): Response {
  return Response.json(result, { status: STATUS[result.kind] })
}

function outcomeOf(saved: SaveOutcome, theirs: (current: Answer | null) => Theirs): Outcome {
  if (saved.ok) {
    const answer = saved.value && 'level' in saved.value ? `level:${saved.value.level}` : null
    return { kind: 'saved', version: saved.version, savedAt: saved.savedAt.toISOString(), answer }
  }
  if (saved.reason === 'conflict') return { kind: 'conflict', current: theirs(saved.current) }
  if (saved.reason === 'confirm') return { kind: 'confirm', effects: saved.effects }
  if (saved.reason === 'closed')
    return { kind: 'refused', message: 'This check was submitted; its answers no longer change.' }
  return {
    kind: 'refused',
    message: 'This answer could not be saved here. Reload the page; what you typed is still in it.',
  }
}

function theirsOf(current: Answer | null, question: Question, catalogue: Catalogue): Theirs {
  const given = givenOf(current ?? undefined)
  return {
    answer: given.answer,
    answers: given.answers,
    ticks: given.ticks,
    note: given.note,
    text: current ? answerText(catalogue, question, current.value) : 'no answer',
    version: current?.version ?? 0,
  }
}
