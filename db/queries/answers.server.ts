import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { type AnswerValue, answerLog, answers } from '#db/schema/answers.ts'
import { assessments, participants } from '#db/schema/assessments.ts'
import { isShut, writeAnswer } from './answer-write.server.ts'

export type Answer = typeof answers.$inferSelect

export type AnswerSave = {
  assessmentId: string
  participantId: string
  questionId: string
  /** `null` clears the answer. */
  value: AnswerValue | null
  note: string
  evidence: string
  /** Who told it; empty: the participant themselves. */
  toldBy: string
  /** ISO date, or `null`. */
  toldOn: string | null
  /** Hash of the wording that was on the page. */
  wordingHash: string
  /** The version the page knew; 0: no answer. */
  baseVersion: number
  /** UUID made once per change by the page; a retry carries the same. */
  opId: string
}

export type AnswerSaved = { ok: true; version: number; savedAt: Date }
export type AnswerRefused =
  /** Somebody else was faster. `current` is what holds now, `null` if it was cleared. */
  | { ok: false; reason: 'conflict'; current: Answer | null }
  /** The assessment is submitted, or whoever answers by a link was taken out or comes after the round was closed. */
  | { ok: false; reason: 'closed' }
  /** No such assessment or participant in this workspace. */
  | { ok: false; reason: 'missing' }
  /** The operation id was used for another answer, or for another value of this one (P11). */
  | { ok: false; reason: 'reused' }

/**
 * Saves one answer if nobody changed it since the page read it, with its line in
 * the history, in one statement that also holds the assessment open (P12-P15).
 * A retry with the same operation id and the same content changes nothing and gets the first result.
 *
 * @returns after a clearing `version` is 0, the base of the next save
 * @throws Busy in the rare case that two deliveries of one operation cross a clearing; trying again resolves it
 */
export async function saveAnswer(tx: WorkspaceTx, save: AnswerSave): Promise<AnswerSaved | AnswerRefused> {
  return (await writeAnswer(tx, save)) ?? (await findOperation(tx, save)) ?? (await explainRefusal(tx, save))
}

/** All answers of an assessment's lead by question id; at most 1000. */
export async function listLeadAnswers(tx: WorkspaceTx, assessmentId: string): Promise<Answer[]> {
  return tx
    .select(getTableColumns(answers))
    .from(answers)
    .innerJoin(
      participants,
      and(
        eq(participants.workspaceId, answers.workspaceId),
        eq(participants.id, answers.participantId),
        eq(participants.kind, 'lead'),
      ),
    )
    .where(and(eq(answers.workspaceId, tx.scope.workspaceId), eq(answers.assessmentId, assessmentId)))
    .orderBy(asc(answers.questionId))
    .limit(1000)
}

/** What one participant answered, in the order of question ids, at most 1000. */
export async function listAnswersOf(tx: WorkspaceTx, assessmentId: string, participantId: string): Promise<Answer[]> {
  return tx
    .select()
    .from(answers)
    .where(
      and(
        eq(answers.workspaceId, tx.scope.workspaceId),
        eq(answers.assessmentId, assessmentId),
        eq(answers.participantId, participantId),
      ),
    )
    .orderBy(asc(answers.questionId))
    .limit(1000)
}

/** One answer, or `null` if it is not given. */
export async function findAnswer(
  tx: WorkspaceTx,
  { assessmentId, participantId, questionId }: Pick<AnswerSave, 'assessmentId' | 'participantId' | 'questionId'>,
): Promise<Answer | null> {
  const [answer] = await tx
    .select()
    .from(answers)
    .where(
      and(
        eq(answers.workspaceId, tx.scope.workspaceId),
        eq(answers.assessmentId, assessmentId),
        eq(answers.participantId, participantId),
        eq(answers.questionId, questionId),
      ),
    )
  return answer ?? null
}

async function findOperation(tx: WorkspaceTx, save: AnswerSave): Promise<AnswerSaved | AnswerRefused | null> {
  const [done] = await tx
    .select()
    .from(answerLog)
    .where(and(eq(answerLog.workspaceId, tx.scope.workspaceId), eq(answerLog.opId, save.opId)))
  if (!done) return null
  if (!isDeepStrictEqual(contentOf(done), contentOf(save))) return { ok: false, reason: 'reused' }
  return { ok: true, version: done.value === null ? 0 : done.version, savedAt: done.savedAt }
}

/** What one operation does; the wording it was read in may change between two deliveries. */
const contentOf = ({ assessmentId, participantId, questionId, value, note, evidence, toldBy, toldOn }: Content) => ({
  assessmentId,
  participantId,
  questionId,
  value,
  note,
  evidence,
  toldBy,
  toldOn,
})

type Content = Omit<AnswerSave, 'wordingHash' | 'baseVersion' | 'opId'>

async function isShutFor(tx: WorkspaceTx, participantId: string): Promise<boolean> {
  const [found] = await tx.execute<{ is_shut: boolean }>(sql`
    select ${isShut(tx)} as is_shut from app.participants p
    where p.workspace_id = ${tx.scope.workspaceId}::uuid and p.id = ${participantId}::uuid`)
  return found?.is_shut ?? false
}

async function explainRefusal(tx: WorkspaceTx, save: AnswerSave): Promise<AnswerSaved | AnswerRefused> {
  const { workspaceId } = tx.scope
  const [assessment] = await tx
    .select({ status: assessments.status, now: sql<string>`now()` })
    .from(assessments)
    .innerJoin(
      participants,
      and(
        eq(participants.workspaceId, assessments.workspaceId),
        eq(participants.assessmentId, assessments.id),
        eq(participants.id, save.participantId),
      ),
    )
    .where(and(eq(assessments.workspaceId, workspaceId), eq(assessments.id, save.assessmentId)))
  if (!assessment) return { ok: false, reason: 'missing' }
  if (assessment.status !== 'open' || (await isShutFor(tx, save.participantId))) return { ok: false, reason: 'closed' }
  const current = await findAnswer(tx, save)
  // Clearing what is not there: done, and nothing to remember.
  if (!current && save.value === null) return { ok: true, version: 0, savedAt: new Date(assessment.now) }
  return { ok: false, reason: 'conflict', current }
}
