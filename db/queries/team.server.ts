import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Discipline } from '#content/schema.ts'
import type { SysTx, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { answers } from '#db/schema/answers.ts'
import { participants } from '#db/schema/assessments.ts'
import { sessions } from '#db/schema/sessions.ts'
import { answerLinks } from '#db/schema/team.ts'
import { addPersonalLink } from './answer-links.server.ts'
import { writeAudit } from './audit.server.ts'
import type { Participant } from './participants.server.ts'
import { dropPassesTo } from './question-passes.server.ts'
import { ensureRound } from './rounds.server.ts'

/** People of one assessment beside its lead, so that all of them fit on one page. */
export const MOST_PEOPLE = 100

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(participants.workspaceId, tx.scope.workspaceId), eq(participants.assessmentId, assessmentId))

const isIn = and(eq(participants.kind, 'participant'), isNull(participants.removedAt))

/** Who is asked beside the lead, in the order of asking, at most 100; who was taken out is left out. */
export async function listTeam(tx: WorkspaceTx, assessmentId: string) {
  return tx
    .select({
      id: participants.id,
      name: participants.name,
      disciplines: participants.disciplines,
      email: participants.email,
      invitedAt: participants.invitedAt,
      enteredAt: participants.enteredAt,
      doneAt: participants.doneAt,
      quietSince: participants.quietSince,
    })
    .from(participants)
    .where(and(of(tx, assessmentId), isIn))
    .orderBy(asc(participants.id))
    .limit(MOST_PEOPLE)
}

export type TeamMember = Awaited<ReturnType<typeof listTeam>>[number]

/** Somebody of a team beside its lead; `null` if they were taken out, or it is nobody of this workspace. */
export async function findInTeam(tx: WorkspaceTx, participantId: string): Promise<Participant | null> {
  const [found] = await tx
    .select()
    .from(participants)
    .where(and(eq(participants.workspaceId, tx.scope.workspaceId), isIn, eq(participants.id, participantId)))
  return found ?? null
}

/** Which questions each participant answered, also with "not sure". */
export async function listAnsweredBy(tx: WorkspaceTx, assessmentId: string) {
  return tx
    .select({
      participantId: answers.participantId,
      questionId: answers.questionId,
    })
    .from(answers)
    .where(and(eq(answers.workspaceId, tx.scope.workspaceId), eq(answers.assessmentId, assessmentId)))
    .orderBy(asc(answers.participantId), asc(answers.questionId))
    .limit(20_000)
}

/** Who said that they are not sure of questions that nobody knew so far, by question, at most 1000. */
export async function listUnsure(tx: WorkspaceTx, assessmentId: string) {
  const found = await tx.execute<{ question_id: string; participant_id: string }>(sql`
    select question_id, participant_id from (
      select question_id, participant_id,
        bool_and(value ? 'unsure' or value ->> 'option' = 'unsure') over (partition by question_id) as is_open
      from app.answers where workspace_id = ${tx.scope.workspaceId} and assessment_id = ${assessmentId}
    ) given
    where is_open order by question_id, participant_id limit 1000`)
  return found.map((row) => ({ questionId: row.question_id, participantId: row.participant_id, isUnsure: true }))
}

async function hasRoomFor(tx: WorkspaceTx, assessmentId: string, more: number): Promise<boolean> {
  const [now] = await tx
    .select({ people: count() })
    .from(participants)
    .where(and(of(tx, assessmentId), isIn))
  return (now?.people ?? 0) + more <= MOST_PEOPLE
}

export type Invited = {
  /** Canonical. */
  email: string
  /** As far as whoever asks knows it; left out: they say it themselves. */
  name?: string
  discipline: Discipline
  /** Of a prepared link. */
  token: string
}

/**
 * Asks people by mail, all or none; opens the round where there is none yet.
 *
 * @returns their ids in the order given; the addresses that are asked already, and then nobody is; `tooMany` past 100 people
 */
