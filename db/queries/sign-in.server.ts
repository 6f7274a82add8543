import type { SysTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { newToken } from '#db/token.server.ts'
import { createSession, revokeSession } from './sessions.server.ts'
import { trySignInCode } from './sign-in-codes.server.ts'
import { findOrCreateUser, listWorkspaceIds, meetDevice } from './users.server.ts'

export type SignIn = {
  /** Of the browser that asked for the code. */
  pending: string
  code: string
  /** The browser's own; `null`: it has none yet and gets one. */
  deviceToken: string | null
  /** What they sign in with, in words of ours. */
  device: string
  /** Of a member's session in this browser, which ends; `null`: none. */
  memberToken: string | null
}

/**
 * Tries a code and, if it is right, signs in: user, browser and session in the transaction
 * that uses the code up.
 *
 * @returns `isNewDevice` only for somebody who was here before with other browsers
 */
export async function signIn(tx: SysTx, { pending, code, deviceToken, device, memberToken }: SignIn) {
  const tried = await trySignInCode(tx, pending, code)
  if (tried.is !== 'right') return tried
  const { user, isNew } = await findOrCreateUser(tx, tried.email)
  const ownDevice = deviceToken ?? newToken()
  const isKnown = await meetDevice(tx, user.id, ownDevice)
  if (memberToken !== null) await revokeSession(tx, memberToken)
  const [workspaceId = newId()] = await listWorkspaceIds(tx, user.id)
  const { token } = await createSession(tx, { kind: 'member', workspaceId, actorId: user.id, device })
  return { is: 'right' as const, user, token, deviceToken: ownDevice, isNewDevice: !isNew && !isKnown }
}
