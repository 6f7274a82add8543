import { and, eq, isNull, sql } from 'drizzle-orm'
import type { SysTx, WorkspaceTx } from '#db/client.server.ts'
import { reportMails, reportMailTexts } from '#db/schema/delivery.ts'
import { mails } from '#db/schema/mails.ts'
import { writeAudit } from './audit.server.ts'

/** How long a mail with a report is tried to be sent. */
export const REPORT_MAIL_MINUTES = 3 * 24 * 60

export type MailFault = NonNullable<(typeof reportMails.$inferSelect)['fault']>
export type MailText = { subject: string; body: string }

/** Writes down that a mail with a link waits to be sent. @param mail.body with a blank where the link goes */
export async function addReportMail(
  tx: WorkspaceTx,
  { assessmentId, linkId, subject, body, hasPdf }: MailText & { assessmentId: string; linkId: string; hasPdf: boolean },
): Promise<void> {
  const triedUntil = sql`now() + make_interval(mins => ${REPORT_MAIL_MINUTES})`
  await tx.insert(reportMails).values({ workspaceId: tx.scope.workspaceId, linkId, subject, body, hasPdf, triedUntil })
  await writeAudit(tx, { action: 'report.mailed', facts: { assessment: assessmentId, link: linkId } })
}

const thisMail = (tx: WorkspaceTx, linkId: string) =>
  and(eq(reportMails.workspaceId, tx.scope.workspaceId), eq(reportMails.linkId, linkId))

/** Writes down that the mail server took it. */
export async function noteReportSent(tx: WorkspaceTx, linkId: string): Promise<void> {
  await tx.update(reportMails).set({ sentAt: sql`now()`, fault: null, failedAt: null }).where(thisMail(tx, linkId))
}

/** Writes down why a try failed. @param isFinal nobody tries again */
export async function noteReportFault(
  tx: WorkspaceTx,
  linkId: string,
  { fault, isFinal }: { fault: MailFault; isFinal: boolean },
): Promise<void> {
  await tx
    .update(reportMails)
    .set({ fault, ...(isFinal && { failedAt: sql`now()` }) })
    .where(and(thisMail(tx, linkId), isNull(reportMails.sentAt)))
}

/** Sends no mail with a link that has ended, if one still waits. */
export async function dropReportMail(tx: SysTx, workspaceId: string, linkId: string): Promise<void> {
  const isThis = sql`${mails.facts} ->> 'workspaceId' = ${workspaceId} and ${mails.facts} ->> 'linkId' = ${linkId}`
  await tx.delete(mails).where(and(eq(mails.kind, 'report'), isThis))
}

/** What the workspace writes with its reports; `null`: what the product proposes. */
export async function findMailText(tx: WorkspaceTx): Promise<(MailText & { version: number }) | null> {
  const { subject, body, version } = reportMailTexts
  const [found] = await tx
    .select({ subject, body, version })
    .from(reportMailTexts)
    .where(eq(reportMailTexts.workspaceId, tx.scope.workspaceId))
  return found ?? null
}

/**
 * Keeps what the workspace writes with its reports.
 *
 * @param version that was seen; 0: none was kept
 * @returns `false` if somebody else changed it meanwhile
 */
export async function saveMailText(
  tx: WorkspaceTx,
  { subject, body, version }: MailText & { version: number },
): Promise<boolean> {
  const { workspaceId, actorId } = tx.scope
  const text = { subject, body, changedBy: actorId }
  const saved =
    version === 0
      ? await tx
          .insert(reportMailTexts)
          .values({ workspaceId, ...text })
          .onConflictDoNothing()
          .returning({ version: reportMailTexts.version })
      : await tx
          .update(reportMailTexts)
          .set({ ...text, changedAt: sql`now()`, version: version + 1 })
          .where(and(eq(reportMailTexts.workspaceId, workspaceId), eq(reportMailTexts.version, version)))
          .returning({ version: reportMailTexts.version })
  if (saved.length === 0) return false
  await writeAudit(tx, { action: 'report.mailTextChanged', facts: {} })
  return true
}
