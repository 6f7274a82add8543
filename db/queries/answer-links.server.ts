import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import type { Discipline } from '#content/schema.ts'
import type { Database, SysTx, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments, participants } from '#db/schema/assessments.ts'
import { answerLinks, rounds } from '#db/schema/team.ts'
import { clients, workspaces } from '#db/schema/workspaces.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import { writeAudit } from './audit.server.ts'
import { forgetLinks } from './ended-links.server.ts'
import { noteLinkPlace } from './link-places.server.ts'
import { ensureRound } from './rounds.server.ts'

/** Open links of one assessment that many may come in by. */
export const MOST_LINKS = 20
/** Ways back that one person may make; each further one ends the oldest. */
const MOST_RETURNS = 5

/** Notes where a new link is to be looked for. @returns its token, which is never stored */
export async function prepareAnswerLink(tx: SysTx, workspaceId: string): Promise<string> {
  const token = newToken()
  await noteLinkPlace(tx, { token, workspaceId, expiresAt: null })
  return token
}

/** Stores the link of a prepared token that is one person's own. */
export async function addPersonalLink(
  tx: WorkspaceTx,
  { assessmentId, participantId, token, kind }: PersonalLink,
): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  await tx.insert(answerLinks).values({
    workspaceId,
    id: newId(),
    assessmentId,
    kind,
    participantId,
    tokenHash: hashToken(token),
    createdBy: actorId,
  })
}

/** Whether the link of a token was stored, and not taken back since. */
export async function isAnswerLinkKept(tx: WorkspaceTx, token: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: answerLinks.id })
    .from(answerLinks)
    .where(
      and(
        eq(answerLinks.workspaceId, tx.scope.workspaceId),
        eq(answerLinks.tokenHash, hashToken(token)),
        isNull(answerLinks.revokedAt),
      ),
    )
  return found !== undefined
}

type PersonalLink = { assessmentId: string; participantId: string; token: string; kind: 'person' | 'return' }

/**
 * Makes a link by which many may come in, until it is revoked or the round is closed.
 *
 * @param discipline of everybody who comes by it; `null`: they say it themselves
 * @returns the token, shown this once; `tooMany` where 20 are open
 */
export async function makeAnswerLink(
  database: Database,
  scope: WorkspaceTx['scope'],
  { assessmentId, discipline }: { assessmentId: string; discipline: Discipline | null },
): Promise<{ token: string } | 'tooMany'> {
  const { workspaceId, actorId } = scope
  const token = await database.withSys((tx) => prepareAnswerLink(tx, workspaceId))
  const isMade = await database.withWorkspace(scope, async (tx) => {
    await ensureRound(tx, assessmentId)
    const [open] = await tx
      .select({ links: count() })
      .from(answerLinks)
      .where(and(ofAssessment(tx, assessmentId), isOpenForMany))
    if ((open?.links ?? 0) >= MOST_LINKS) return false
    const id = newId()
    const link = { id, assessmentId, kind: 'many', discipline, tokenHash: hashToken(token) } as const
    await tx.insert(answerLinks).values({ workspaceId, ...link, createdBy: actorId })
    await writeAudit(tx, { action: 'answers.linkMade', facts: { assessment: assessmentId, link: id } })
    return true
  })
  if (isMade) return { token }
  await database.withSys((tx) => forgetLinks(tx, [hashToken(token)]))
  return 'tooMany'
}

const ofAssessment = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(answerLinks.workspaceId, tx.scope.workspaceId), eq(answerLinks.assessmentId, assessmentId))

const isOpenForMany = and(eq(answerLinks.kind, 'many'), isNull(answerLinks.revokedAt))

/** The open links by which many may come in, the oldest first, at most 20. */
export async function listAnswerLinks(tx: WorkspaceTx, assessmentId: string) {
  return tx
    .select({ id: answerLinks.id, discipline: answerLinks.discipline, createdAt: answerLinks.createdAt })
    .from(answerLinks)
    .where(and(ofAssessment(tx, assessmentId), isOpenForMany))
    .orderBy(asc(answerLinks.id))
    .limit(MOST_LINKS)
}