export async function invitePeople(
  tx: WorkspaceTx,
  assessmentId: string,
  people: readonly Invited[],
): Promise<{ invited: string[] } | 'tooMany' | { already: string[] }> {
  const { workspaceId } = tx.scope
  await ensureRound(tx, assessmentId)
  const emails = people.map(({ email }) => email)
  const known = await tx
    .select({ email: participants.email })
    .from(participants)
    .where(and(of(tx, assessmentId), isIn, inArray(participants.email, emails)))
  if (known.length > 0) return { already: known.map(({ email }) => email) }
  if (!(await hasRoomFor(tx, assessmentId, people.length))) return 'tooMany'
  const ids: string[] = []
  for (const { email, name, discipline, token } of people) {
    const id = newId()
    ids.push(id)
    const person = { workspaceId, id, assessmentId, email, name, disciplines: [discipline] }
    await tx.insert(participants).values({ ...person, kind: 'participant', invitedAt: sql`now()` })
    await addPersonalLink(tx, { assessmentId, participantId: id, token, kind: 'person' })
    await writeAudit(tx, { action: 'answers.invited', facts: { assessment: assessmentId, participant: id } })
  }
  return { invited: ids }
}

export type NewPerson = { name: string; disciplines: Discipline[]; isHere: boolean }

/**
 * Adds somebody without an address: who comes in by a link, or for whom the lead enters answers.
 *
 * @returns their id; `null` past 100 people
 */
export async function addPerson(
  tx: WorkspaceTx,
  assessmentId: string,
  { name, disciplines, isHere }: NewPerson,
): Promise<string | null> {
  const { workspaceId } = tx.scope
  await ensureRound(tx, assessmentId)
  if (!(await hasRoomFor(tx, assessmentId, 1))) return null
  const id = newId()
  const enteredAt = isHere ? sql`now()` : null
  await tx
    .insert(participants)
    .values({ workspaceId, id, assessmentId, kind: 'participant', name, disciplines, enteredAt })
  return id
}

/** Somebody comes in by their own link, the first time or again, under the name that they give. */
export async function enterAs(
  tx: WorkspaceTx,
  { assessmentId, participantId }: { assessmentId: string; participantId: string },
  { name, disciplines }: Pick<NewPerson, 'name' | 'disciplines'>,
): Promise<boolean> {
  const entered = await tx
    .update(participants)
    .set({ name, disciplines, enteredAt: sql`coalesce(${participants.enteredAt}, now())` })
    .where(and(of(tx, assessmentId), isIn, eq(participants.id, participantId)))
    .returning({ id: participants.id })
  return entered.length === 1
}

/** Somebody says that they are done, or that they go on after all. */
export async function markDone(tx: WorkspaceTx, participantId: string, isDone: boolean): Promise<void> {
  await tx
    .update(participants)
    .set({ doneAt: isDone ? sql`now()` : null })
    .where(and(eq(participants.workspaceId, tx.scope.workspaceId), eq(participants.id, participantId)))
}

/**
 * The lead's side says for somebody whose answers it enters that they are done, or not after all.
 *
 * @returns `false` if there is nobody of this id, or they came in and say so themselves
 */
export async function markDoneFor(
  tx: WorkspaceTx,
  { assessmentId, participantId }: { assessmentId: string; participantId: string },
  isDone: boolean,
): Promise<boolean> {
  const marked = await tx
    .update(participants)
    .set({ doneAt: isDone ? sql`now()` : null })
    .where(and(of(tx, assessmentId), isIn, eq(participants.id, participantId), isNull(participants.enteredAt)))
    .returning({ id: participants.id })
  return marked.length === 1
}

/** Somebody wants no reminders any more; the first time counts. */
export async function setQuiet(tx: WorkspaceTx, participantId: string): Promise<void> {
  await tx
    .update(participants)
    .set({ quietSince: sql`coalesce(${participants.quietSince}, now())` })
    .where(and(eq(participants.workspaceId, tx.scope.workspaceId), eq(participants.id, participantId)))
}

/**
 * Takes somebody out: their links say that they were taken back. What they answered stays. End their sessions with
 * {@link endAnswering} once this is committed.
 *
 * @returns `false` if there is nobody of this id
 */
export async function removeFromTeam(tx: WorkspaceTx, assessmentId: string, participantId: string): Promise<boolean> {
  const removed = await tx
    .update(participants)
    .set({ removedAt: sql`now()`, email: '' })
    .where(and(of(tx, assessmentId), isIn, eq(participants.id, participantId)))
    .returning({ id: participants.id })
  if (removed.length === 0) return false
  await tx
    .update(answerLinks)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(answerLinks.workspaceId, tx.scope.workspaceId), eq(answerLinks.participantId, participantId)))
  await dropPassesTo(tx, participantId)
  const facts = { assessment: assessmentId, participant: participantId }
  await writeAudit(tx, { action: 'answers.removed', facts })
  return true
}

/** Ends every session in which somebody answers. */
export async function endAnswering(tx: SysTx, participantId: string): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.actorId, participantId), eq(sessions.kind, 'participant')))
}
