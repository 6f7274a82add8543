import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { AnswerPart, SystemAnswer } from '#app/core/governance/register/system.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { aiSystemAnswers, aiSystems } from '#db/schema/governance.ts'

/** The answers of these systems by system id, in the order of part and question. */
export async function listAnswersOf(
  tx: WorkspaceTx,
  systemIds: readonly string[],
): Promise<Map<string, SystemAnswer[]>> {
  if (systemIds.length === 0) return new Map()
  const rows = await tx
    .select({
      systemId: aiSystemAnswers.systemId,
      part: aiSystemAnswers.part,
      questionId: aiSystemAnswers.questionId,
      answer: aiSystemAnswers.answer,
      source: aiSystemAnswers.source,
    })
    .from(aiSystemAnswers)
    .where(
      and(eq(aiSystemAnswers.workspaceId, tx.scope.workspaceId), inArray(aiSystemAnswers.systemId, [...systemIds])),
    )
    .orderBy(asc(aiSystemAnswers.systemId), asc(aiSystemAnswers.part), asc(aiSystemAnswers.questionId))
  const grouped = Map.groupBy(rows, ({ systemId }) => systemId)
  return new Map([...grouped].map(([id, own]) => [id, own.map(({ systemId: _, ...answer }) => answer)]))
}

/** Stores the first answers of a new system. */
export async function insertAnswers(
  tx: WorkspaceTx,
  systemId: string,
  answers: readonly SystemAnswer[],
): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  if (answers.length === 0) return
  await tx
    .insert(aiSystemAnswers)
    .values(answers.map((one) => ({ ...one, workspaceId, systemId, answeredBy: actorId })))
}

/**
 * Stores answers to questions of systems that the workspace has; the latest counts, whoever gave the one before. The same
 * answer again keeps its moment: nothing that rests on it has to be looked at again.
 *
 * @throws a database error if the system is not the workspace's
 */
export async function saveSystemAnswers(
  tx: WorkspaceTx,
  systemId: string,
  answers: readonly SystemAnswer[],
): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  if (answers.length === 0) return
  await tx
    .insert(aiSystemAnswers)
    .values(answers.map((one) => ({ ...one, workspaceId, systemId, answeredBy: actorId })))
    .onConflictDoUpdate({
      target: [aiSystemAnswers.workspaceId, aiSystemAnswers.systemId, aiSystemAnswers.part, aiSystemAnswers.questionId],
      set: {
        answer: sql`excluded.answer`,
        source: sql`excluded.source`,
        answeredBy: sql`excluded.answered_by`,
        answeredAt: sql`case when ${aiSystemAnswers.answer} = excluded.answer then ${aiSystemAnswers.answeredAt} else now() end`,
      },
    })
  await touch(tx, systemId)
}

/** Makes the answers of one part that nobody confirmed those of the actor, as they stand and since when. @returns how many there were */
export async function confirmSystemAnswers(tx: WorkspaceTx, systemId: string, part: AnswerPart): Promise<number> {
  const { workspaceId, actorId } = tx.scope
  const confirmed = await tx
    .update(aiSystemAnswers)
    .set({ source: 'person', answeredBy: actorId })
    .where(
      and(
        eq(aiSystemAnswers.workspaceId, workspaceId),
        eq(aiSystemAnswers.systemId, systemId),
        eq(aiSystemAnswers.part, part),
        inArray(aiSystemAnswers.source, ['known', 'vendor']),
      ),
    )
    .returning({ questionId: aiSystemAnswers.questionId })
  if (confirmed.length > 0) await touch(tx, systemId)
  return confirmed.length
}

/** Says that something of a system changed just now. */
async function touch(tx: WorkspaceTx, systemId: string): Promise<void> {
  await tx
    .update(aiSystems)
    .set({ updatedAt: sql`now()` })
    .where(and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.id, systemId)))
}
