import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { SysTx, WorkspaceTx } from '#db/client.server.ts'
import { reportLinks, reportMails, reportMailTexts } from '#db/schema/delivery.ts'
import { mails } from '#db/schema/mails.ts'
import { writeAudit } from './audit.server.ts'
import { HELD_SECONDS, type NewMail, queueMail } from './mails.server.ts'

/** How long a mail with a report is tried to be sent. */
const REPORT_MAIL_MINUTES = 3 * 24 * 60

export type MailFault = NonNullable<(typeof reportMails.$inferSelect)['fault']>
export type MailText = { subject: string; body: string }

/**
 * Queues a mail whose link is stored by a transaction still to come: nobody takes it before, and if that one never came,
 * it is not sent ({@link isReportMailDue}).
 */
export async function holdReportMail(
  tx: SysTx,
  mail: Omit<NewMail, 'kind' | 'keepMinutes' | 'waitSeconds'> & { facts: { workspaceId: string; linkId: string } },
): Promise<void> {
  await queueMail(tx, { ...mail, kind: 'report', keepMinutes: REPORT_MAIL_MINUTES, waitSeconds: HELD_SECONDS })
}

/** Lets held mails go at once; without it they go by themselves, a minute later. */
export async function releaseReportMails(tx: SysTx, workspaceId: string, linkIds: readonly string[]): Promise<void> {
  for (const linkId of linkIds) {
    await tx
      .update(mails)
      .set({ tryAt: sql`now()` })
      .where(and(ofLink(workspaceId, linkId), eq(mails.tries, 0)))
  }
}

/** Whether the link that a mail carries was made, and still opens something. */
export async function isReportMailDue(tx: WorkspaceTx, linkId: string): Promise<boolean> {
  const { workspaceId, id, revokedAt, expiresAt } = reportLinks
  const [found] = await tx
    .select({ id })
    .from(reportLinks)
    .innerJoin(reportMails, and(eq(reportMails.workspaceId, workspaceId), eq(reportMails.linkId, id)))
    .where(and(eq(workspaceId, tx.scope.workspaceId), eq(id, linkId), isNull(revokedAt), gt(expiresAt, sql`now()`)))
  return found !== undefined
}

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
  await tx.delete(mails).where(ofLink(workspaceId, linkId))
}

function ofLink(workspaceId: string, linkId: string) {
  const isThis = sql`${mails.facts} ->> 'workspaceId' = ${workspaceId} and ${mails.facts} ->> 'linkId' = ${linkId}`
  return and(eq(mails.kind, 'report'), isThis)
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
