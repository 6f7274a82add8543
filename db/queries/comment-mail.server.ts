import { and, eq, sql } from 'drizzle-orm'
import type { SysTx, WorkspaceTx } from '#db/client.server.ts'
import { commentMailStops } from '#db/schema/threads.ts'

type Named = { assessmentId: string; commentId: string; personId: string }

/**
 * Keeps that a comment names somebody, and says when mail may tell them: at most one mail an hour for each person and
 * assessment, and none to who wants none.
 *
 * @param isMailed whether mail can go to them at all
 * @returns seconds from now, 0 to 3,600; `null`: no mail, because they were named before, want none, or one that is
 *   about to go tells of this too
 */
export async function keepMention(
  tx: WorkspaceTx,
  { assessmentId, commentId, personId }: Named,
  isMailed: boolean,
): Promise<number | null> {
  const { workspaceId } = tx.scope
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${assessmentId} ${personId}`}, 40))`)
  const [kept] = await tx.execute<{ wait: number | null }>(sql`
    with latest as (
      select max(m.mail_at) as at from app.comment_mentions m
      join app.comments c on c.workspace_id = m.workspace_id and c.id = m.comment_id
      where m.workspace_id = ${workspaceId} and c.assessment_id = ${assessmentId} and m.person_id = ${personId}
    ),
    due as (
      select case
        when not ${isMailed}::boolean then null
        when exists (
          select from app.comment_mail_stops s where s.workspace_id = ${workspaceId}
            and s.assessment_id = ${assessmentId} and s.person_id = ${personId}
        ) then null
        when at > now() then null
        else greatest(now(), coalesce(at + interval '1 hour', now()))
      end as at from latest
    )
    insert into app.comment_mentions (workspace_id, comment_id, person_id, mail_at)
    select ${workspaceId}, ${commentId}, ${personId}, at from due
    on conflict do nothing
    returning ceil(extract(epoch from mail_at - now()))::int as wait`)
  return kept?.wait ?? null
}

/** Whether somebody wants no more mail about comments of an assessment. */
export async function isMailStopped(tx: WorkspaceTx, assessmentId: string, personId: string): Promise<boolean> {
  const stop = and(
    eq(commentMailStops.workspaceId, tx.scope.workspaceId),
    eq(commentMailStops.assessmentId, assessmentId),
    eq(commentMailStops.personId, personId),
  )
  return (await tx.$count(commentMailStops, stop)) > 0
}

/** Sends somebody no more mail about comments of an assessment; said twice, nothing more happens. */
export async function stopMail(tx: WorkspaceTx, assessmentId: string, personId: string): Promise<void> {
  const { workspaceId } = tx.scope
  await tx.insert(commentMailStops).values({ workspaceId, assessmentId, personId }).onConflictDoNothing()
}

/** Takes back mail about comments and passed questions of an assessment that has not gone to an address yet. */
export async function dropMentionMail(tx: SysTx, assessmentId: string, email: string): Promise<void> {
  await tx.execute(sql`
    delete from sys.mails where kind in ('mentioned', 'questionPassed') and recipient = ${email} and facts ->> 'assessmentId' = ${assessmentId}`)
}
