import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { type AgreedValue, consensuses } from '#db/schema/consensuses.ts'
import { writeAudit } from './audit.server.ts'

export type { AgreedValue }

/** One time that people agreed on an answer, or took that back. */
export type Consensus = {
  questionId: string
  /** The highest of its question holds. */
  version: number
  /** `null`: taken back. */
  value: AgreedValue | null
  /** 1 to 2,000 characters. */
  reason: string
  wordingHash: string
  recordedBy: string
  recordedAt: Date
}

/** So often may people agree on one question; an assessment has some hundred at most. */
export const MOST_VERSIONS = 50
const MOST_LISTED = 10_000

const SHOWN = {
  questionId: consensuses.questionId,
  version: consensuses.version,
  value: consensuses.value,
  reason: consensuses.reason,
  wordingHash: consensuses.wordingHash,
  recordedBy: consensuses.recordedBy,
  recordedAt: consensuses.recordedAt,
}

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(consensuses.workspaceId, tx.scope.workspaceId), eq(consensuses.assessmentId, assessmentId))

/** Everything that was ever agreed on in an assessment, by question, its first version first; at most 10,000. */
export async function listConsensuses(tx: WorkspaceTx, assessmentId: string): Promise<Consensus[]> {
  return tx
    .select(SHOWN)
    .from(consensuses)
    .where(of(tx, assessmentId))
    .orderBy(asc(consensuses.questionId), asc(consensuses.version))
    .limit(MOST_LISTED)
}

/** An agreement that holds. */
export type Standing = Consensus & { value: AgreedValue }

/** What holds of a history: the last of each question, unless it was taken back. */
export function standingOf(history: readonly Consensus[]): Standing[] {
  const last = new Map(history.map((one) => [one.questionId, one]))
  return [...last.values()].flatMap((one) => (one.value === null ? [] : [{ ...one, value: one.value }]))
}

/** What holds as {@link agreedOf} gives it. */
export type AgreedJson = (Omit<Consensus, 'recordedAt'> & { recordedAt: string })[]

/**
 * What holds of what was agreed on, as one JSON value.
 *
 * @param assessmentId an SQL expression
 */
export const agreedOf = (workspaceId: string, assessmentId: SQL) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('questionId', g.question_id, 'version', g.version, 'value', g.value,
    'reason', g.reason, 'wordingHash', g.wording_hash, 'recordedBy', g.recorded_by, 'recordedAt', g.recorded_at)
    order by g.question_id) filter (where g.value is not null), '[]')
  from (
    select distinct on (s.question_id) s.* from app.consensuses s
    where s.workspace_id = ${workspaceId} and s.assessment_id = ${assessmentId}
    order by s.question_id, s.version desc
  ) g
)`

/** What holds, from its JSON. */
export const storedAgreed = (agreed: AgreedJson): Consensus[] =>
  agreed.map((one) => ({ ...one, recordedAt: new Date(one.recordedAt) }))

export type NewConsensus = {
  assessmentId: string
  questionId: string
  /** `null`: takes back what holds. */
  value: AgreedValue | null
  /** 1 to 2,000 characters. */
  reason: string
  wordingHash: string
  /** The version that whoever decided saw; 0: none. */
  baseVersion: number
}

/** `closed`: submitted, or no such assessment; `conflict`: somebody else was faster, or there is nothing to take back. */
export type Recorded = { state: 'recorded' | 'closed' | 'tooMany' } | { state: 'conflict'; current: Consensus | null }

/**
 * Writes down what people agreed on, or that they take it back. The same sent twice is written once.
 *
 * Nobody's own answer is touched, and what was agreed on before stays readable.
 */
export async function recordConsensus(tx: WorkspaceTx, agreed: NewConsensus): Promise<Recorded> {
  const { assessmentId, questionId, value, baseVersion } = agreed
  if (baseVersion >= MOST_VERSIONS) return { state: 'tooMany' }
  const current = await findLast(tx, agreed)
  const isSame = current?.version === baseVersion + 1 && isAgain(tx, current, agreed)
  if (isSame) return { state: 'recorded' }
  const isNothingToTakeBack = value === null && (current === null || current.value === null)
  if ((current?.version ?? 0) !== baseVersion || isNothingToTakeBack) return { state: 'conflict', current }
  const written = await insert(tx, agreed)
  if (written === 'closed') return { state: 'closed' }
  if (written === 'late') {
    const faster = await findLast(tx, agreed)
    return faster !== null && isAgain(tx, faster, agreed)
      ? { state: 'recorded' }
      : { state: 'conflict', current: faster }
  }
  const action = value === null ? 'consensus.withdrawn' : 'consensus.agreed'
  await writeAudit(tx, { action, facts: { assessment: assessmentId, question: questionId } })
  return { state: 'recorded' }
}

async function findLast(
  tx: WorkspaceTx,
  { assessmentId, questionId }: Pick<NewConsensus, 'assessmentId' | 'questionId'>,
): Promise<Consensus | null> {
  const [last] = await tx
    .select(SHOWN)
    .from(consensuses)
    .where(and(of(tx, assessmentId), eq(consensuses.questionId, questionId)))
    .orderBy(desc(consensuses.version))
    .limit(1)
  return last ?? null
}

/** The same person wrote the same. */
function isAgain({ scope }: WorkspaceTx, stored: Consensus, { value, reason }: NewConsensus): boolean {
  return (
    stored.recordedBy === scope.actorId &&
    stored.reason === reason &&
    JSON.stringify(stored.value) === JSON.stringify(value)
  )
}

/** Holds the assessment open meanwhile. */
async function insert(tx: WorkspaceTx, agreed: NewConsensus): Promise<'written' | 'closed' | 'late'> {
  const { workspaceId, actorId } = tx.scope
  const value = agreed.value === null ? null : JSON.stringify(agreed.value)
  const [done] = await tx.execute<{ is_open: boolean; is_written: boolean }>(sql`
    with held as (
      select a.id from app.assessments a
      where a.workspace_id = ${workspaceId}::uuid and a.id = ${agreed.assessmentId}::uuid and a.status = 'open'
      for share of a
    ),
    written as (
      insert into app.consensuses (workspace_id, assessment_id, question_id, version, value, reason, wording_hash, recorded_by)
      select ${workspaceId}::uuid, held.id, ${agreed.questionId}::text, ${agreed.baseVersion + 1}::int, ${value}::jsonb,
        ${agreed.reason}::text, ${agreed.wordingHash}::text, ${actorId}::uuid
      from held
      on conflict do nothing
      returning 1
    )
    select exists (select from held) as is_open, exists (select from written) as is_written`)
  if (done?.is_open !== true) return 'closed'
  return done.is_written ? 'written' : 'late'
}
