import { and, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { reportSettings } from '#db/schema/reports.ts'

/** How a report is laid out. */
export type ReportSettings = {
  /** Section ids in the order that was wished; those that it does not name follow as usual. */
  sectionOrder: string[]
  /** Sections that are switched off. */
  hidden: string[]
  paper: 'a4' | 'letter'
  /** Whose colours and logos: the client's over the workspace's, or one of them alone. */
  look: 'both' | 'client' | 'workspace'
  /** 0: nobody changed anything. */
  version: number
}

/** As usual. */
export const USUAL_SETTINGS: ReportSettings = { sectionOrder: [], hidden: [], paper: 'a4', look: 'both', version: 0 }

const SHOWN = {
  sectionOrder: reportSettings.sectionOrder,
  hidden: reportSettings.hidden,
  paper: reportSettings.paper,
  look: reportSettings.look,
  version: reportSettings.version,
}

/** How the report of a check is laid out; as usual if nobody changed anything. */
export async function findReportSettings(tx: WorkspaceTx, assessmentId: string): Promise<ReportSettings> {
  const [found] = await tx
    .select(SHOWN)
    .from(reportSettings)
    .where(and(eq(reportSettings.workspaceId, tx.scope.workspaceId), eq(reportSettings.assessmentId, assessmentId)))
  return found ?? USUAL_SETTINGS
}

export type ReportSettingsSave = Omit<ReportSettings, 'version'> & {
  assessmentId: string
  /** The version that was read. */
  baseVersion: number
}

/**
 * Stores the layout if nobody changed it since the page read it; that of a submitted check too.
 *
 * @returns the new version; `null` if it was changed meanwhile or the check is not the workspace's
 */
export async function saveReportSettings(tx: WorkspaceTx, save: ReportSettingsSave): Promise<number | null> {
  const { workspaceId } = tx.scope
  const { assessmentId, sectionOrder, hidden, paper, look, baseVersion } = save
  const list = (ids: readonly string[]) => sql`array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
  const [saved] = await tx.execute<{ version: number }>(sql`
    insert into app.report_settings as s (workspace_id, assessment_id, section_order, hidden, paper, look)
    select a.workspace_id, a.id, ${list(sectionOrder)}, ${list(hidden)}, ${paper}::text, ${look}::text
    from app.assessments a
    where a.workspace_id = ${workspaceId}::uuid and a.id = ${assessmentId}::uuid
      and (${baseVersion}::int = 0 or exists (
        select from app.report_settings r where r.workspace_id = a.workspace_id and r.assessment_id = a.id))
    on conflict (workspace_id, assessment_id) do update
    set section_order = excluded.section_order, hidden = excluded.hidden, paper = excluded.paper, look = excluded.look,
      version = s.version + 1, updated_at = now()
    where s.version = ${baseVersion}::int
    returning s.version`)
  return saved?.version ?? null
}
