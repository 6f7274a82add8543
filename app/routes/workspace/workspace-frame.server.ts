import { can } from '#app/core/access/can.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'

/** What every page of a workspace's settings says of it. */
export type WorkspaceFrame = {
  id: string
  name: string
  kind: OpenWorkspace['workspace']['kind']
  /** ISO date of its end, where that is planned; else `null`. */
  closesOn: string | null
  /** Whoever looks may change it. */
  mayChange: boolean
}

/** The frame of a workspace for whoever opened it. */
export const frameOf = ({ workspace }: OpenWorkspace): WorkspaceFrame => ({
  id: workspace.workspaceId,
  name: workspace.name,
  kind: workspace.kind,
  closesOn: workspace.closesAt && dateIn(workspace.closesAt, workspace.timeZone),
  mayChange: can(workspace.role, 'workspace.change'),
})
