import type { RouterContextProvider } from 'react-router'
import type { Access } from '#app/access.ts'
import { access, page, services, visitor } from '#app/context.server.ts'
import { type Action, type ActionObject, type Actor, can } from '#app/core/access/can.ts'
import { claimsIn } from '#app/core/agreement/unshown-claims.ts'
import type { Routed } from '#app/core/team/questions-for.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { listAcknowledgements } from '#db/queries/acknowledgements.server.ts'
import { listTasks } from '#db/queries/action-tasks.server.ts'
import { listLeadAnswers } from '#db/queries/answers.server.ts'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { findClientOf } from '#db/queries/clients.server.ts'
import { listConsensuses } from '#db/queries/consensuses.server.ts'
import { namesOfEvidence } from '#db/queries/evidence.server.ts'
import { askedOf, listOwnQuestions } from '#db/queries/own-questions.server.ts'
import { findLead, type Participant } from '#db/queries/participants.server.ts'
import { listOutcomes } from '#db/queries/pilot-outcomes.server.ts'
import { hasSignedPilot } from '#db/queries/pilots.server.ts'
import { findPlanSettings } from '#db/queries/plan-settings.server.ts'
import { findProfile } from '#db/queries/profiles.server.ts'
import { readTeamAnswers } from '#db/queries/team-answers.server.ts'
import { findTimeZone, touchWorkspace } from '#db/queries/workspaces.server.ts'
import { inOwnWorkspace, isLeftOver, requireSession } from './in-own-workspace.server.ts'
import { missed } from './missed.server.ts'
import { refusal } from './refusal.server.ts'
import { isUuid } from './uuid.ts'

export type StoredAssessment = NonNullable<Awaited<ReturnType<typeof readAssessment>>>

export type OpenAssessment = StoredAssessment & {
  /** The name of the workspace that was opened for it; `null`: it was open already. */
  switchedTo: string | null
  /** What the visitor is in its workspace. */
  actor: Actor
  /** Somebody beside the lead whose answers these are, and who then stands as `lead`; `null`: they are the lead's. */
  respondent: Respondent | null
}

/** Whose answers are given, where it is not the lead. */
export type Respondent = {
  /** They answer themselves; else the lead's side enters what they told. */
  isSelf: boolean
  /** Where their pages are. */
  base: string
  /** The day on which it was told, where nothing else is said, ISO date; `null`: they say it themselves. */
  toldOn: string | null
  /** What comes to them from others. */
  routed: readonly Routed[]
  /** Whom they passed questions on to, by question. */
  passedOn: Readonly<Record<string, PassedOn>>
}

/** A discipline, or somebody by name. */
export type PassedOn = { discipline: string } | { name: string }

const MISSING = 'noAssessment'

/**
 * Who wants to save an answer, and one save taken of what they may do, read together.
 *
 * @returns `taken` as `sessionTaking` of a visitor says it
 * @throws a 404 response if the request has no session
 */
export async function requireSaver(context: Readonly<RouterContextProvider>) {
  const { session, taken } = await context.get(visitor).sessionTaking('save')
  if (!session) throw await missed(context, MISSING)
  return { actorId: session.actorId, taken }
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
  const session = await requireSession(context, MISSING)
  if (!isUuid(assessmentId)) throw await missed(context, MISSING)
  const { found, switchedTo, actor } = await inOwnWorkspace(context, { id: assessmentId, missing: MISSING }, (tx) =>
    readAssessment(tx, assessmentId),
  )
  if (isLeftOver(session, found.expiresAt)) throw await missed(context, MISSING)
  requireRight(context, actor)
  return { ...found, language: context.get(page).locale, switchedTo, actor, respondent: null }
}

type LeadsChange<T> = {
  /**
   * Tries it in one statement that looks for itself whether it can be done like that.
   *
   * @param isGuest it may only be done in work that is not kept in an account
   * @returns `null` if it cannot; nothing is done then
   */
  atOnce: (tx: WorkspaceTx, isGuest: boolean) => Promise<T | null>
  work: (tx: WorkspaceTx, lead: Participant) => Promise<T>
}

