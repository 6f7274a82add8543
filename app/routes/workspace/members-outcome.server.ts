import { data, type RouterContextProvider } from 'react-router'
import { ROLES, type Role } from '#app/core/access/can.ts'
import { requireFreshFor } from '#app/server/fresh.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'

export type MembersOutcome = {
  done?: 'invited' | 'invitedHere' | 'revoked' | 'changed' | 'removed' | 'transferred' | 'saved'
  /** Of whom. */
  who?: string
  errors?: Partial<Record<'email' | 'role' | 'members', string>>
  /** What was sent with an error. */
  typed?: Partial<Record<'email' | 'role', string>>
}

export const outcome = (result: MembersOutcome, status = 200) => data<MembersOutcome>(result, status)
export type MembersAnswer = ReturnType<typeof outcome>

/** Whoever is made this can let others in. */
export const STRONG: ReadonlySet<Role> = new Set(['owner', 'consultant'])

/** @throws a redirect to prove again who one is, if that was more than ten minutes ago; it leads back to the members */
export const requireProof = (context: Readonly<RouterContextProvider>, { scope }: OpenWorkspace) =>
  requireFreshFor(context, `/workspaces/${scope.workspaceId}/members`)

/** The role of that name; `null`: there is none. */
export const roleOf = (typed: string): Role | null => ROLES.find((role) => role === typed) ?? null
