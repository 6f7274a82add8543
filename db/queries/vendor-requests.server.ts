import { and, count, desc, eq, gt, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { VendorReplies } from '#app/core/governance/vendor/vendor-form.ts'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { aiSystems, vendorRequests } from '#db/schema/governance.ts'
import { clients, workspaces } from '#db/schema/workspaces.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import type { SystemPlace } from './ai-systems.server.ts'
import { writeAudit } from './audit.server.ts'
import { forgetLinks } from './ended-links.server.ts'
import { noteLinkPlace } from './link-places.server.ts'
import { type Mail, queueMail } from './mails.server.ts'

/** How long a vendor can answer. */
export const VENDOR_DAYS = 30

/** How many requests about one system may be kept at once. */
export const MOST_REQUESTS = 20

/** How long the address that a mail went to is kept once its link has ended. */
export const VENDOR_ADDRESS_DAYS = 90

/** How long the mail is tried to be sent. */
const MAIL_MINUTES = 3 * 24 * 60

const until = sql`now() + make_interval(days => ${VENDOR_DAYS})`
const isLongOver = lte(vendorRequests.expiresAt, sql`now() - make_interval(days => ${VENDOR_ADDRESS_DAYS})`)
const isInTime = gt(vendorRequests.expiresAt, sql`now()`)

export type NewVendorRequest = SystemPlace & {
  /** Who is asked. */
  vendor: string
  /** Canonical; `null`: the link is handed on. */
  email: string | null
  /** Writes the mail that carries the token; asked only with an address. */
  mailFor: (token: string) => Pick<Mail, 'locale' | 'facts'>
}

/**
 * Makes a link by which a vendor answers about a system, for 30 days, and mails it where there is an address. The mail
 * is written after the request, so it never leads nowhere.
 *
 * @returns the token, which is never stored; `tooMany` where the system has 20 requests; `null` if it is not there
 */
export async function askVendor(
  database: Database,
  scope: WorkspaceTx['scope'],
  { vendor, email, mailFor, ...place }: NewVendorRequest,
): Promise<{ token: string } | 'tooMany' | null> {
  const token = newToken()
  const { workspaceId, actorId } = scope
  await database.withSys((tx) => noteLinkPlace(tx, { token, workspaceId, expiresAt: until }))
  const made = await database.withWorkspace(scope, async (tx) => {
    const [system] = await tx.select({ id: aiSystems.id }).from(aiSystems).where(ownSystem(tx, place)).for('update')
    if (!system) return null
    const [kept] = await tx.select({ requests: count() }).from(vendorRequests).where(ofSystem(tx, system.id))
    if ((kept?.requests ?? 0) >= MOST_REQUESTS) return 'tooMany' as const
    const id = newId()
    const request = {
      id,
      systemId: system.id,
      vendor,
      email: email ?? '',
      tokenHash: hashToken(token),
      createdBy: actorId,
    }
    await tx.insert(vendorRequests).values({ workspaceId, ...request, expiresAt: until })
    await writeAudit(tx, { action: 'vendor.asked', facts: { system: system.id, request: id } })
    return { token }
  })
  if (made === null || made === 'tooMany') {
    await database.withSys((tx) => forgetLinks(tx, [hashToken(token)]))
    return made
  }
  if (email !== null) {
    const mail = { ...mailFor(token), kind: 'vendorQuestions', recipient: email, keepMinutes: MAIL_MINUTES } as const
    await database.withSys((tx) => queueMail(tx, mail))
  }
  return made
}

const ownSystem = (tx: WorkspaceTx, { clientId, systemId }: SystemPlace): SQL | undefined =>
  and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.clientId, clientId), eq(aiSystems.id, systemId))

const ofSystem = (tx: WorkspaceTx, systemId: string): SQL | undefined =>
  and(eq(vendorRequests.workspaceId, tx.scope.workspaceId), eq(vendorRequests.systemId, systemId))

/** The requests about a system with what came back, the newest first, at most 20. */
export async function listVendorRequests(tx: WorkspaceTx, systemId: string) {
  return tx
    .select({
      id: vendorRequests.id,
      vendor: vendorRequests.vendor,
      email: vendorRequests.email,
      createdAt: vendorRequests.createdAt,
      expiresAt: vendorRequests.expiresAt,
      /** Then nobody knows any more whether it was mailed. */
      isLongOver: sql<boolean>`${isLongOver}`,
      isOver: sql<boolean>`${vendorRequests.expiresAt} <= now()`,
      answers: vendorRequests.answers,
      answeredBy: vendorRequests.answeredBy,
      answeredAt: vendorRequests.answeredAt,
      takenAt: vendorRequests.takenAt,
    })
    .from(vendorRequests)
    .where(ofSystem(tx, systemId))
    .orderBy(desc(vendorRequests.id))
    .limit(MOST_REQUESTS)
}

