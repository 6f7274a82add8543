import type { RouterContextProvider } from 'react-router'
import { access, services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { layOver } from '#app/server/asked-questions.server.ts'
import { missed } from '#app/server/missed.server.ts'
import { type OpenAssessment, readAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { type Assessment, findAssessment } from '#db/queries/assessments.server.ts'
import { askedOf, listOwnQuestions } from '#db/queries/own-questions.server.ts'
import type { Participant } from '#db/queries/participants.server.ts'
import { findRound, type Round } from '#db/queries/rounds.server.ts'
import { findInTeam } from '#db/queries/team.server.ts'
import { findWorkspace, touchWorkspace } from '#db/queries/workspaces.server.ts'
import { type RespondentView, readRespondent } from './as-respondent.server.ts'

type Context = Readonly<RouterContextProvider>

/** A check as somebody sees it who was asked to answer: their own part of it. */
export type Participation = OpenAssessment & RespondentView & { round: Round | null }

/** Where somebody answers who was asked. */
export const answeringBase = (participantId: string) => `/answering/${participantId}`

/**
 * The part of a check that the visitor was asked to answer. Their cookie opens nothing else, and nothing but it opens
 * this: each loader and action calls it for itself.
 *
 * @throws a 404 response: not theirs, not an id, taken out or deleted; a 410 response: closed, or submitted
 */
export async function requireParticipation(context: Context, participantId: string): Promise<Participation> {
  return (await letIn(context, participantId, (tx) => readParticipation(context, tx, participantId))).open
}

/** What saving one answer takes of a check that somebody was asked to answer. */
export type Answering = Pick<OpenAssessment, 'scope' | 'own'> & {
  assessment: { id: string }
  /** Who answers. */
  lead: Participant
  respondent: { isSelf: true; toldOn: null }
}

/**
 * The same for a change that needs to know nothing else of the check.
 *
 * @throws as {@link requireParticipation}
 */
export async function requireAnswering(context: Context, participantId: string): Promise<Answering> {
  return (await letIn(context, participantId, (tx) => readAnswering(tx, participantId))).open
}

/** @throws as {@link requireParticipation}; `read` comes to `null` where there is no such check */
async function letIn<T extends { isShut: boolean }>(
  context: Context,
  participantId: string,
  read: (tx: WorkspaceTx) => Promise<T | null>,
): Promise<T> {
  const { database, say } = context.get(services)
  const own = await context.get(visitor).participation()
  if (own === null || !isUuid(participantId) || own.actorId !== participantId)
    throw await missed(context, 'noAnswering')
  const declared = context.get(access)
  if (declared !== 'anybody' && (declared === 'signedIn' || !can('participant', declared))) {
    throw refusal(403, say('notAllowed', { role: 'participant' }))
  }
  const found = await database.withWorkspace(own, read)
  if (found === null) throw await missed(context, 'noAnswering')
  if (found.isShut) throw refusal(410, say('answeringClosed'))
  return found
}

async function readAnswering(tx: WorkspaceTx, participantId: string) {
  const participant = await findInTeam(tx, participantId)
  if (!participant) return null
  const { assessmentId } = participant
  const [assessment, round, workspace, ownQuestions] = await Promise.all([
    findAssessment(tx, assessmentId),
    findRound(tx, assessmentId),
    findWorkspace(tx),
    listOwnQuestions(tx),
    touchWorkspace(tx),
  ])
  if (!assessment || !workspace) return null
  const open: Answering = {
    scope: tx.scope,
    own: askedOf(ownQuestions),
    assessment,
    lead: participant,
    respondent: { isSelf: true, toldOn: null },
  }
  return { isShut: isShut({ assessment, round, workspace }), open }
}

type Ends = { assessment: Assessment; round: Round | null; workspace: { closesAt: Date | null } }

/** Nobody answers any more: the round was closed, the check submitted, or the workspace is about to close. */
const isShut = ({ assessment, round, workspace }: Ends) =>
  (round?.closedAt ?? null) !== null || assessment.status !== 'open' || workspace.closesAt !== null

async function readParticipation(context: Context, tx: WorkspaceTx, participantId: string) {
  const participant = await findInTeam(tx, participantId)
  if (!participant) return null
  const [stored, round, workspace] = await Promise.all([
    readAssessment(tx, participant.assessmentId),
    findRound(tx, participant.assessmentId),
    findWorkspace(tx),
  ])
  if (!stored || !workspace) return null
  const { catalogue } = layOver(context.get(services).model, stored.own)
  const as = { participant, catalogue, isSelf: true, base: answeringBase(participantId), toldOn: null }
  const view = await readRespondent(tx, stored, as)
  const open: Participation = { ...stored, ...view, switchedTo: null, actor: 'participant', round }
  return { isShut: isShut({ ...stored, round, workspace }), open }
}
