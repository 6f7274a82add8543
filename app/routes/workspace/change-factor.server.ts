import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { againOn, confirmPlace, requireFreshFor } from '#app/server/fresh.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { requireSecondFactor } from '#db/queries/workspaces.server.ts'
import { asMember } from './as-member.server.ts'
import type { SignInOutcome } from './change-sign-in.server.ts'
import type { Sent } from './run-form.server.ts'
import { tellEverybody } from './tell-members.server.ts'

/** Closes the workspace to members without a second factor, or opens it to them again, and tells everybody. */
export async function changeFactor(
  context: Readonly<RouterContextProvider>,
  open: OpenWorkspace,
  { form, origin }: Sent,
) {
  const { say } = context.get(services)
  const { scope, user, session } = open
  const here = `/workspaces/${scope.workspaceId}/sign-in`
  const to = fieldOf(form, 'factor')
  if (to !== 'on' && to !== 'off') throw refusal(400, say('unknownForm'))
  if (to === 'on' && !user.asksSecondFactor) {
    return data<SignInOutcome>({ errors: { factor: say('ownFactorFirst') } }, 422)
  }
  if (to === 'on' && !session.isTwoFactor) throw redirect(confirmPlace(againOn(here)))
  await requireFreshFor(context, here)
  const isChanged = await asMember(context, open, 'workspace.change', (tx) => requireSecondFactor(tx, to === 'on'))
  if (isChanged) await tellEverybody(context, open, { what: 'factorRequired', factsIn: () => ({ to, origin }) })
  return data<SignInOutcome>({ done: to === 'on' ? 'factorOn' : 'factorOff' })
}
