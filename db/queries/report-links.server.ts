import { and, count, desc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Database, SysTx, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import { reportLinks, reportMails } from '#db/schema/delivery.ts'
import { linkPlaces } from '#db/schema/governance.ts'
import { clients, workspaces } from '#db/schema/workspaces.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import { writeAudit } from './audit.server.ts'
import { forgetLinks } from './ended-links.server.ts'
import { noteLinkPlace } from './link-places.server.ts'
import { dropReportMail } from './report-mails.server.ts'
import { VENDOR_ADDRESS_DAYS } from './vendor-requests.server.ts'

/** Links of one assessment that are kept, those that ended too. */
export const MOST_REPORT_LINKS = 100

/** When a link ends: so many days from now, or at the end of a day (ISO date) in a zone. */
export type LinkEnd = { days: number } | { on: string; timeZone: string }

const momentOf = (end: LinkEnd): SQL =>
  'days' in end
    ? sql`now() + make_interval(days => ${end.days})`
    : sql`(${end.on}::date + 1)::timestamp at time zone ${end.timeZone}`

export type NewReportLink = {
  assessmentId: string
  /** For whom, 1 to 200 characters. */
  label: string
  /** Canonical; empty: it is handed on. */
  mailedTo: string
  /** Canonical, those that may get a code; `null`: it opens without one. */
  codeTo: readonly string[] | null
  mayDownload: boolean
  end: LinkEnd
}

/** A link that is not stored yet; its token never is. */
type PreparedLink = { id: string; token: string }

/** Notes where a new link is to be looked for. Until it is stored it leads nowhere. */
export async function prepareReportLink(tx: SysTx, workspaceId: string, end: LinkEnd): Promise<PreparedLink> {
  const token = newToken()
  await noteLinkPlace(tx, { token, workspaceId, expiresAt: momentOf(end) })
  return { id: newId(), token }
}

/** Whether so many more links of an assessment may be kept. Locks it, so that two at once are counted. */
export async function hasRoomForLinks(tx: WorkspaceTx, assessmentId: string, more: number): Promise<boolean> {
  const own = and(eq(assessments.workspaceId, tx.scope.workspaceId), eq(assessments.id, assessmentId))
  await tx.select({ id: assessments.id }).from(assessments).where(own).for('update')
  const [kept] = await tx.select({ links: count() }).from(reportLinks).where(ofAssessment(tx, assessmentId))
  return (kept?.links ?? 0) + more <= MOST_REPORT_LINKS
}

/** Stores a prepared link. */
export async function addReportLink(tx: WorkspaceTx, { id, token }: PreparedLink, link: NewReportLink): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  const { assessmentId, label, mailedTo, codeTo, mayDownload, end } = link
  await tx.insert(reportLinks).values({
    workspaceId,
    id,
    assessmentId,
    tokenHash: hashToken(token),
    label,
    mailedTo,
    isGuarded: codeTo !== null,
    addresses: [...(codeTo ?? [])],
    mayDownload,
    createdBy: actorId,
    expiresAt: momentOf(end),
  })
  await writeAudit(tx, { action: 'report.linkMade', facts: { assessment: assessmentId, link: id } })
}

/** Makes a link that is handed on. @returns its token, shown this once; `tooMany` where 100 are kept */
export async function makeReportLink(
  database: Database,
  scope: WorkspaceTx['scope'],
  link: NewReportLink,
): Promise<{ token: string } | 'tooMany'> {
  const prepared = await database.withSys((tx) => prepareReportLink(tx, scope.workspaceId, link.end))
  const { token } = prepared
  const isMade = await database.withWorkspace(scope, async (tx) => {
    if (!(await hasRoomForLinks(tx, link.assessmentId, 1))) return false
    await addReportLink(tx, prepared, link)
    return true
  })
  if (isMade) return { token }
  await database.withSys((tx) => forgetLinks(tx, [hashToken(token)]))
  return 'tooMany'
}

const ofAssessment = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(reportLinks.workspaceId, tx.scope.workspaceId), eq(reportLinks.assessmentId, assessmentId))

const thisLink = (tx: WorkspaceTx, assessmentId: string, id: string) =>
  and(ofAssessment(tx, assessmentId), eq(reportLinks.id, id))

/** Where a link is: it opens the report, its time is over, or it was taken back. */
const stateNow = sql<'open' | 'over' | 'revoked'>`case when ${reportLinks.revokedAt} is not null then 'revoked'
  when ${reportLinks.expiresAt} <= now() then 'over' else 'open' end`

export type ListedLink = Awaited<ReturnType<typeof listReportLinks>>[number]

/** The links of an assessment with the mail that took each to somebody, the newest first. */
export async function listReportLinks(tx: WorkspaceTx, assessmentId: string) {
  return tx
    .select({
      id: reportLinks.id,
      label: reportLinks.label,
      mailedTo: reportLinks.mailedTo,
      isGuarded: reportLinks.isGuarded,
      addresses: reportLinks.addresses,
      mayDownload: reportLinks.mayDownload,
      createdBy: reportLinks.createdBy,
      createdAt: reportLinks.createdAt,
      expiresAt: reportLinks.expiresAt,
      revokedAt: reportLinks.revokedAt,
      views: reportLinks.views,
      firstViewedAt: reportLinks.firstViewedAt,
      lastViewedAt: reportLinks.lastViewedAt,
      state: stateNow,
      subject: reportMails.subject,
      hasPdf: reportMails.hasPdf,
      queuedAt: reportMails.queuedAt,
      sentAt: reportMails.sentAt,
      fault: reportMails.fault,
      mailIsOver: sql<boolean>`coalesce(${reportMails.failedAt} is not null or ${reportMails.triedUntil} <= now(), false)`,
    })
    .from(reportLinks)
    .leftJoin(
      reportMails,
      and(eq(reportMails.workspaceId, reportLinks.workspaceId), eq(reportMails.linkId, reportLinks.id)),
    )
    .where(ofAssessment(tx, assessmentId))
    .orderBy(desc(reportLinks.id))
    .limit(MOST_REPORT_LINKS)
}

