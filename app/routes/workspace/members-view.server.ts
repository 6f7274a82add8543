import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can, ROLES } from '#app/core/access/can.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { listInvitations } from '#db/queries/invitations.server.ts'
import { listMembers, listProviderComers } from '#db/queries/members.server.ts'
import { frameOf } from './workspace-frame.server.ts'

export type MembersView = Awaited<ReturnType<typeof viewMembers>>

/** Who works in the workspace and who is asked to, and what whoever looks may do about it. */
export async function viewMembers(context: Readonly<RouterContextProvider>, open: OpenWorkspace) {
  const { scope, workspace } = open
  const { database } = context.get(services)
  const { role, timeZone } = workspace
  const mayInvite = can(role, 'members.invite')
  const [members, invitations] = await Promise.all([
    listMembers(database, scope),
    mayInvite ? database.withWorkspace(scope, listInvitations) : [],
  ])
  // How somebody signs in concerns them, and who answers for the workspace.
  const tellsProof = can(role, 'workspace.change')
  const asksFor = { provider: workspace.requiresProvider, factor: workspace.requiresSecondFactor }
  const ids = members.map(({ userId }) => userId)
  const comers =
    tellsProof && asksFor.provider
      ? await database.withSys((tx) => listProviderComers(tx, scope.workspaceId, ids))
      : new Set<string>()
  return {
    frame: frameOf(open),
    mayInvite,
    tellsProof,
    asksFor,
    roles: ROLES.filter((each) => can(role, 'members.invite', { roles: [each] })),
    members: members.map(({ createdAt, asksSecondFactor, ...member }) => ({
      ...member,
      // Whoever has to write to nobody does not read how.
      email: mayInvite || member.userId === scope.actorId ? member.email : (member.email.split('@')[0] ?? ''),
      since: dateIn(createdAt, timeZone),
      /** `null`: not to be told. */
      proof: tellsProof ? { hasFactor: asksSecondFactor, byProvider: comers.has(member.userId) } : null,
      isSelf: member.userId === scope.actorId,
      mayBeChanged: can(role, 'members.change', { roles: [member.role] }),
    })),
    invitations: invitations.map(({ expiresAt, ...invitation }) => ({
      ...invitation,
      until: dateIn(expiresAt, timeZone),
      mayBeRevoked: can(role, 'members.invite', { roles: [invitation.role] }),
    })),
  }
}