/**
 * Makes a change as the lead of one assessment that needs to know nothing else of it: in one statement where that can be
 * done, else `work` in one transaction.
 *
 * @throws a 404 or 403 response as {@link requireAssessment} does
 */
export async function asLead<T>(
  context: Readonly<RouterContextProvider>,
  assessmentId: string,
  { atOnce, work }: LeadsChange<T>,
): Promise<T> {
  const session = await requireSession(context, MISSING)
  if (!isUuid(assessmentId)) throw await missed(context, MISSING)
  const { workspaceId, actorId, actor, kind } = session
  if (actor !== null && mayAsDeclared(context, actor)) {
    const { database } = context.get(services)
    const done = await database.askWorkspace({ workspaceId, actorId }, (tx) => atOnce(tx, kind === 'guest'))
    if (done !== null) return done
  }
  const { found } = await inOwnWorkspace(context, { id: assessmentId, missing: MISSING }, async (tx, actor) => {
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
  if (mayDo(actor, declared, object)) return
  const { log, say } = context.get(services)
  log.warn({ event: 'right refused', action: declared, role: actor }, 'security')
  throw refusal(403, say('notAllowed', { role: actor }))
}

const mayAsDeclared = (context: Readonly<RouterContextProvider>, actor: Actor) => mayDo(actor, context.get(access))

const mayDo = (actor: Actor, declared: Access, object?: ActionObject) =>
  declared !== 'anybody' && declared !== 'signedIn' && can(actor, declared, object)

/**
 * As {@link requireAssessment}, inside a transaction.
 *
 * @param isVisit `false`: a program reads it, which keeps a guest's work no longer; `expiresAt` is then `null`
 * @returns `null` if it is not the workspace's
 */
export async function readAssessment(tx: WorkspaceTx, assessmentId: string, { isVisit = true } = {}) {
  const [
    assessment,
    client,
    lead,
    profile,
    planSettings,
    tasks,
    answers,
    acknowledgements,
    ownQuestions,
    shown,
    team,
    consensuses,
    expiresAt,
    timeZone,
  ] = await Promise.all([
    findAssessment(tx, assessmentId),
    findClientOf(tx, assessmentId),
    findLead(tx, assessmentId),
    findProfile(tx, assessmentId),
    findPlanSettings(tx, assessmentId),
    listTasks(tx, assessmentId),
    listLeadAnswers(tx, assessmentId),
    listAcknowledgements(tx, assessmentId),
    listOwnQuestions(tx),
    namesOfEvidence(tx, assessmentId),
    readTeamAnswers(tx, assessmentId),
    listConsensuses(tx, assessmentId),
    isVisit ? touchWorkspace(tx) : null,
    findTimeZone(tx),
  ])
  if (!assessment || !client || !lead || !profile || !planSettings || !timeZone) return null
  return {
    scope: tx.scope,
    assessment,
    client,
    /** In which what is decided of it is said: its client's; on a page its reader's. */
    language: client.language,
    lead,
    profile,
    planSettings,
    /** What holds of single actions, by id. */
    tasks,
    answers,
    acknowledgements,
    /** What others than the lead said; `null`: nobody else is asked. */
    team,
    /** What was agreed on about single questions, each time that it was. */
    consensuses,
    /** Names of the files and links that show an answer, by question id. */
    shown,
    /** What everybody said to the questions to which somebody said a high level, by question id. */
    claims: claimsIn([
      { ...lead, isLead: true, answers: answers.map((each) => ({ ...each, isWritten: /\S/.test(each.evidence) })) },
      ...(team?.people.map((person) => ({ ...person, isLead: false })) ?? []),
    ]),
    /** What the workspace asks otherwise, those taken out too. */
    ownQuestions,
    /** What of it is asked now. */
    own: askedOf(ownQuestions),
    expiresAt,
    /** IANA zone in which its dates are read. */
    timeZone,
    /** What people decided about the company's pilots, the newest first. */
    outcomes: await listOutcomes(tx, client.id),
    /** A pilot of the company has a signed charter. */
    hasPiloted: await hasSignedPilot(tx, client.id),
  }
}
