import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'

export type Sent = { form: FormData /** Our own, for links. */; origin: string }
export type Change<T> = (context: Readonly<RouterContextProvider>, open: OpenWorkspace, sent: Sent) => Promise<T>

/** What still can be done with a workspace that is about to be deleted. */
const WHILE_CLOSING: ReadonlySet<string> = new Set(['keep', 'leave'])

/**
 * Does what one of the forms of a page of the workspace asks for, by its `intent`.
 *
 * @throws a 400 response for a form that is none of them; a 409 response if the workspace is closing; what the form throws
 */
export function runForm<T>(
  forms: Readonly<Record<string, Change<T>>>,
  context: Readonly<RouterContextProvider>,
  { open, sent }: { open: OpenWorkspace; sent: Sent },
): Promise<T> {
  const { say } = context.get(services)
  const intent = fieldOf(sent.form, 'intent')
  const change = Object.hasOwn(forms, intent) ? forms[intent] : undefined
  if (!change) throw refusal(400, say('unknownForm'))
  if (open.workspace.closesAt !== null && !WHILE_CLOSING.has(intent)) throw refusal(409, say('closing'))
  return change(context, open, sent)
}
