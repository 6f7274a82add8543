import type { SysTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { newToken } from '#db/token.server.ts'
import { createHalfSignIn } from './half-sign-ins.server.ts'
import { createSession, revokeSession } from './sessions.server.ts'
import { trySignInCode } from './sign-in-codes.server.ts'
import { findOrCreateUser, listWorkspaceIds, meetDevice, type User } from './users.server.ts'

/** Who comes in. */
export type Entry = {
  /** The browser's own; `null`: it has none yet and gets one. */
  deviceToken: string | null
  /** What they sign in with, in words of ours. */
  device: string
  /** Of a member's session in this browser, which ends; `null`: none. */
  memberToken: string | null
}

export type SignIn = Entry & {
  /** Of the browser that asked for the code. */
  pending: string
  code: string
}

/**
 * Tries a code and, if it is right, signs in: user, browser and session in the transaction
 * that uses the code up. Whoever asks for a second factor is half signed in instead: that is no session.
 *
 * @returns `isNewDevice` only for somebody who was here before with other browsers
 */
export async function signIn(tx: SysTx, { pending, code, ...entry }: SignIn) {
  const tried = await trySignInCode(tx, pending, code)
  if (tried.is !== 'right') return tried
  const { user, isNew } = await findOrCreateUser(tx, tried.email)
  if (user.asksSecondFactor) return { is: 'half' as const, token: await createHalfSignIn(tx, user.id, null) }
  return { is: 'right' as const, ...(await startMember(tx, entry, { user, isNew, isTwoFactor: false })) }
}

/** Why a code signed nobody in. */
export type NotSignedIn = Exclude<Awaited<ReturnType<typeof signIn>>, { is: 'right' }>

type Proven = {
  user: User
  isNew: boolean
  isTwoFactor: boolean
  /** The workspace whose provider said who they are: they begin there if it is one of theirs. `null`: none did. */
  providerOf?: string | null
}

export type Started = Awaited<ReturnType<typeof startMember>>

/** Starts the session of somebody who has proven who they are, in place of the one in this browser. */
export async function startMember(tx: SysTx, entry: Entry, { user, isNew, isTwoFactor, providerOf = null }: Proven) {
  const { device, memberToken } = entry
  const deviceToken = entry.deviceToken ?? newToken()
  const isKnown = await meetDevice(tx, user.id, deviceToken)
  if (memberToken !== null) await revokeSession(tx, memberToken)
  const places = await listWorkspaceIds(tx, user.id)
  const workspaceId = places.find((place) => place === providerOf) ?? places[0] ?? newId()
  const session = { kind: 'member', workspaceId, actorId: user.id, device } as const
  const { token } = await createSession(tx, { ...session, isTwoFactor, providerOf })
  return { user, token, deviceToken, isNewDevice: !isNew && !isKnown }
}
