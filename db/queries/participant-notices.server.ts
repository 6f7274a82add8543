import { and, eq, gte, isNotNull, isNull, ne } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { assessments, participants } from '#db/schema/assessments.ts'
import { participantNotices, rounds } from '#db/schema/team.ts'
import { clients } from '#db/schema/workspaces.ts'

/** People that one look may remind in one workspace. */
const MOST_REMINDED = 1_000

/**
 * Who was asked by mail, is not done and may be reminded, in rounds that are open and have a last day to come.
 *
 * @param today ISO date
 */
export async function listMissing(tx: WorkspaceTx, today: string) {
  return tx
    .select({
      participantId: participants.id,
      assessmentId: participants.assessmentId,
      email: participants.email,
      invitedAt: participants.invitedAt,
      enteredAt: participants.enteredAt,
      dueOn: rounds.dueOn,
      reminderDays: rounds.reminderDays,
      company: clients.name,
      /** The client's: whoever answers by a link has no account that chose one. */
      language: clients.language,
    })
    .from(participants)
    .innerJoin(
      rounds,
      and(eq(rounds.workspaceId, participants.workspaceId), eq(rounds.assessmentId, participants.assessmentId)),
    )
    .innerJoin(
      assessments,
      and(eq(assessments.workspaceId, participants.workspaceId), eq(assessments.id, participants.assessmentId)),
    )
    .innerJoin(clients, and(eq(clients.workspaceId, assessments.workspaceId), eq(clients.id, assessments.clientId)))
    .where(
      and(
        eq(participants.workspaceId, tx.scope.workspaceId),
        eq(participants.kind, 'participant'),
        ne(participants.email, ''),
        isNotNull(participants.invitedAt),
        isNull(participants.doneAt),
        isNull(participants.removedAt),
        isNull(participants.quietSince),
        isNull(rounds.closedAt),
        gte(rounds.dueOn, today),
        eq(assessments.status, 'open'),
      ),
    )
    .limit(MOST_REMINDED)
}

export type MissingPerson = Awaited<ReturnType<typeof listMissing>>[number]

type Reminder = { assessmentId: string; participantId: string; dueOn: string; daysBefore: number }

/** Whether a reminder went out already. */
export async function wasReminded(tx: WorkspaceTx, { participantId, dueOn, daysBefore }: Reminder): Promise<boolean> {
  const found = await tx
    .select({ sentAt: participantNotices.sentAt })
    .from(participantNotices)
    .where(
      and(
        eq(participantNotices.workspaceId, tx.scope.workspaceId),
        eq(participantNotices.participantId, participantId),
        eq(participantNotices.dueOn, dueOn),
        eq(participantNotices.daysBefore, daysBefore),
      ),
    )
  return found.length > 0
}

/** Notes that somebody is reminded. @returns `false` if they were before, also by another process at this moment */
export async function noteReminder(tx: WorkspaceTx, reminder: Reminder): Promise<boolean> {
  const noted = await tx
    .insert(participantNotices)
    .values({ workspaceId: tx.scope.workspaceId, ...reminder })
    .onConflictDoNothing()
    .returning({ sentAt: participantNotices.sentAt })
  return noted.length === 1
}
