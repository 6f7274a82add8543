import { and, count, eq, sql } from 'drizzle-orm'
import type { Database, WorkspaceScope, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { answers } from '#db/schema/answers.ts'
import { retention } from '#db/schema/operations.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { findAnswer, saveAnswer } from './answers.server.ts'
import { createAssessment } from './assessments.server.ts'

/** A workspace that nobody belongs to, with one answer that was confirmed as saved. */
export type Canary = { scope: WorkspaceScope; assessmentId: string; participantId: string; note: string }

/** No question of ours has this id, so whatever adds answers up leaves it out. */
const QUESTION = 'canary'
/** Whoever wrote it removes it within minutes; after a crash the purge of expired workspaces does. */
const ends = sql`now() + interval '1 hour'`

/**
 * Writes as somebody does who starts a check and saves an answer, in transactions of their own. It has no session, no member
 * and no mail, so it stands in nobody's list and in no export.
 *
 * @returns `null` if the save was refused
 */
export async function plantCanary(database: Database): Promise<Canary | null> {
  const scope = { workspaceId: newId(), actorId: newId() }
  const { workspaceId } = scope
  await database.withSys((tx) => tx.insert(retention).values({ workspaceId, lookAt: ends }))
  const { assessmentId, participantId } = await database.withWorkspace(scope, async (tx) => {
    await tx.insert(workspaces).values({ workspaceId, kind: 'guest', name: 'Canary', expiresAt: ends })
    return createAssessment(tx, {
      company: 'Canary',
      form: 'short',
      locale: 'en',
      catalogueHash: QUESTION,
      disciplines: [],
    })
  })
  const canary = { scope, assessmentId, participantId, note: newId() }
  const saved = await database.withWorkspace(scope, (tx) =>
    saveAnswer(tx, {
      ...canary,
      questionId: QUESTION,
      value: { level: 3 },
      evidence: '',
      toldBy: '',
      toldOn: null,
      wordingHash: QUESTION,
      baseVersion: 0,
      opId: newId(),
    }),
  )
  return saved.ok ? canary : null
}

/** Whether the answer is there as it was confirmed. */
export async function holdsCanary(database: Database, canary: Canary): Promise<boolean> {
  const { scope, assessmentId, participantId, note } = canary
  const answer = await database.withWorkspace(scope, (tx) =>
    findAnswer(tx, { assessmentId, participantId, questionId: QUESTION }),
  )
  const isSame = answer?.value !== undefined && 'level' in answer.value && answer.value.level === 3
  return isSame && answer.note === note && answer.version === 1
}

/** Whether another workspace sees it that asks for it by its own id, which is what row-level security must prevent. */
export async function leaksCanary(database: Database, { scope: { workspaceId } }: Canary): Promise<boolean> {
  const stranger = { workspaceId: newId(), actorId: newId() }
  return database.withWorkspace(stranger, async (tx) => (await countAnswers(tx, workspaceId)) > 0)
}

async function countAnswers(tx: WorkspaceTx, workspaceId: string): Promise<number> {
  const [found] = await tx
    .select({ count: count() })
    .from(answers)
    .where(and(eq(answers.workspaceId, workspaceId), eq(answers.questionId, QUESTION)))
  return found?.count ?? 0
}

/** Removes all of it. Unlike a person's workspace it is not written down as erased: there is nothing to erase again. */
export async function removeCanary(database: Database, { scope }: Canary): Promise<void> {
  const { workspaceId } = scope
  await database.withWorkspace(scope, (tx) => tx.delete(workspaces).where(eq(workspaces.workspaceId, workspaceId)))
  await database.withSys((tx) => tx.delete(retention).where(eq(retention.workspaceId, workspaceId)))
}
