import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { MOST_ADDED } from '#app/core/own-questions/own-limits.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import {
  askedOf,
  hideQuestion,
  listOwnQuestions,
  moveQuestion,
  restoreWording,
  returnQuestion,
  showQuestion,
  withdrawQuestion,
} from '#db/queries/own-questions.server.ts'
import { changeOwn } from './change-own.server.ts'

export const LIST_FIELDS = { intent: 'one', question: 'one' } as const

/** What one press of a button in the list does; `full` if there is no room for it. */
type Change = (tx: WorkspaceTx, question: string) => Promise<unknown>

const CHANGES: Readonly<Record<string, Change>> = {
  hide: hideQuestion,
  show: showQuestion,
  restore: restoreWording,
  withdraw: withdrawQuestion,
  up: (tx, question) => moveQuestion(tx, question, -1),
  down: (tx, question) => moveQuestion(tx, question, 1),
  /** Words and hiding of a question that the catalogue no longer has. */
  forget: async (tx, question) => {
    await showQuestion(tx, question)
    await restoreWording(tx, question)
  },
  return: async (tx, question) => {
    const { added } = askedOf(await listOwnQuestions(tx))
    if (added.length >= MOST_ADDED) return 'full'
    return returnQuestion(tx, question)
  },
}

/**
 * Does what a button of the list asks for; pressed twice it does it once.
 *
 * @returns `false` if there is no room for one more question
 * @throws a 4xx response for an unknown button, or a question that cannot be hidden
 */
export async function changeList(
  context: Readonly<RouterContextProvider>,
  open: OpenWorkspace,
  form: FormData,
): Promise<boolean> {
  const { say, model } = context.get(services)
  const intent = fieldOf(form, 'intent')
  const change = Object.hasOwn(CHANGES, intent) ? CHANGES[intent] : undefined
  if (!change) throw refusal(400, say('unknownForm'))
  const question = fieldOf(form, 'question')
  const kind = model.questionById.get(question)?.kind
  if (intent === 'hide' && (kind === undefined || kind === 'scope')) throw refusal(404, say('noQuestion'))
  return (await changeOwn(context, open, (tx) => change(tx, question))) !== 'full'
}
