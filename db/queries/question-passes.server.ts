import { and, asc, eq, sql } from 'drizzle-orm'
import type { Discipline } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { participants } from '#db/schema/assessments.ts'
import { questionPasses } from '#db/schema/team.ts'

export type PassedTo = { discipline: Discipline } | { name: string }

type Place = { assessmentId: string; participantId: string; questionId: string }

/** Passes a question on to a discipline or to somebody by name; what the same person said before is replaced. */
export async function passQuestion(tx: WorkspaceTx, place: Place, to: PassedTo): Promise<void> {
  const target =
    'discipline' in to ? { toDiscipline: to.discipline, toName: '' } : { toDiscipline: null, toName: to.name }
  await tx
    .insert(questionPasses)
    .values({ workspaceId: tx.scope.workspaceId, ...place, ...target })
    .onConflictDoUpdate({
      target: [
        questionPasses.workspaceId,
        questionPasses.assessmentId,
        questionPasses.participantId,
        questionPasses.questionId,
      ],
      set: { ...target, passedAt: sql`now()` },
    })
}

/** Takes back that somebody passed a question on. */
export async function keepQuestion(tx: WorkspaceTx, { assessmentId, participantId, questionId }: Place): Promise<void> {
  await tx
    .delete(questionPasses)
    .where(
      and(
        eq(questionPasses.workspaceId, tx.scope.workspaceId),
        eq(questionPasses.assessmentId, assessmentId),
        eq(questionPasses.participantId, participantId),
        eq(questionPasses.questionId, questionId),
      ),
    )
}

/** Every question of an assessment that somebody passed on, with their name, the earliest first. */
export async function listPasses(tx: WorkspaceTx, assessmentId: string) {
  return tx
    .select({
      questionId: questionPasses.questionId,
      participantId: questionPasses.participantId,
      from: participants.name,
      toDiscipline: questionPasses.toDiscipline,
      toName: questionPasses.toName,
    })
    .from(questionPasses)
    .innerJoin(
      participants,
      and(eq(participants.workspaceId, questionPasses.workspaceId), eq(participants.id, questionPasses.participantId)),
    )
    .where(and(eq(questionPasses.workspaceId, tx.scope.workspaceId), eq(questionPasses.assessmentId, assessmentId)))
    .orderBy(asc(questionPasses.passedAt), asc(questionPasses.questionId))
    .limit(5_000)
}

export type QuestionPass = Awaited<ReturnType<typeof listPasses>>[number]
