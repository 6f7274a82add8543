import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type Action, type Actor, can } from '#app/core/access/can.ts'
import { type AssessmentHead, headOf } from '#app/server/assessment-head.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { requireClient } from '#app/server/client.server.ts'
import { requireAssessment, requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { type AnsweredSystem, findSystem } from '#db/queries/ai-systems.server.ts'

type Context = Readonly<RouterContextProvider>

/** The two addresses of one register: in a check of the company, and on the consultant's desk. */
export type RegisterParams = { assessmentId: string } | { workspaceId: string; clientId: string }

/** What the frame of every page of a register shows, and what its reader may do there. */
export type RegisterFrame = {
  /** The address of the register, to which everything of it is added. */
  base: string
  client: { id: string; name: string }
  /** The check whose page it is; `null` on the desk. */
  head: AssessmentHead | null
  /** Where the company's own page is; `null` in a check, whose frame says so. */
  desk: { client: string; workspace: string } | null
  mayWrite: boolean
  mayDelete: boolean
  mayApprove: boolean
}

export type OpenRegister = {
  scope: WorkspaceScope
  /** The day by whose law systems are placed, where the workspace is; ISO. */
  today: string
  /** Of the workspace. */
  timeZone: string
  actor: Actor
  clientId: string
  frame: RegisterFrame
}

/**
 * The register of AI systems that an address names, by either of its two addresses, for somebody who may do there what
 * the route declares. Each loader and action calls it for itself.
 *
 * @throws as `requireAssessment`, or as `requireClient`
 */
export async function requireRegister(context: Context, params: RegisterParams): Promise<OpenRegister> {
  const today = (timeZone: string) => dateIn(context.get(services).now(), timeZone)
  if ('assessmentId' in params) {
    const open = await requireAssessment(context, params.assessmentId)
    const { scope, actor, client, timeZone } = open
    const base = `/assessments/${open.assessment.id}/governance`
    const frame = frameFor(actor, { base, client, head: headOf(open), desk: null })
    return { scope, actor, clientId: client.id, frame, timeZone, today: today(timeZone) }
  }
  const { scope, workspace, client } = await requireClient(context, params.workspaceId, params.clientId)
  const page = `/workspaces/${scope.workspaceId}/clients/${client.id}`
  const desk = { client: page, workspace: workspace.name }
  const place = { base: `${page}/governance`, client: { id: client.id, name: client.name }, head: null, desk }
  const { role: actor, timeZone } = workspace
  return { scope, actor, clientId: client.id, frame: frameFor(actor, place), timeZone, today: today(timeZone) }
}

const frameFor = (
  actor: Actor,
  place: Omit<RegisterFrame, 'mayWrite' | 'mayDelete' | 'mayApprove'>,
): RegisterFrame => ({
  ...place,
  mayWrite: can(actor, 'system.write'),
  mayDelete: can(actor, 'system.delete'),
  mayApprove: can(actor, 'system.approve'),
})

/**
 * Lets through who may do more than what the route declares.
 *
 * @throws a 403 response that says who may
 */
export function requireSystemRight(context: Context, { actor }: OpenRegister, action: Action): void {
  requireRight(context, actor, action)
}

export type OpenSystem = OpenRegister & { system: AnsweredSystem }

/**
 * One system of the register that an address names, with its answers.
 *
 * @throws as {@link requireRegister}; a 404 response: another company's, no id, or deleted
 */
export async function requireSystem(
  context: Context,
  params: RegisterParams & { systemId: string },
): Promise<OpenSystem> {
  const open = await requireRegister(context, params)
  const { systemId } = params
  const { database, say } = context.get(services)
  const system = isUuid(systemId)
    ? await database.withWorkspace(open.scope, (tx) => findSystem(tx, { clientId: open.clientId, systemId }))
    : null
  if (!system) throw refusal(404, say('noSystem'))
  return { ...open, system }
}
