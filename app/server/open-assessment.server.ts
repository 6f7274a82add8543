import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import type { WorkspaceScope, WorkspaceTx } from '#db/client.server.ts'
import { listAcknowledgements } from '#db/queries/acknowledgements.server.ts'
import { listLeadAnswers } from '#db/queries/answers.server.ts'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { findLead, type Participant } from '#db/queries/participants.server.ts'
import { findPlanSettings } from '#db/queries/plan-settings.server.ts'
import { findProfile } from '#db/queries/profiles.server.ts'
import { touchWorkspace } from '#db/queries/workspaces.server.ts'
import { refusal } from './refusal.server.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What is not there, is not yours, or is no id at all: the same answer, to the byte. */
function notFound(context: Readonly<RouterContextProvider>) {
  return refusal(404, context.get(services).say('noAssessment'))
}

export type OpenAssessment = NonNullable<Awaited<ReturnType<typeof readAssessment>>>

/** @throws a 404 response if the request has no session */
export async function requireScope(context: Readonly<RouterContextProvider>): Promise<WorkspaceScope> {
  const session = await context.get(visitor).session()
  if (!session) throw notFound(context)
  return { workspaceId: session.workspaceId, actorId: session.actorId }
}

/**
 * Everything stored of one assessment of the visitor's own workspace, read in one
 * transaction. Each loader and action calls it for itself: a check in a parent
 * protects nothing.
 *
 * @throws a 404 response: no session, another workspace's, not an id, or deleted
 */
export async function requireAssessment(
  context: Readonly<RouterContextProvider>,
  assessmentId: string,
): Promise<OpenAssessment> {
  const scope = await requireScope(context)
  if (!UUID.test(assessmentId)) throw notFound(context)
  const found = await context.get(services).database.withWorkspace(scope, (tx) => readAssessment(tx, assessmentId))
  if (!found) throw notFound(context)
  return found
}

/**
 * Runs `work` in one transaction as the lead of one assessment, for a change that
 * needs to know nothing else of it.
 *
 * @throws a 404 response as {@link requireAssessment} does
 */
export async function asLead<T>(
  context: Readonly<RouterContextProvider>,
  assessmentId: string,
  work: (tx: WorkspaceTx, lead: Participant) => Promise<T>,
): Promise<T> {
  const scope = await requireScope(context)
  if (!UUID.test(assessmentId)) throw notFound(context)
  return context.get(services).database.withWorkspace(scope, async (tx) => {
    const [lead] = await Promise.all([findLead(tx, assessmentId), touchWorkspace(tx)])
    if (!lead) throw notFound(context)
    return work(tx, lead)
  })
}

/** As {@link requireAssessment}, inside a transaction; `null` if it is not the workspace's. */
export async function readAssessment(tx: WorkspaceTx, assessmentId: string) {
  const [assessment, lead, profile, planSettings, answers, acknowledgements, expiresAt] = await Promise.all([
    findAssessment(tx, assessmentId),
    findLead(tx, assessmentId),
    findProfile(tx, assessmentId),
    findPlanSettings(tx, assessmentId),
    listLeadAnswers(tx, assessmentId),
    listAcknowledgements(tx, assessmentId),
    touchWorkspace(tx),
  ])
  if (!assessment || !lead || !profile || !planSettings) return null
  return { scope: tx.scope, assessment, lead, profile, planSettings, answers, acknowledgements, expiresAt }
}
