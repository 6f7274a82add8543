import { sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'

type Move = { assessment: string; from: string; to: string }

/**
 * Brings what shows the answers of an assessment to another company along with it. What other checks of the old one use
 * too stays there, and comes along as a copy.
 */
export async function moveEvidence(tx: WorkspaceTx, { assessment, to }: Move): Promise<void> {
  const { workspaceId } = tx.scope
  const shared = await tx.execute<{ id: string }>(sql`
    select distinct u.piece_id as id from app.evidence_uses u
    where u.workspace_id = ${workspaceId} and u.assessment_id = ${assessment} and exists (
      select from app.evidence_uses o where o.workspace_id = u.workspace_id and o.piece_id = u.piece_id
        and o.assessment_id <> u.assessment_id and o.removed_at is null
    )`)
  for (const { id } of shared) {
    const copy = newId()
    await tx.execute(sql`
      insert into app.evidence_pieces (workspace_id, id, client_id, name, kind, url, size, content, added_by, added_at, gone_at)
      select workspace_id, ${copy}::uuid, ${to}::uuid, name, kind, url, size, content, added_by, added_at, gone_at
      from app.evidence_pieces where workspace_id = ${workspaceId} and id = ${id}`)
    await tx.execute(sql`
      update app.evidence_uses set piece_id = ${copy}::uuid
      where workspace_id = ${workspaceId} and assessment_id = ${assessment} and piece_id = ${id}`)
  }
  await tx.execute(sql`
    update app.evidence_pieces p set client_id = ${to}::uuid
    where p.workspace_id = ${workspaceId} and exists (
      select from app.evidence_uses u where u.workspace_id = p.workspace_id and u.piece_id = p.id
        and u.assessment_id = ${assessment}
    )`)
}