/**
 * Deletes a request with what came back: its link opens nothing any more. What was taken over stays in the register.
 *
 * @returns `false` if there is none of this id
 */
export async function removeVendorRequest(tx: WorkspaceTx, systemId: string, id: string): Promise<boolean> {
  const removed = await tx
    .delete(vendorRequests)
    .where(and(ofSystem(tx, systemId), eq(vendorRequests.id, id)))
    .returning({ id: vendorRequests.id })
  if (removed.length === 0) return false
  await writeAudit(tx, { action: 'vendor.removed', facts: { system: systemId, request: id } })
  return true
}

/** Forgets where mails to vendors of the workspace went whose links ended 90 days ago. */
export async function forgetVendorAddresses(tx: WorkspaceTx): Promise<void> {
  await tx
    .update(vendorRequests)
    .set({ email: '' })
    .where(and(eq(vendorRequests.workspaceId, tx.scope.workspaceId), isLongOver, ne(vendorRequests.email, '')))
}

/** Notes that something of a request was taken over into the register; the first time counts. */
export async function markVendorTaken(tx: WorkspaceTx, systemId: string, id: string): Promise<void> {
  const marked = await tx
    .update(vendorRequests)
    .set({ takenAt: sql`now()` })
    .where(and(ofSystem(tx, systemId), eq(vendorRequests.id, id), isNull(vendorRequests.takenAt)))
    .returning({ id: vendorRequests.id })
  if (marked.length > 0) await writeAudit(tx, { action: 'vendor.taken', facts: { system: systemId, request: id } })
}

const isThis = (tx: WorkspaceTx, token: string): SQL | undefined =>
  and(
    eq(vendorRequests.workspaceId, tx.scope.workspaceId),
    eq(vendorRequests.tokenHash, hashToken(token)),
    isInTime,
    sql`exists (select from app.workspaces w where w.workspace_id = ${tx.scope.workspaceId} and w.closes_at is null)`,
  )

/** What a vendor is asked, and what they said so far; `null` if the request was removed or is over, or the workspace is closing. */
export async function findVendorRequest(tx: WorkspaceTx, token: string) {
  const [found] = await tx
    .select({
      id: vendorRequests.id,
      vendor: vendorRequests.vendor,
      system: aiSystems.name,
      company: clients.name,
      workspace: workspaces.name,
      timeZone: workspaces.timeZone,
      askedBy: vendorRequests.createdBy,
      expiresAt: vendorRequests.expiresAt,
      answers: vendorRequests.answers,
      answeredBy: vendorRequests.answeredBy,
      answeredAt: vendorRequests.answeredAt,
    })
    .from(vendorRequests)
    .innerJoin(
      aiSystems,
      and(eq(aiSystems.workspaceId, vendorRequests.workspaceId), eq(aiSystems.id, vendorRequests.systemId)),
    )
    .innerJoin(clients, and(eq(clients.workspaceId, aiSystems.workspaceId), eq(clients.id, aiSystems.clientId)))
    .innerJoin(workspaces, eq(workspaces.workspaceId, vendorRequests.workspaceId))
    .where(isThis(tx, token))
  return found ?? null
}

/** What is stored of a vendor, locked until the transaction ends; `null` if the request does not hold any more. */
export async function lockVendorAnswers(tx: WorkspaceTx, token: string) {
  const [found] = await tx
    .select({
      answers: vendorRequests.answers,
      answeredBy: vendorRequests.answeredBy,
      answeredAt: vendorRequests.answeredAt,
    })
    .from(vendorRequests)
    .where(isThis(tx, token))
    .for('update')
  return found ?? null
}

/**
 * Stores what a vendor says, and sends it to the company for good if they say so.
 *
 * @returns `false` if the request does not hold any more, or was sent before
 */
export async function saveVendorAnswers(
  tx: WorkspaceTx,
  token: string,
  { answers, answeredBy, isSent }: { answers: VendorReplies; answeredBy: string; isSent: boolean },
): Promise<boolean> {
  const saved = await tx
    .update(vendorRequests)
    .set({ answers, answeredBy, ...(isSent && { answeredAt: sql`now()` }) })
    .where(and(isThis(tx, token), isNull(vendorRequests.answeredAt)))
    .returning({ id: vendorRequests.id })
  return saved.length === 1
}
