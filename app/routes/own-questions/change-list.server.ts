import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type HidingCost, hidingCost } from '#app/core/own-questions/hiding-cost.ts'
import { MOST_ADDED } from '#app/core/own-questions/own-limits.ts'
import type { OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
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

export const LIST_FIELDS = { intent: 'one', question: 'one', confirm: 'one' } as const

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

/** What became of a press; `costs`: what would hang in the air without the question, which is to be confirmed first. */
export type Changed = { is: 'done' | 'full' } | { is: 'costs'; question: string; ask: string; cost: HidingCost }

/**
 * Does what a button of the list asks for; pressed twice it does it once.
 *
 * @throws a 4xx response for an unknown button, or a question that cannot be hidden
 */
export async function changeList(
  context: Readonly<RouterContextProvider>,
  open: OpenWorkspace,
  form: FormData,
): Promise<Changed> {
  const { say, model } = context.get(services)
  const intent = fieldOf(form, 'intent')
  const change = Object.hasOwn(CHANGES, intent) ? CHANGES[intent] : undefined
  if (!change) throw refusal(400, say('unknownForm'))
  const question = fieldOf(form, 'question')
  const kind = model.questionById.get(question)?.kind
  if (intent === 'hide' && (kind === undefined || kind === 'scope')) throw refusal(404, say('noQuestion'))
  const isConfirmed = intent !== 'hide' || fieldOf(form, 'confirm') === 'yes'
  return changeOwn(context, open, async (tx): Promise<Changed> => {
    const costs = isConfirmed ? null : costsOf(context, askedOf(await listOwnQuestions(tx)), question)
    return costs ?? { is: (await change(tx, question)) === 'full' ? 'full' : 'done' }
  })
}

/** What hiding one more question costs as the workspace asks today; `null`: no verdict hangs on it. */
function costsOf(context: Readonly<RouterContextProvider>, own: OwnQuestions, question: string): Changed | null {
  const { model } = askedIn(context, { own })
  const cost = hidingCost(model, question)
  const ask = model.questionById.get(question)?.ask ?? ''
  return cost.useCases + cost.techniques === 0 ? null : { is: 'costs', question, ask, cost }
}
