import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import { commentMentions, comments, threadTurns } from '#db/schema/threads.ts'

/** What one question may have of them, and one assessment. */
export const COMMENT_LIMITS = { perQuestion: 300, perAssessment: 5_000 } as const

/** For so long after writing it its author may change a comment. */
export const CHANGE_MINUTES = 15

const SHOWN = {
  id: comments.id,
  questionId: comments.questionId,
  threadId: comments.threadId,
  authorId: comments.authorId,
  forAsked: comments.forAsked,
  body: comments.body,
  createdAt: comments.createdAt,
  changedAt: comments.changedAt,
  deletedAt: comments.deletedAt,
  /** It is young enough to be changed by its author. */
  isFresh: sql<boolean>`${comments.createdAt} > now() - make_interval(mins => ${CHANGE_MINUTES})`,
}

export type Comment = Omit<typeof comments.$inferSelect, 'workspaceId' | 'assessmentId'> & { isFresh: boolean }
export type ThreadTurn = Pick<typeof threadTurns.$inferSelect, 'threadId' | 'turn' | 'actedBy' | 'actedAt'>

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(comments.workspaceId, tx.scope.workspaceId), eq(comments.assessmentId, assessmentId))

/** In a thread that is open to whoever is asked. */
const isForAsked = sql`exists (
  select from app.comments first where first.workspace_id = ${comments.workspaceId} and first.id = ${comments.threadId}
    and first.for_asked
)`

type Some = {
  /** Left out: of all questions. */
  questionIds?: readonly string[] | undefined
  /** Only those that are open to whoever is asked. */
  forAsked?: boolean
}

/** The comments of an assessment, or some of them, the oldest first, the deleted ones too. */
export async function listComments(
  tx: WorkspaceTx,
  assessmentId: string,
  { questionIds, forAsked = false }: Some = {},
): Promise<Comment[]> {
  const asked = and(questionIds && inArray(comments.questionId, [...questionIds]), forAsked ? isForAsked : undefined)
  return tx
    .select(SHOWN)
    .from(comments)
    .where(and(of(tx, assessmentId), asked))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(COMMENT_LIMITS.perAssessment)
}

/** When the threads of an assessment were resolved and opened again, the oldest first. */
export async function listTurns(tx: WorkspaceTx, assessmentId: string): Promise<ThreadTurn[]> {
  const { threadId, turn, actedBy, actedAt } = threadTurns
  return tx
    .select({ threadId, turn, actedBy, actedAt })
    .from(threadTurns)
    .innerJoin(comments, and(eq(comments.workspaceId, threadTurns.workspaceId), eq(comments.id, threadTurns.threadId)))
    .where(of(tx, assessmentId))
    .orderBy(asc(threadTurns.actedAt), asc(threadTurns.id))
    .limit(COMMENT_LIMITS.perAssessment)
}

/** Whom the comments of an assessment name: person ids by comment id. */
export async function listMentions(tx: WorkspaceTx, assessmentId: string): Promise<Map<string, string[]>> {
  const { commentId, personId } = commentMentions
  const rows = await tx
    .select({ commentId, personId })
    .from(commentMentions)
    .innerJoin(comments, and(eq(comments.workspaceId, commentMentions.workspaceId), eq(comments.id, commentId)))
    .where(and(of(tx, assessmentId), isNull(comments.deletedAt)))
    .limit(10 * COMMENT_LIMITS.perAssessment)
  const named = new Map<string, string[]>()
  for (const row of rows) named.set(row.commentId, [...(named.get(row.commentId) ?? []), row.personId])
  return named
}

export type NewComment = {
  /** Made by the page, so that a second press writes nothing again. */
  id: string
  assessmentId: string
  questionId: string
  /** `null`: it begins a thread. */
  threadId: string | null
  /** It begins a thread that is open to whoever is asked. */
  forAsked: boolean
  /** Whoever is asked writes it: they answer only in threads that are open to them. */
  byAsked: boolean
  /** 1 to 4,000 characters. */
  body: string
}

/**
 * Writes a comment of the actor's. Those who write at the same time wait for each other, so that the limits hold.
 *
 * @returns `none`: the assessment or thread is not there; `resolved`: the thread was closed in between
 */
