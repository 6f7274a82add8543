import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { findOwnWorkspace } from '#db/queries/memberships.server.ts'
import { requireOpenDoor } from './door.server.ts'
import { requireMember } from './member.server.ts'
import { missed } from './missed.server.ts'
import { requireRight } from './open-assessment.server.ts'
import { isUuid } from './uuid.ts'

/**
 * The workspace that an address names, for a member of it who may do there what the route
 * declares. It need not be the one they work in.
 *
 * @throws a redirect to the sign-in page, or to what the workspace asks for first; a 404 response if they do not belong to it, or there is none; a 403
 *   response if not with their role
 */
export async function requireWorkspace(context: Readonly<RouterContextProvider>, workspaceId: string) {
  const open = await requireOwnWorkspace(context, workspaceId)
  requireOpenDoor(context, open.workspace, open.session)
  requireRight(context, open.workspace.role)
  return open
}

/**
 * As {@link requireWorkspace}, but also where the workspace asks for more than they have shown, and whatever the route
 * declares: for whoever finds its door shut, and wants to know the way in or to leave.
 *
 * @throws a redirect to the sign-in page; a 404 response if they do not belong to it, or there is none
 */
export async function requireOwnWorkspace(context: Readonly<RouterContextProvider>, workspaceId: string) {
  const member = await requireMember(context)
  const { database } = context.get(services)
  const scope = { workspaceId, actorId: member.user.id }
  const workspace = isUuid(workspaceId) ? await database.withWorkspace(scope, findOwnWorkspace) : null
  if (!workspace) throw await missed(context, 'noWorkspace')
  return { ...member, scope, workspace }
}

export type OpenWorkspace = Awaited<ReturnType<typeof requireWorkspace>>
