import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type Actor, can } from '#app/core/access/can.ts'
import { type PilotState, pilotState } from '#app/core/pilots/pilot-state.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { inOwnWorkspace, isLeftOver, requireSession } from '#app/server/in-own-workspace.server.ts'
import { missed } from '#app/server/missed.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { findPilot, type Pilot } from '#db/queries/pilots.server.ts'
import { findTimeZone, touchWorkspace } from '#db/queries/workspaces.server.ts'

type Context = Readonly<RouterContextProvider>

/** What the frame of every page of a pilot shows, and what its reader may do there. */
export type PilotFrame = {
  id: string
  name: string
  state: PilotState
  client: { name: string; page: string | null }
  /** The workspace that was opened because this pilot is in it; `null`: it was open already. */
  switchedTo: string | null
  /** ISO date until which a guest's work is kept; `null`: until somebody deletes it. */
  keptUntil: string | null
  mayWrite: boolean
  mayDelete: boolean
}

export type OpenPilot = {
  scope: WorkspaceScope
  actor: Actor
  pilot: Pilot
  /** Today where the workspace is, ISO date. */
  today: string
  /** Of the workspace. */
  timeZone: string
  frame: PilotFrame
}

/**
 * One pilot of the visitor's own workspaces, if they may do to it what the route declares. Each loader and action calls
 * it for itself.
 *
 * @throws a 404 response: no session, another workspace's, not an id, or deleted; a 403 response: not with their role
 */
export async function requirePilot(context: Context, pilotId: string): Promise<OpenPilot> {
  const session = await requireSession(context, 'noPilot')
  if (!isUuid(pilotId)) throw await missed(context, 'noPilot')
  const { found, switchedTo, actor } = await inOwnWorkspace(
    context,
    { id: pilotId, missing: 'noPilot' },
    async (tx) => {
      const pilot = await findPilot(tx, pilotId)
      const timeZone = await findTimeZone(tx)
      return pilot && timeZone !== null
        ? { scope: tx.scope, pilot, timeZone, expiresAt: await touchWorkspace(tx) }
        : null
    },
  )
  const { pilot, timeZone, expiresAt, scope } = found
  if (isLeftOver(session, expiresAt)) throw await missed(context, 'noPilot')
  requireRight(context, actor)
  const today = dateIn(context.get(services).now(), timeZone)
  const page = can(actor, 'client.read') ? `/workspaces/${scope.workspaceId}/clients/${pilot.clientId}` : null
  const frame: PilotFrame = {
    id: pilot.id,
    name: pilot.name,
    state: pilotState(pilot, today),
    client: { name: pilot.clientName, page },
    switchedTo,
    keptUntil: expiresAt && dateIn(expiresAt, timeZone),
    mayWrite: can(actor, 'pilot.write'),
    mayDelete: can(actor, 'pilot.delete'),
  }
  return { scope, actor, pilot, today, timeZone, frame }
}
