import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { findOwnFaults } from '#app/core/own-questions/find-own-faults.ts'
import { MOST_ADDED, MOST_ADDED_TO_ONE } from '#app/core/own-questions/own-limits.ts'
import type { AddedQuestion } from '#app/core/own-questions/own-questions.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import {
  addQuestion,
  askedOf,
  changeQuestion,
  listOwnQuestions,
  restoreWording,
  rewordQuestion,
} from '#db/queries/own-questions.server.ts'
import { changeOwn } from './change-own.server.ts'
import { NEW, type QuestionErrors, type QuestionFields } from './question-fields.ts'
import { parseQuestion, typedQuestion, wordingErrors } from './question-form.server.ts'
import { type EditView, editView } from './question-view.server.ts'

export type QuestionOutcome = {
  /** With what was typed. */
  view: EditView
  errors: QuestionErrors
  /** Somebody else changed it meanwhile; sent again, what is typed replaces theirs. */
  theirs: { ask: string; help: string } | null
}

type Saving = { open: OpenWorkspace; questionId: string; form: FormData }

/**
 * Stores what the page of one question sends, or shows it as participants would see it.
 *
 * @throws a redirect to the list once it is stored; a 4xx response for an unknown form or question
 */
export async function saveQuestion(context: Readonly<RouterContextProvider>, { open, questionId, form }: Saving) {
  const { database, say, model } = context.get(services)
  const intent = fieldOf(form, 'intent')
  const typed = typedQuestion(form)
  const stored = await database.withWorkspace(open.scope, listOwnQuestions)
  const show = (fields: QuestionFields) => editView(context, { questionId, section: null, stored }, fields)
  const view = show(typed)
  const outcome = (errors: QuestionErrors, status: number) =>
    data<QuestionOutcome>({ view, errors, theirs: null }, status)
  const list = `/workspaces/${open.scope.workspaceId}/questions`
  if (intent === 'preview') return outcome(errorsOf(context, { view, typed }), 200)
  if (intent === 'restore' && view.kind === 'standard') {
    await changeOwn(context, open, (tx) => restoreWording(tx, questionId))
    throw redirect(`${list}#${questionId}`)
  }
  if (intent !== 'save') throw refusal(400, say('unknownForm'))
  const errors = errorsOf(context, { view, typed })
  if (Object.keys(errors).length > 0) return outcome(errors, 422)
  const save = view.kind === 'standard' ? saveWording : saveAdded
  const saved = await changeOwn(context, open, (tx) => save(tx, { questionId, typed, catalogue: model.catalogue, say }))
  if (saved.kind === 'saved') throw redirect(`${list}#${saved.questionId}`)
  if (saved.kind === 'full') return outcome(saved.errors, 422)
  const [theirs] = (await database.withWorkspace(open.scope, listOwnQuestions)).filter(
    ({ kind, questionId: id }) => id === questionId && kind !== 'hidden',
  )
  const mine = show({ ...typed, version: theirs?.version ?? 0 })
  return data<QuestionOutcome>({ view: mine, errors: {}, theirs: theirs ?? view.standard }, 409)
}

type Parts = Parameters<typeof parseQuestion>[2]
type Typed = Parts & { questionId: string; typed: QuestionFields }
type Saved = { kind: 'saved'; questionId: string } | { kind: 'conflict' } | { kind: 'full'; errors: QuestionErrors }

function errorsOf(
  context: Readonly<RouterContextProvider>,
  { view, typed }: { view: EditView; typed: QuestionFields },
): QuestionErrors {
  const { say, catalogue } = context.get(services)
  if (view.kind === 'standard') return wordingErrors(typed, say)
  const parsed = parseQuestion(typed, UNNAMED, { catalogue, say })
  return parsed.ok ? {} : parsed.errors
}

/** Only to check the rest by. */
const UNNAMED = 'own-00000000-0000-7000-8000-000000000000'

/** The standard's own words are no rewording. */
async function saveWording(tx: WorkspaceTx, { questionId, typed, catalogue }: Typed): Promise<Saved> {
  const { ask, help, version } = typed
  const standard = catalogue.questions.find(({ id }) => id === questionId)
  if (standard?.ask === ask && standard.help === help) {
    await restoreWording(tx, questionId)
    return { kind: 'saved', questionId }
  }
  const isDone = await rewordQuestion(tx, { questionId, ask, help, baseVersion: version })
  return isDone ? { kind: 'saved', questionId } : { kind: 'conflict' }
}

async function saveAdded(tx: WorkspaceTx, { questionId, typed, catalogue, say }: Typed): Promise<Saved> {
  const parsed = parseQuestion(typed, questionId === NEW ? UNNAMED : questionId, { catalogue, say })
  if (!parsed.ok) return { kind: 'full', errors: parsed.errors }
  const errors = await roomFor(tx, parsed.question, { catalogue, say })
  if (Object.keys(errors).length > 0) return { kind: 'full', errors }
  const { id: _, capability, ...words } = parsed.question
  const question = { ...words, capabilityId: capability }
  if (questionId === NEW) return { kind: 'saved', questionId: await addQuestion(tx, question) }
  const isDone = await changeQuestion(tx, { ...question, questionId, baseVersion: typed.version })
  return isDone ? { kind: 'saved', questionId } : { kind: 'conflict' }
}

/** Whether there is room for it among the others as they are stored now. */
async function roomFor(tx: WorkspaceTx, question: AddedQuestion, { catalogue, say }: Parts): Promise<QuestionErrors> {
  const own = askedOf(await listOwnQuestions(tx))
  const others = own.added.filter(({ id }) => id !== question.id)
  if (others.length >= MOST_ADDED) return { ask: say('ownTooMany', { most: MOST_ADDED }) }
  const faults = findOwnFaults(catalogue, { ...own, added: [...others, question] })
  const isOver = faults.some(({ id, reason }) => id === question.id && reason === 'tooManyOfOne')
  return isOver ? { capability: say('ownTooManyOfOne', { most: MOST_ADDED_TO_ONE }) } : {}
}
