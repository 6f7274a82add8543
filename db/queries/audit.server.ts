import { and, desc, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { auditLog } from '#db/schema/workspaces.ts'

/** What is written down, with the facts that each carries. Ids, roles and mail domains; no name, address or answer. */
export type AuditEvent =
  | { action: 'member.invited'; facts: { invitation: string; role: string } }
  | { action: 'invitation.revoked'; facts: { invitation: string } }
  | { action: 'member.joined'; facts: { invitation: string; role: string } }
  | { action: 'member.changed'; facts: { user: string; from: string; to: string } }
  | { action: 'member.removed' | 'member.left'; facts: { user: string; role: string } }
  | { action: 'workspace.renamed'; facts: Record<string, never> }
  | { action: 'workspace.address'; facts: Record<string, never> }
  | { action: 'workspace.zone'; facts: { to: string } }
  | { action: 'brand.changed' | 'brand.logo' | 'brand.logoRemoved'; facts: { client?: string } }
  | { action: 'workspace.kind'; facts: { to: string } }
  | { action: 'workspace.factor'; facts: { to: 'on' | 'off' } }
  | { action: 'member.entered'; facts: { role: string } }
  | { action: 'provider.changed' | 'provider.removed'; facts: Record<string, never> }
  | { action: 'provider.required'; facts: { to: 'on' | 'off' } }
  | { action: 'domain.proved' | 'domain.removed'; facts: { domain: string } }
  | { action: 'workspace.closing'; facts: { on: string } }
  | { action: 'workspace.kept'; facts: Record<string, never> }
  | {
      action:
        | 'question.hidden'
        | 'question.shown'
        | 'question.reworded'
        | 'question.restored'
        | 'question.added'
        | 'question.changed'
        | 'question.withdrawn'
        | 'question.returned'
      facts: { question: string }
    }
  | { action: 'workspace.claimed' | 'workspace.exported'; facts: Record<string, never> }
  | { action: 'member.erased'; facts: { user: string; role: string } }
  | { action: 'member.rescued'; facts: { user: string } }
  | { action: 'round.opened' | 'round.closed' | 'round.reopened'; facts: { assessment: string } }
  | { action: 'consensus.agreed' | 'consensus.withdrawn'; facts: { assessment: string; question: string } }
  | { action: 'answers.invited' | 'answers.removed'; facts: { assessment: string; participant: string } }
  | { action: 'answers.linkMade' | 'answers.linkRevoked'; facts: { assessment: string; link: string } }
  | {
      action: 'report.linkMade' | 'report.linkRevoked' | 'report.linkExtended' | 'report.linkRemoved' | 'report.mailed'
      facts: { assessment: string; link: string }
    }
  | { action: 'report.mailTextChanged'; facts: Record<string, never> }
  | { action: 'assessment.submitted'; facts: { assessment: string } }
  | { action: 'report.issued' | 'report.signed'; facts: { assessment: string; version: string } }
  | { action: 'assessment.deleted'; facts: { assessment: string } }
  | { action: 'clients.imported'; facts: { added: string; completed: string } }
  | { action: 'answers.imported'; facts: { assessment: string; client: string } }
  | { action: 'assessment.moved'; facts: { assessment: string; from: string; to: string } }
  | { action: 'client.archived' | 'client.restored' | 'client.deleted'; facts: { client: string } }
  | { action: 'system.added' | 'system.deleted'; facts: { client: string; system: string } }
  | { action: 'system.recorded' | 'system.approved' | 'system.returned'; facts: { system: string; number: string } }
  | { action: 'vendor.asked' | 'vendor.removed' | 'vendor.taken'; facts: { system: string; request: string } }
  | { action: 'systems.moved'; facts: { from: string; to: string } }
  | { action: 'duty.waived'; facts: { system: string; duty: string } }
  | { action: 'calendar.started' | 'calendar.stopped'; facts: { client: string } }
  | { action: 'plan.calendarStarted' | 'plan.calendarStopped'; facts: { assessment: string } }
  | { action: 'action.dropped' | 'action.takenUp'; facts: { assessment: string; action: string } }
  | { action: 'useCase.estimated' | 'useCase.unestimated'; facts: { assessment: string; useCase: string } }
  | { action: 'textBlock.added' | 'textBlock.changed' | 'textBlock.removed'; facts: { block: string } }
  | { action: 'capability.rated' | 'capability.unrated'; facts: { assessment: string; capability: string } }
  | { action: 'pilot.added' | 'pilot.deleted'; facts: { client: string; pilot: string } }
  | { action: 'pilot.archived' | 'pilot.restored'; facts: { pilot: string } }
  | { action: 'pilot.proposed' | 'pilot.withdrawn' | 'pilot.inForce'; facts: { pilot: string; number: string } }
  | { action: 'pilot.signed'; facts: { pilot: string; number: string; discipline: string } }
  | { action: 'pilot.checkSaid'; facts: { pilot: string; check: string; state: string } }
  | { action: 'pilot.keyMade' | 'pilot.keyRevoked'; facts: { pilot: string; key: string } }
  | { action: 'pilot.decided'; facts: { pilot: string; review: string; decision: string; proposed: string } }
  | { action: 'pilots.moved'; facts: { from: string; to: string } }
  | { action: 'enquiry.asked'; facts: { assessment: string; enquiry: string; asker: string } }
  | { action: 'enquiry.answered' | 'enquiry.closed'; facts: { assessment: string; enquiry: string } }
  | { action: 'file.deleted'; facts: { client: string; file: string } }

/** Adds an entry in the transaction that does what it says. Number, time and seal are the database's. */
export async function writeAudit(tx: WorkspaceTx, { action, facts }: AuditEvent): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  await tx.execute(sql`
    insert into app.audit_log (workspace_id, seq, at, actor_id, action, facts, hash)
    values (${workspaceId}, 0, now(), ${actorId}, ${action}, ${JSON.stringify(facts)}::jsonb, ''::bytea)`)
}