export async function addComment(
  tx: WorkspaceTx,
  { id, assessmentId, questionId, threadId, forAsked, byAsked, body }: NewComment,
): Promise<'added' | 'again' | 'none' | 'resolved' | 'tooMany'> {
  const { workspaceId, actorId } = tx.scope
  const [held] = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(and(eq(assessments.workspaceId, workspaceId), eq(assessments.id, assessmentId)))
    .for('no key update')
  if (!held) return 'none'
  const asked = and(of(tx, assessmentId), eq(comments.questionId, questionId))
  if (threadId !== null) {
    const first = and(asked, eq(comments.id, threadId), eq(comments.threadId, threadId))
    const isThere = await tx.$count(comments, and(first, byAsked ? isForAsked : undefined))
    if (isThere === 0) return 'none'
    if ((await latestTurn(tx, threadId)) === 'resolved') return 'resolved'
  }
  if ((await tx.$count(comments, asked)) >= COMMENT_LIMITS.perQuestion) return 'tooMany'
  if ((await tx.$count(comments, of(tx, assessmentId))) >= COMMENT_LIMITS.perAssessment) return 'tooMany'
  const written = await tx
    .insert(comments)
    .values({
      workspaceId,
      id,
      assessmentId,
      questionId,
      threadId: threadId ?? id,
      forAsked: forAsked && threadId === null,
      authorId: actorId,
      body,
    })
    .onConflictDoNothing()
    .returning({ id: comments.id })
  return written.length === 1 ? 'added' : 'again'
}

async function latestTurn(tx: WorkspaceTx, threadId: string): Promise<ThreadTurn['turn'] | null> {
  const [latest] = await tx
    .select({ turn: threadTurns.turn })
    .from(threadTurns)
    .where(and(eq(threadTurns.workspaceId, tx.scope.workspaceId), eq(threadTurns.threadId, threadId)))
    .orderBy(desc(threadTurns.actedAt), desc(threadTurns.id))
    .limit(1)
  return latest?.turn ?? null
}

type Place = { assessmentId: string; questionId: string; id: string }

const own = (tx: WorkspaceTx, { assessmentId, questionId, id }: Place) =>
  and(
    of(tx, assessmentId),
    eq(comments.questionId, questionId),
    eq(comments.id, id),
    eq(comments.authorId, tx.scope.actorId),
    isNull(comments.deletedAt),
  )

/** Its author changes a comment while it is young. @returns `false` if it is not theirs, gone or too old */
export async function changeComment(tx: WorkspaceTx, place: Place, body: string): Promise<boolean> {
  const changed = await tx
    .update(comments)
    .set({ body, changedAt: sql`now()` })
    .where(and(own(tx, place), sql`${SHOWN.isFresh}`))
    .returning({ id: comments.id })
  return changed.length === 1
}

/** Its author deletes a comment: what was said goes, and that something was said stays. @returns `false` if it is not theirs */
export async function deleteComment(tx: WorkspaceTx, place: Place): Promise<boolean> {
  const deleted = await tx
    .update(comments)
    .set({ body: '', deletedAt: sql`now()` })
    .where(own(tx, place))
    .returning({ id: comments.id })
  return deleted.length === 1
}

/** Whether a comment stands in a thread that is open to whoever is asked. */
export async function isOpenToAsked(tx: WorkspaceTx, { assessmentId, questionId, id }: Place): Promise<boolean> {
  const place = and(of(tx, assessmentId), eq(comments.questionId, questionId), eq(comments.id, id))
  return (await tx.$count(comments, and(place, isForAsked))) > 0
}

type Turn = {
  turn: ThreadTurn['turn']
  /** Whoever is asked does it: only to what they began. */
  byAsked: boolean
}

/** Resolves a thread, or opens it again; said twice, nothing more happens. @returns `false` if there is no such thread */
export async function turnThread(tx: WorkspaceTx, place: Place, { turn, byAsked }: Turn): Promise<boolean> {
  const { workspaceId, actorId } = tx.scope
  const { assessmentId, questionId, id } = place
  const isTheirs = byAsked ? eq(comments.authorId, actorId) : undefined
  const [thread] = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(
      and(
        of(tx, assessmentId),
        eq(comments.questionId, questionId),
        eq(comments.id, id),
        eq(comments.threadId, id),
        isTheirs,
      ),
    )
    .for('update')
  if (!thread) return false
  const isThere = ((await latestTurn(tx, id)) ?? 'reopened') === turn
  if (!isThere) {
    await tx.insert(threadTurns).values({ workspaceId, id: newId(), threadId: id, turn, actedBy: actorId })
  }
  return true
}