/** Ends a link: nobody new comes in by it. Who is in stays. @returns `false` if no such link is open */
export async function revokeAnswerLink(tx: WorkspaceTx, assessmentId: string, id: string): Promise<boolean> {
  const revoked = await tx
    .update(answerLinks)
    .set({ revokedAt: sql`now()` })
    .where(and(ofAssessment(tx, assessmentId), isOpenForMany, eq(answerLinks.id, id)))
    .returning({ id: answerLinks.id })
  if (revoked.length === 0) return false
  await writeAudit(tx, { action: 'answers.linkRevoked', facts: { assessment: assessmentId, link: id } })
  return true
}

/**
 * Makes a link by which somebody who is in comes back to their own answers. Of six, the oldest ends.
 *
 * @returns the token, shown this once
 */
export async function makeReturnLink(
  database: Database,
  scope: WorkspaceTx['scope'],
  place: { assessmentId: string; participantId: string },
): Promise<string> {
  const { workspaceId } = scope
  const token = await database.withSys((tx) => prepareAnswerLink(tx, workspaceId))
  const ended = await database.withWorkspace(scope, async (tx) => {
    await addPersonalLink(tx, { ...place, token, kind: 'return' })
    const gone = await tx.execute<{ token_hash: Buffer }>(sql`
      delete from app.answer_links where workspace_id = ${workspaceId} and id in (
        select id from app.answer_links
        where workspace_id = ${workspaceId} and participant_id = ${place.participantId} and kind = 'return'
        order by id desc offset ${MOST_RETURNS}
      )
      returning token_hash`)
    return gone.map(({ token_hash }) => token_hash)
  })
  await database.withSys((tx) => forgetLinks(tx, ended))
  return token
}

/**
 * Where a link leads and what stands around it, also once it was taken back; `null` if it is of nothing in this
 * workspace any more.
 */
export async function findAnswerLink(tx: WorkspaceTx, token: string) {
  const [found] = await tx
    .select({
      kind: answerLinks.kind,
      discipline: answerLinks.discipline,
      participantId: answerLinks.participantId,
      askedBy: answerLinks.createdBy,
      assessmentId: assessments.id,
      form: assessments.form,
      isSubmitted: sql<boolean>`${assessments.status} <> 'open'`,
      company: clients.name,
      workspace: workspaces.name,
      workspaceKind: workspaces.kind,
      timeZone: workspaces.timeZone,
      dueOn: rounds.dueOn,
      isRevoked: sql<boolean>`${answerLinks.revokedAt} is not null or ${participants.removedAt} is not null`,
      isClosed: sql<boolean>`${rounds.closedAt} is not null or ${workspaces.closesAt} is not null`,
      personName: sql<string>`coalesce(${participants.name}, '')`,
      personDisciplines: participants.disciplines,
      isQuiet: sql<boolean>`${participants.quietSince} is not null`,
    })
    .from(answerLinks)
    .innerJoin(
      assessments,
      and(eq(assessments.workspaceId, answerLinks.workspaceId), eq(assessments.id, answerLinks.assessmentId)),
    )
    .innerJoin(clients, and(eq(clients.workspaceId, assessments.workspaceId), eq(clients.id, assessments.clientId)))
    .innerJoin(workspaces, eq(workspaces.workspaceId, answerLinks.workspaceId))
    .leftJoin(
      rounds,
      and(eq(rounds.workspaceId, answerLinks.workspaceId), eq(rounds.assessmentId, answerLinks.assessmentId)),
    )
    .leftJoin(
      participants,
      and(eq(participants.workspaceId, answerLinks.workspaceId), eq(participants.id, answerLinks.participantId)),
    )
    .where(and(eq(answerLinks.workspaceId, tx.scope.workspaceId), eq(answerLinks.tokenHash, hashToken(token))))
  return found ?? null
}