/**
 * The version that a row begins with whose every change is in the log: larger than any that an earlier row of the same
 * thing had, so that a page which read that one overwrites nothing.
 *
 * @param facts of the changes, and of no others
 * @returns 1 where there never was a row
 */
export async function firstVersion(tx: WorkspaceTx, facts: AuditEvent['facts']): Promise<number> {
  const isAbout = sql`${auditLog.facts} @> ${JSON.stringify(facts)}::jsonb`
  const changes = await tx.$count(auditLog, and(eq(auditLog.workspaceId, tx.scope.workspaceId), isAbout))
  return changes + 1
}

const MAX_ENTRIES = 500

/** The newest entries of the workspace, at most 500, the newest first. */
export async function listAudit(tx: WorkspaceTx) {
  return tx
    .select({
      seq: auditLog.seq,
      at: auditLog.at,
      actorId: auditLog.actorId,
      action: auditLog.action,
      facts: auditLog.facts,
    })
    .from(auditLog)
    .where(eq(auditLog.workspaceId, tx.scope.workspaceId))
    .orderBy(desc(auditLog.seq))
    .limit(MAX_ENTRIES)
}

/**
 * Computes every seal of the workspace's log again.
 *
 * @returns the number of the first entry that was changed, or that one before it is missing; `null` if none is
 */
export async function findBrokenSeal(tx: WorkspaceTx): Promise<number | null> {
  const [broken] = await tx.execute<{ seq: number }>(sql`
    select seq::int as seq from (
      select a.seq, a.hash, row_number() over w as place,
        app.audit_seal(coalesce(lag(a.hash) over w, ''), a) as seal
      from app.audit_log a where a.workspace_id = ${tx.scope.workspaceId}
      window w as (order by a.seq)
    ) entries
    where hash <> seal or seq <> place order by seq limit 1`)
  return broken?.seq ?? null
}
