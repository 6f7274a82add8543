import { and, asc, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { reportTexts } from '#db/schema/reports.ts'

/** One text of a report. */
export type ReportText = {
  /** What it says something of, such as `dimension:people`. */
  field: string
  /** As it was typed; empty: taken back. */
  body: string
  /** What was proposed when it was written; `null`: nothing was. */
  basis: string | null
  version: number
  updatedBy: string
  updatedAt: Date
}

/** Fields that a report may have at most; a catalogue has some hundred. */
const MOST_LISTED = 2_000

const SHOWN = {
  field: reportTexts.field,
  body: reportTexts.body,
  basis: reportTexts.basis,
  version: reportTexts.version,
  updatedBy: reportTexts.updatedBy,
  updatedAt: reportTexts.updatedAt,
}

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(reportTexts.workspaceId, tx.scope.workspaceId), eq(reportTexts.assessmentId, assessmentId))

/** What was written into the report of a check, by field; what was taken back too, for its version. At most 2,000. */
export async function listReportTexts(tx: WorkspaceTx, assessmentId: string): Promise<ReportText[]> {
  return tx
    .select(SHOWN)
    .from(reportTexts)
    .where(of(tx, assessmentId))
    .orderBy(asc(reportTexts.field))
    .limit(MOST_LISTED)
}

export type ReportTextSave = Pick<ReportText, 'field' | 'body' | 'basis'> & {
  assessmentId: string
  /** The version that was read; 0: there was none. */
  baseVersion: number
}

/** `conflict`: somebody else was faster; `current` is what stands there now. */
export type SavedText = { state: 'saved'; version: number } | { state: 'conflict'; current: ReportText }

/**
 * Stores one text if nobody changed it since the page read it; a submitted check takes texts too. The same sent twice
 * is stored once.
 *
 * @returns `null` if the check is not the workspace's
 */
export async function saveReportText(tx: WorkspaceTx, save: ReportTextSave): Promise<SavedText | null> {
  const { workspaceId, actorId } = tx.scope
  const { assessmentId, field, body, basis, baseVersion } = save
  const [written] = await tx.execute<{ version: number }>(sql`
    insert into app.report_texts as t (workspace_id, assessment_id, field, body, basis, version, updated_by)
    select a.workspace_id, a.id, ${field}::text, ${body}::text, ${basis}::text, 1, ${actorId}::uuid
    from app.assessments a
    where a.workspace_id = ${workspaceId}::uuid and a.id = ${assessmentId}::uuid
      and (${baseVersion}::int = 0 or exists (
        select from app.report_texts r
        where r.workspace_id = a.workspace_id and r.assessment_id = a.id and r.field = ${field}::text))
    on conflict (workspace_id, assessment_id, field) do update
    set body = excluded.body, basis = excluded.basis, version = t.version + 1,
      updated_by = excluded.updated_by, updated_at = now()
    where t.version = ${baseVersion}::int
    returning t.version`)
  if (written) return { state: 'saved', version: written.version }
  const current = await findReportText(tx, { assessmentId, field })
  if (!current) return null
  const isSame = current.body === body && current.basis === basis
  return isSame ? { state: 'saved', version: current.version } : { state: 'conflict', current }
}

/** One text, also one that was taken back; `null`: there never was one. */
async function findReportText(
  tx: WorkspaceTx,
  { assessmentId, field }: Pick<ReportTextSave, 'assessmentId' | 'field'>,
): Promise<ReportText | null> {
  const [found] = await tx
    .select(SHOWN)
    .from(reportTexts)
    .where(and(of(tx, assessmentId), eq(reportTexts.field, field)))
  return found ?? null
}
