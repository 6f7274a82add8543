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
 * Stores answers to questions of a system; the latest counts, whoever gave the one before. The same answer again keeps its
 * moment: nothing that rests on it has to be looked at again.
 *
 * @returns `false` if the system is not there
 */
export async function saveSystemAnswers(
  tx: WorkspaceTx,
  systemId: string,
  answers: readonly SystemAnswer[],
): Promise<boolean> {
  const { workspaceId, actorId } = tx.scope
  if (!(await touch(tx, systemId))) return false
  if (answers.length === 0) return true
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
  return true
}

/**
 * Stores the actor's answer to one question, if what they saw still stands there, or what they say stands there already.
 *
 * @param seen the option that stood there; `null`: none
 * @returns `changed`: somebody answered meanwhile; `gone`: the system is not there
 */
export async function answerSeen(
  tx: WorkspaceTx,
  systemId: string,
  { seen, ...said }: Pick<SystemAnswer, 'part' | 'questionId' | 'answer'> & { seen: string | null },
): Promise<'saved' | 'changed' | 'gone'> {
  const { workspaceId } = tx.scope
  if (!(await touch(tx, systemId))) return 'gone'
  const [stands] = await tx
    .select({ answer: aiSystemAnswers.answer })
    .from(aiSystemAnswers)
    .where(
      and(
        eq(aiSystemAnswers.workspaceId, workspaceId),
        eq(aiSystemAnswers.systemId, systemId),
        eq(aiSystemAnswers.part, said.part),
        eq(aiSystemAnswers.questionId, said.questionId),
      ),
    )
  const now = stands?.answer ?? null
  if (now !== seen && now !== said.answer) return 'changed'
  await saveSystemAnswers(tx, systemId, [{ ...said, source: 'person' }])
  return 'saved'
}

/** Option by question, as a reader saw them. */
export type SeenAnswers = ReadonlyMap<string, string>

/**
 * Makes the answers of one part that a reader saw and nobody confirmed those of the actor, as they stand and since when.
 * What is another answer by now waits on.
 *
 * @returns how many there were; `null` if the system is not there
 */
export async function confirmSystemAnswers(
  tx: WorkspaceTx,
  systemId: string,
  { part, seen }: { part: AnswerPart; seen: SeenAnswers },
): Promise<number | null> {
  const { workspaceId, actorId } = tx.scope
  if (!(await touch(tx, systemId))) return null
  if (seen.size === 0) return 0
  const pairs = [...seen].map(([question, answer]) => sql`(${question}::text, ${answer}::text)`)
  const confirmed = await tx
    .update(aiSystemAnswers)
    .set({ source: 'person', answeredBy: actorId })
    .where(
      and(
        eq(aiSystemAnswers.workspaceId, workspaceId),
        eq(aiSystemAnswers.systemId, systemId),
        eq(aiSystemAnswers.part, part),
        inArray(aiSystemAnswers.source, ['known', 'vendor']),
        sql`(${aiSystemAnswers.questionId}, ${aiSystemAnswers.answer}) in (${sql.join(pairs, sql`, `)})`,
      ),
    )
    .returning({ questionId: aiSystemAnswers.questionId })
  return confirmed.length
}

/**
 * Says that something of a system changed just now, and holds it: whoever answers takes the system before its answers, so
 * that nobody waits for somebody who waits for them. @returns `false` if it is not there
 */
async function touch(tx: WorkspaceTx, systemId: string): Promise<boolean> {
  const touched = await tx
    .update(aiSystems)
    .set({ updatedAt: sql`now()` })
    .where(and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.id, systemId)))
    .returning({ id: aiSystems.id })
  return touched.length === 1
}
