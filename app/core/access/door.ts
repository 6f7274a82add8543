import type { Role } from './can.ts'

/** What a workspace asks of its members before it lets them in. */
export type Door = {
  workspaceId: string
  /** They have to have a second factor, and to have given it. */
  requiresSecondFactor: boolean
  /** They have to come in by the workspace's own provider. */
  requiresProvider: boolean
  /** What the member is there. */
  role: Role
}

/** What a member has shown of who they are. */
export type Proof = {
  /** Their account asks for a second factor whenever they sign in. */
  asksSecondFactor: boolean
  /** They gave one in this session. */
  isTwoFactor: boolean
  /** The workspace whose provider said who they are; `null`: none did. */
  providerOf: string | null
}

/**
 * `useProvider`: they came in another way. `addFactor`: they have none yet, or their account does not ask for it;
 * `giveFactor`: not yet in this session.
 */
export type Owed = 'useProvider' | 'addFactor' | 'giveFactor'

/** What a member still owes a workspace before it lets them in; `null`: nothing. */
export function owedAt(door: Door, proof: Proof): Owed | null {
  const hasGiven = proof.asksSecondFactor && proof.isTwoFactor
  // A provider that is down or set up wrongly must not shut out everybody who could mend it.
  const needsProvider = door.requiresProvider && !(door.role === 'owner' && hasGiven)
  if (needsProvider && proof.providerOf !== door.workspaceId) return 'useProvider'
  if (!door.requiresSecondFactor || hasGiven) return null
  // A passkey that is not asked for protects nothing: whoever reads the mail could add one of their own.
  return proof.asksSecondFactor ? 'giveFactor' : 'addFactor'
}
