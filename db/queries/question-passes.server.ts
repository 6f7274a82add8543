import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Discipline } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { participants } from '#db/schema/assessments.ts'
import { questionPasses } from '#db/schema/team.ts'

/** A discipline, somebody of the team, or a name that may be nobody's there yet. */
export type PassedTo = { discipline: Discipline } | { participantId: string } | { name: string }

type Place = { assessmentId: string; participantId: string; questionId: string }

/** Passes a question on; what the same person said before is replaced. */
export async function passQuestion(tx: WorkspaceTx, place: Place, to: PassedTo): Promise<void> {
  const target = {
    toDiscipline: 'discipline' in to ? to.discipline : null,
    toParticipantId: 'participantId' in to ? to.participantId : null,
    toName: 'name' in to ? to.name : '',
  }
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

const target = alias(participants, 'target')

/**
 * Every question of an assessment that somebody passed on, with their name, the earliest first. Somebody of the team goes
 * by their name in `toName`, or by their address before they have come in.
 */
export async function listPasses(tx: WorkspaceTx, assessmentId: string) {
  return tx
    .select({
      questionId: questionPasses.questionId,
      participantId: questionPasses.participantId,
      from: participants.name,
      toDiscipline: questionPasses.toDiscipline,
      toParticipantId: questionPasses.toParticipantId,
      toName: sql<string>`coalesce(nullif(${target.name}, ''), ${target.email}, ${questionPasses.toName})`,
    })
    .from(questionPasses)
    .innerJoin(
      participants,
      and(eq(participants.workspaceId, questionPasses.workspaceId), eq(participants.id, questionPasses.participantId)),
    )
    .leftJoin(
      target,
      and(eq(target.workspaceId, questionPasses.workspaceId), eq(target.id, questionPasses.toParticipantId)),
    )
    .where(and(eq(questionPasses.workspaceId, tx.scope.workspaceId), eq(questionPasses.assessmentId, assessmentId)))
    .orderBy(asc(questionPasses.passedAt), asc(questionPasses.questionId))
    .limit(5_000)
}

export type QuestionPass = Awaited<ReturnType<typeof listPasses>>[number]

/** Forgets which questions were passed on to somebody. */
export async function dropPassesTo(tx: WorkspaceTx, participantId: string): Promise<void> {
  await tx
    .delete(questionPasses)
    .where(and(eq(questionPasses.workspaceId, tx.scope.workspaceId), eq(questionPasses.toParticipantId, participantId)))
}

/**
 * Says when mail may tell somebody of questions that were passed on to them: at most one mail an hour. None goes to who
 * has no address, wants none, or has an invitation that they have not followed, which leads to the same questions.
 *
 * @returns seconds from now, 0 to 3,600; `null`: no mail, or one that is about to go leads to this question too
 */
export async function noteTelling(
  tx: WorkspaceTx,
  participantId: string,
): Promise<{ email: string; waitSeconds: number } | null> {
  const [told] = await tx
    .update(participants)
    .set({ toldAt: sql`greatest(now(), ${participants.toldAt} + interval '1 hour')` })
    .where(
      and(
        eq(participants.workspaceId, tx.scope.workspaceId),
        eq(participants.id, participantId),
        ne(participants.email, ''),
        isNotNull(participants.enteredAt),
        isNull(participants.quietSince),
        sql`coalesce(${participants.toldAt} <= now(), true)`,
      ),
    )
    .returning({
      email: participants.email,
      waitSeconds: sql<number>`ceil(extract(epoch from ${participants.toldAt} - now()))::int`,
    })
  return told ?? null
}