/** Takes a link back: it opens nothing from now on, and a mail that still waits with it is not sent. @returns `false` if it is not there, or was taken back before */
export async function revokeReportLink(
  database: Database,
  scope: WorkspaceTx['scope'],
  { assessmentId, id }: { assessmentId: string; id: string },
): Promise<boolean> {
  const isRevoked = await database.withWorkspace(scope, async (tx) => {
    const revoked = await tx
      .update(reportLinks)
      .set({ revokedAt: sql`now()`, revokedBy: scope.actorId })
      .where(and(thisLink(tx, assessmentId, id), isNull(reportLinks.revokedAt)))
      .returning({ id: reportLinks.id })
    if (revoked.length === 0) return false
    await writeAudit(tx, { action: 'report.linkRevoked', facts: { assessment: assessmentId, link: id } })
    return true
  })
  if (isRevoked) await database.withSys((tx) => dropReportMail(tx, scope.workspaceId, id))
  return isRevoked
}

/** Gives a link that was not taken back another end, also one that was over. @returns `false` if there is none such */
export async function extendReportLink(
  database: Database,
  scope: WorkspaceTx['scope'],
  { assessmentId, id, end }: { assessmentId: string; id: string; end: LinkEnd },
): Promise<boolean> {
  const hash = await database.withWorkspace(scope, async (tx) => {
    const [extended] = await tx
      .update(reportLinks)
      .set({ expiresAt: momentOf(end) })
      .where(and(thisLink(tx, assessmentId, id), isNull(reportLinks.revokedAt)))
      .returning({ hash: reportLinks.tokenHash })
    if (!extended) return null
    await writeAudit(tx, { action: 'report.linkExtended', facts: { assessment: assessmentId, link: id } })
    return extended.hash
  })
  if (hash === null) return false
  await database.withSys((tx) =>
    tx
      .update(linkPlaces)
      .set({ expiresAt: momentOf(end) })
      .where(eq(linkPlaces.tokenHash, hash)),
  )
  return true
}

/** Deletes a link that has ended, with the address it went to and what was counted. @returns `false` if there is none such */
export async function removeReportLink(
  database: Database,
  scope: WorkspaceTx['scope'],
  { assessmentId, id }: { assessmentId: string; id: string },
): Promise<boolean> {
  const removed = await database.withWorkspace(scope, async (tx) => {
    const [gone] = await tx
      .delete(reportLinks)
      .where(and(thisLink(tx, assessmentId, id), sql`${stateNow} <> 'open'`))
      .returning({ hash: reportLinks.tokenHash })
    if (gone) await writeAudit(tx, { action: 'report.linkRemoved', facts: { assessment: assessmentId, link: id } })
    return gone
  })
  if (!removed) return false
  await database.withSys(async (tx) => {
    await forgetLinks(tx, [removed.hash])
    await dropReportMail(tx, scope.workspaceId, id)
  })
  return true
}

/** Deletes the links of the workspace that were over 90 days ago, whoever they went to. */
export async function forgetReportLinks(tx: WorkspaceTx): Promise<void> {
  const isLongOver = lte(reportLinks.expiresAt, sql`now() - make_interval(days => ${VENDOR_ADDRESS_DAYS})`)
  await tx.delete(reportLinks).where(and(eq(reportLinks.workspaceId, tx.scope.workspaceId), isLongOver))
}

/** What a link leads to, also where it has ended; `null` if it leads nowhere, or the workspace is closing. */
export async function findReportLink(tx: WorkspaceTx, token: string) {
  const [found] = await tx
    .select({
      id: reportLinks.id,
      assessmentId: reportLinks.assessmentId,
      isGuarded: reportLinks.isGuarded,
      addresses: reportLinks.addresses,
      mayDownload: reportLinks.mayDownload,
      expiresAt: reportLinks.expiresAt,
      state: stateNow,
      company: clients.name,
      workspace: workspaces.name,
      timeZone: workspaces.timeZone,
    })
    .from(reportLinks)
    .innerJoin(
      assessments,
      and(eq(assessments.workspaceId, reportLinks.workspaceId), eq(assessments.id, reportLinks.assessmentId)),
    )
    .innerJoin(clients, and(eq(clients.workspaceId, assessments.workspaceId), eq(clients.id, assessments.clientId)))
    .innerJoin(workspaces, eq(workspaces.workspaceId, reportLinks.workspaceId))
    .where(
      and(
        eq(reportLinks.workspaceId, tx.scope.workspaceId),
        eq(reportLinks.tokenHash, hashToken(token)),
        isNull(workspaces.closesAt),
      ),
    )
  return found ?? null
}

/** Counts that somebody opened the report by a link that is open. @returns `false` if it ended meanwhile */
export async function countReportView(tx: WorkspaceTx, id: string): Promise<boolean> {
  const counted = await tx
    .update(reportLinks)
    .set({
      views: sql`${reportLinks.views} + 1`,
      firstViewedAt: sql`coalesce(${reportLinks.firstViewedAt}, now())`,
      lastViewedAt: sql`now()`,
    })
    .where(and(eq(reportLinks.workspaceId, tx.scope.workspaceId), eq(reportLinks.id, id), sql`${stateNow} = 'open'`))
    .returning({ id: reportLinks.id })
  return counted.length === 1
}
