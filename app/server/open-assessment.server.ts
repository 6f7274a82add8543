import type { RouterContextProvider } from 'react-router'
import { access, services, visitor } from '#app/context.server.ts'
import { type Action, type ActionObject, type Actor, can } from '#app/core/access/can.ts'
import type { WorkspaceScope, WorkspaceTx } from '#db/client.server.ts'
import { listAcknowledgements } from '#db/queries/acknowledgements.server.ts'
import { listLeadAnswers } from '#db/queries/answers.server.ts'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { findClientOf } from '#db/queries/clients.server.ts'
import { findPlaceOf, findRole } from '#db/queries/memberships.server.ts'
import { askedOf, listOwnQuestions } from '#db/queries/own-questions.server.ts'
import { findLead, type Participant } from '#db/queries/participants.server.ts'
import { findPlanSettings } from '#db/queries/plan-settings.server.ts'
import { findProfile } from '#db/queries/profiles.server.ts'
import { switchWorkspace } from '#db/queries/sessions.server.ts'
import { findTimeZone, touchWorkspace } from '#db/queries/workspaces.server.ts'
import { requireOpenDoor } from './door.server.ts'
import { missed } from './missed.server.ts'
import { refusal } from './refusal.server.ts'
import { isUuid } from './uuid.ts'
import type { Session } from './visitor.server.ts'

/** What is not there, is not yours, or is no id at all: the same answer, to the byte. */
function notFound(context: Readonly<RouterContextProvider>): Promise<Response> {
  return missed(context, 'noAssessment')
}

export type StoredAssessment = NonNullable<Awaited<ReturnType<typeof readAssessment>>>

export type OpenAssessment = StoredAssessment & {
  /** The name of the workspace that was opened for it; `null`: it was open already. */
  switchedTo: string | null
  /** What the visitor is in its workspace. */
  actor: Actor
}

/** @throws a 404 response if the request has no session */
export async function requireScope(context: Readonly<RouterContextProvider>): Promise<WorkspaceScope> {
  const { workspaceId, actorId } = await requireSession(context)
  return { workspaceId, actorId }
}

async function requireSession(context: Readonly<RouterContextProvider>) {
  const session = await context.get(visitor).session()
  if (!session) throw await notFound(context)
  return session
}

/**
 * Runs `work` in the visitor's current workspace and, where the assessment is not there, in the one of a
 * member's others that holds it; the session goes on there.
 *
 * @throws a 404 response if none holds it; a redirect or a 403 response if that workspace asks for something first
 */
async function inOwnWorkspace<T>(
  context: Readonly<RouterContextProvider>,
  assessmentId: string,
  work: (tx: WorkspaceTx, actor: Actor) => Promise<T | null>,
): Promise<{ found: T; switchedTo: string | null; actor: Actor }> {
  const session = await requireSession(context)
  const { database } = context.get(services)
  const { token } = context.get(visitor)
  const { workspaceId, actorId, actor } = session
  const found = actor && (await database.withWorkspace({ workspaceId, actorId }, (tx) => work(tx, actor)))
  if (actor !== null && found !== null) return { found, switchedTo: null, actor }
  const place = session.kind === 'member' ? await findPlaceOf(database, actorId, assessmentId) : null
  if (!place || token === null) throw await notFound(context)
  requireOpenDoor(context, place, session)
  const elsewhere = await database.withWorkspace({ workspaceId: place.workspaceId, actorId }, async (tx) => {
    const role = await findRole(tx)
    return role && { role, found: await work(tx, role) }
  })
  if (!elsewhere || elsewhere.found === null) throw await notFound(context)
  await database.withSys((tx) => switchWorkspace(tx, token, place.workspaceId))
  return { found: elsewhere.found, switchedTo: place.name, actor: elsewhere.role }
}

/**
 * Everything stored of one assessment of the visitor's own workspaces, read in one
 * transaction, if they may do to it what the route declares. Each loader and action
 * calls it for itself: a check in a parent protects nothing.
 *
 * @throws a 404 response: no session, another workspace's, not an id, or deleted; a 403 response: not with their role
 */
export async function requireAssessment(
  context: Readonly<RouterContextProvider>,
  assessmentId: string,
): Promise<OpenAssessment> {
  const session = await requireSession(context)
  if (!isUuid(assessmentId)) throw await notFound(context)
  const { found, switchedTo, actor } = await inOwnWorkspace(context, assessmentId, (tx) =>
    readAssessment(tx, assessmentId),
  )
  if (isLeftOver(session, found.expiresAt)) throw await notFound(context)
  requireRight(context, actor)
  return { ...found, switchedTo, actor }
}

/**
 * Runs `work` in one transaction as the lead of one assessment, for a change that
 * needs to know nothing else of it.
 *
 * @throws a 404 or 403 response as {@link requireAssessment} does
 */
export async function asLead<T>(
  context: Readonly<RouterContextProvider>,
  assessmentId: string,
  work: (tx: WorkspaceTx, lead: Participant) => Promise<T>,
): Promise<T> {
  const session = await requireSession(context)
  if (!isUuid(assessmentId)) throw await notFound(context)
  const { found } = await inOwnWorkspace(context, assessmentId, async (tx, actor) => {
    const [lead, expiresAt] = await Promise.all([findLead(tx, assessmentId), touchWorkspace(tx)])
    if (!lead || isLeftOver(session, expiresAt)) return null
    requireRight(context, actor)
    return { done: await work(tx, lead) }
  })
  return found.done
}

/**
 * Lets through who may do this; by itself, what the route declares.
 *
 * @throws a 403 response that says who may
 */
export function requireRight(
  context: Readonly<RouterContextProvider>,
  actor: Actor,
  action: Action | null = null,
  object?: ActionObject,
): void {
  const declared = action ?? context.get(access)
  const isAllowed = declared !== 'anybody' && declared !== 'signedIn' && can(actor, declared, object)
  if (!isAllowed) throw refusal(403, context.get(services).say('notAllowed', { role: actor }))
}

/** A guest's session does nothing in work that is kept in an account, which never expires. */
const isLeftOver = ({ kind }: Session, expiresAt: Date | null) => kind === 'guest' && expiresAt === null

/** As {@link requireAssessment}, inside a transaction; `null` if it is not the workspace's. */
export async function readAssessment(tx: WorkspaceTx, assessmentId: string) {
  const [
    assessment,
    client,
    lead,
    profile,
    planSettings,
    answers,
    acknowledgements,
    ownQuestions,
    expiresAt,
    timeZone,
  ] = await Promise.all([
    findAssessment(tx, assessmentId),
    findClientOf(tx, assessmentId),
    findLead(tx, assessmentId),
    findProfile(tx, assessmentId),
    findPlanSettings(tx, assessmentId),
    listLeadAnswers(tx, assessmentId),
    listAcknowledgements(tx, assessmentId),
    listOwnQuestions(tx),
    touchWorkspace(tx),
    findTimeZone(tx),
  ])
  if (!assessment || !client || !lead || !profile || !planSettings || !timeZone) return null
  return {
    scope: tx.scope,
    assessment,
    client,
    lead,
    profile,
    planSettings,
    answers,
    acknowledgements,
    /** What the workspace asks otherwise, those taken out too. */
    ownQuestions,
    /** What of it is asked now. */
    own: askedOf(ownQuestions),
    expiresAt,
    /** IANA zone in which its dates are read. */
    timeZone,
  }
}
