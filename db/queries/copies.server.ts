import { sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { copyTasks } from './action-tasks.server.ts'

/**
 * Starts a new, open assessment of the same client with all answers, what shows them, interests,
 * values of use cases, plan settings and the layout of the report of another; the other stays as it is. Histories,
 * snapshots, what was written into the report and what a consultant saw then are not copied: the copy begins its own.
 *
 * @param levels 1-4 by capability id, that the plan of the copy is to reach beside those of the other
 * @returns the copy's id; `null` if there is no such assessment in the workspace
 */
export async function copyAssessment(
  tx: WorkspaceTx,
  assessmentId: string,
  catalogueHash: string,
  levels: Readonly<Record<string, number>> = {},
): Promise<string | null> {
  const { workspaceId } = tx.scope
  const [copyId, leadId] = [newId(), newId()]
  const copied = await tx.execute(sql`
    insert into app.assessments (workspace_id, id, client_id, title, form, locale, catalogue_hash, view_mode, origin_id)
    select workspace_id, ${copyId}::uuid, client_id, title, form, locale, ${catalogueHash}, view_mode, id
    from app.assessments where workspace_id = ${workspaceId}::uuid and id = ${assessmentId}::uuid
    returning 1`)
  if (copied.length === 0) return null
  await tx.execute(sql`
    insert into app.participants (workspace_id, id, assessment_id, kind, name, disciplines)
    select workspace_id, ${leadId}::uuid, ${copyId}::uuid, kind, name, disciplines
    from app.participants
    where workspace_id = ${workspaceId}::uuid and assessment_id = ${assessmentId}::uuid and kind = 'lead'`)
  await tx.execute(sql`
    insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value, note, evidence,
      told_by, told_on, wording_hash, version, updated_at)
    select a.workspace_id, ${copyId}::uuid, ${leadId}::uuid, a.question_id, a.value, a.note, a.evidence,
      a.told_by, a.told_on, a.wording_hash, 1, a.updated_at
    from app.answers a
    join app.participants p on p.workspace_id = a.workspace_id and p.id = a.participant_id and p.kind = 'lead'
    where a.workspace_id = ${workspaceId}::uuid and a.assessment_id = ${assessmentId}::uuid`)
  await tx.execute(sql`
    insert into app.evidence_uses (workspace_id, id, assessment_id, question_id, piece_id, added_by, added_at)
    select workspace_id, gen_random_uuid(), ${copyId}::uuid, question_id, piece_id, added_by, added_at
    from app.evidence_uses
    where workspace_id = ${workspaceId}::uuid and assessment_id = ${assessmentId}::uuid and removed_at is null`)
  await tx.execute(sql`
    insert into app.profiles (workspace_id, assessment_id, interests, use_case_scope)
    select workspace_id, ${copyId}::uuid, interests, use_case_scope
    from app.profiles where workspace_id = ${workspaceId}::uuid and assessment_id = ${assessmentId}::uuid`)
  await tx.execute(sql`
    insert into app.plan_settings (workspace_id, assessment_id, targets, people, start_on, has_history, levels)
    select workspace_id, ${copyId}::uuid, targets, people, start_on, has_history, levels || ${JSON.stringify(levels)}::text::jsonb
    from app.plan_settings where workspace_id = ${workspaceId}::uuid and assessment_id = ${assessmentId}::uuid`)
  await tx.execute(sql`
    insert into app.use_case_values (workspace_id, assessment_id, use_case_id, figures)
    select workspace_id, ${copyId}::uuid, use_case_id, figures
    from app.use_case_values where workspace_id = ${workspaceId}::uuid and assessment_id = ${assessmentId}::uuid`)
  await tx.execute(sql`
    insert into app.report_settings (workspace_id, assessment_id, section_order, hidden, paper, look)
    select workspace_id, ${copyId}::uuid, section_order, hidden, paper, look
    from app.report_settings where workspace_id = ${workspaceId}::uuid and assessment_id = ${assessmentId}::uuid`)
  await copyTasks(tx, assessmentId, copyId)
  return copyId
}
