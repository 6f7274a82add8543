import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import type { DimensionId } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { ownQuestions } from '#db/schema/own-questions.ts'
import { writeAudit } from './audit.server.ts'

export type StoredOwnQuestion = typeof ownQuestions.$inferSelect

/** More than the standard's questions twice over, and every added one. */
const MAX_LISTED = 1000

/** Everything that the workspace asks otherwise, those taken out too; in the order asked, at most 1000. */
export async function listOwnQuestions(tx: WorkspaceTx): Promise<StoredOwnQuestion[]> {
  return tx
    .select()
    .from(ownQuestions)
    .where(eq(ownQuestions.workspaceId, tx.scope.workspaceId))
    .orderBy(asc(ownQuestions.position), asc(ownQuestions.id))
    .limit(MAX_LISTED)
}

/** What of it is asked today, as it is laid over the catalogue. */
export function askedOf(rows: readonly StoredOwnQuestion[]): OwnQuestions {
  const added = rows.filter(({ kind, withdrawnAt }) => kind === 'added' && withdrawnAt === null)
  return {
    hidden: rows.filter(({ kind }) => kind === 'hidden').map(({ questionId }) => questionId),
    reworded: rows
      .filter(({ kind }) => kind === 'reworded')
      .map(({ questionId, ask, help }) => ({ question: questionId, ask, help })),
    added: added.map(({ questionId, section, capabilityId, ask, help, levels }) => ({
      id: questionId,
      section: section as DimensionId,
      capability: capabilityId,
      ask,
      help,
      levels,
    })),
  }
}

const of = (tx: WorkspaceTx, kind: StoredOwnQuestion['kind'], questionId: string) =>
  and(
    eq(ownQuestions.workspaceId, tx.scope.workspaceId),
    eq(ownQuestions.kind, kind),
    eq(ownQuestions.questionId, questionId),
  )

/** Changes of one workspace's questions wait for each other, so that what was checked before still holds. */
export async function lockOwnQuestions(tx: WorkspaceTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tx.scope.workspaceId}, 11))`)
}

/** Asks a question of the standard no longer; hidden twice is hidden once. */
export async function hideQuestion(tx: WorkspaceTx, questionId: string): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  const hidden = await tx
    .insert(ownQuestions)
    .values({ workspaceId, id: newId(), kind: 'hidden', questionId, createdBy: actorId, changedBy: actorId })
    .onConflictDoNothing()
    .returning({ id: ownQuestions.id })
  if (hidden.length > 0) await writeAudit(tx, { action: 'question.hidden', facts: { question: questionId } })
}

/** Asks a hidden question again. Its old answer counts again. */
export async function showQuestion(tx: WorkspaceTx, questionId: string): Promise<void> {
  const shown = await tx
    .delete(ownQuestions)
    .where(of(tx, 'hidden', questionId))
    .returning({ id: ownQuestions.id })
  if (shown.length > 0) await writeAudit(tx, { action: 'question.shown', facts: { question: questionId } })
}

type Wording = {
  questionId: string
  ask: string
  /** May be empty. */
  help: string
  /** What the page was opened with; 0: the standard's words. */
  baseVersion: number
}

/**
 * Gives a question of the standard other words.
 *
 * @returns `false` if somebody else changed them since the page was opened
 */
export async function rewordQuestion(tx: WorkspaceTx, wording: Wording): Promise<boolean> {
  const { workspaceId, actorId } = tx.scope
  const { questionId, ask, help, baseVersion } = wording
  const changed =
    baseVersion === 0
      ? await tx
          .insert(ownQuestions)
          .values({
            workspaceId,
            id: newId(),
            kind: 'reworded',
            questionId,
            ask,
            help,
            createdBy: actorId,
            changedBy: actorId,
          })
          .onConflictDoNothing()
          .returning({ id: ownQuestions.id })
      : await tx
          .update(ownQuestions)
          .set({ ask, help, ...changedBy(tx) })
          .where(and(of(tx, 'reworded', questionId), eq(ownQuestions.version, baseVersion)))
          .returning({ id: ownQuestions.id })
  if (changed.length === 0) return false
  await writeAudit(tx, { action: 'question.reworded', facts: { question: questionId } })
  return true
}

const changedBy = (tx: WorkspaceTx) => ({
  changedBy: tx.scope.actorId,
  changedAt: sql`now()`,
  version: sql`${ownQuestions.version} + 1`,
})

/** Gives a question the standard's words back. */
export async function restoreWording(tx: WorkspaceTx, questionId: string): Promise<void> {
  const gone = await tx
    .delete(ownQuestions)
    .where(of(tx, 'reworded', questionId))
    .returning({ id: ownQuestions.id })
  if (gone.length > 0) await writeAudit(tx, { action: 'question.restored', facts: { question: questionId } })
}

export type OwnQuestionText = {
  section: DimensionId
  /** `null`: it informs nothing. */
  capabilityId: string | null
  ask: string
  /** May be empty. */
  help: string
  /** From the lowest; five where it informs a capability. */
  levels: string[]
}

/** Adds a question at the end of its dimension. @returns its question id */
export async function addQuestion(tx: WorkspaceTx, question: OwnQuestionText): Promise<string> {
  const { workspaceId, actorId } = tx.scope
  const id = newId()
  const questionId = `own-${id}`
  const last = sql<number>`(
    select coalesce(max(o.position), 0) + 1 from app.own_questions o
    where o.workspace_id = ${workspaceId}::uuid and o.section = ${question.section})`
  await tx.insert(ownQuestions).values({
    workspaceId,
    id,
    kind: 'added',
    questionId,
    ...question,
    position: last,
    createdBy: actorId,
    changedBy: actorId,
  })
  await writeAudit(tx, { action: 'question.added', facts: { question: questionId } })
  return questionId
}

/**
 * Changes an added question; its id, place and answers stay.
 *
 * @returns `false` if somebody else changed it since the page was opened, or it is gone
 */
export async function changeQuestion(
  tx: WorkspaceTx,
  { questionId, baseVersion, ...question }: OwnQuestionText & { questionId: string; baseVersion: number },
): Promise<boolean> {
  const changed = await tx
    .update(ownQuestions)
    .set({ ...question, ...changedBy(tx) })
    .where(and(of(tx, 'added', questionId), eq(ownQuestions.version, baseVersion), isNull(ownQuestions.withdrawnAt)))
    .returning({ id: ownQuestions.id })
  if (changed.length === 0) return false
  await writeAudit(tx, { action: 'question.changed', facts: { question: questionId } })
  return true
}

/** Asks an added question no longer. Its answers stay, and its words with them; without any it is gone for good. */
export async function withdrawQuestion(tx: WorkspaceTx, questionId: string): Promise<void> {
  const answered = sql`exists (
    select from app.answers a where a.workspace_id = ${tx.scope.workspaceId}::uuid and a.question_id = ${questionId})`
  const isAsked = and(of(tx, 'added', questionId), isNull(ownQuestions.withdrawnAt))
  const kept = await tx
    .update(ownQuestions)
    .set({ withdrawnAt: sql`now()`, ...changedBy(tx) })
    .where(and(isAsked, answered))
    .returning({ id: ownQuestions.id })
  const gone = await tx.delete(ownQuestions).where(isAsked).returning({ id: ownQuestions.id })
  if (kept.length + gone.length === 0) return
  await writeAudit(tx, { action: 'question.withdrawn', facts: { question: questionId } })
}

/** Asks an added question again that was taken out; its answers count again. */
export async function returnQuestion(tx: WorkspaceTx, questionId: string): Promise<void> {
  const back = await tx
    .update(ownQuestions)
    .set({ withdrawnAt: null, ...changedBy(tx) })
    .where(and(of(tx, 'added', questionId), sql`${ownQuestions.withdrawnAt} is not null`))
    .returning({ id: ownQuestions.id })
  if (back.length > 0) await writeAudit(tx, { action: 'question.returned', facts: { question: questionId } })
}

/** Moves an added question one place within its dimension; at the end of it nothing happens. */
export async function moveQuestion(tx: WorkspaceTx, questionId: string, by: -1 | 1): Promise<void> {
  const rows = (await listOwnQuestions(tx)).filter(({ kind, withdrawnAt }) => kind === 'added' && withdrawnAt === null)
  const moved = rows.find((row) => row.questionId === questionId)
  const ids = rows.filter(({ section }) => section === moved?.section).map(({ id }) => id)
  const from = ids.indexOf(moved?.id ?? '')
  const to = from + by
  const other = ids[to]
  if (!moved || other === undefined) return
  ids[to] = moved.id
  ids[from] = other
  await tx.execute(sql`
    update app.own_questions o set position = placed.position
    from unnest(${`{${ids.join(',')}}`}::uuid[]) with ordinality as placed (id, position)
    where o.workspace_id = ${tx.scope.workspaceId}::uuid and o.id = placed.id`)
}
