import { and, asc, desc, eq, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { SysTx, WorkspaceTx } from '#db/client.server.ts'
import { assessments } from '#db/schema/assessments.ts'
import { enquiries, enquiryPlaces } from '#db/schema/enquiries.ts'
import { clients } from '#db/schema/workspaces.ts'
import { writeAudit } from './audit.server.ts'

/** How long a question to the people of a workspace is kept once it is answered. */
export const ENQUIRY_DAYS = 180
/** How long it is kept without an answer. */
export const ENQUIRY_MOST_DAYS = 365

/** Who asks, by how they came. */
export const ASKERS = enquiries.asker.enumValues

/** As many as somebody looks through on one page. */
export const ENQUIRIES_A_PAGE = 50

export type Enquiry = Omit<typeof enquiries.$inferSelect, 'workspaceId'>
export type NewEnquiry = Pick<
  Enquiry,
  'id' | 'assessmentId' | 'about' | 'asker' | 'askedBy' | 'name' | 'email' | 'body' | 'locale'
>

const SHOWN = {
  id: enquiries.id,
  assessmentId: enquiries.assessmentId,
  about: enquiries.about,
  asker: enquiries.asker,
  askedBy: enquiries.askedBy,
  name: enquiries.name,
  email: enquiries.email,
  body: enquiries.body,
  locale: enquiries.locale,
  askedAt: enquiries.askedAt,
  answer: enquiries.answer,
  answeredBy: enquiries.answeredBy,
  answeredAt: enquiries.answeredAt,
}

const own = (tx: WorkspaceTx) => eq(enquiries.workspaceId, tx.scope.workspaceId)
const one = (tx: WorkspaceTx, id: string) => and(own(tx), eq(enquiries.id, id))

/**
 * Keeps what somebody asks in a check.
 *
 * @returns `same`: this very form was sent before; `other`: it was sent before with another question. Then nothing is added
 */
export async function addEnquiry(tx: WorkspaceTx, enquiry: NewEnquiry): Promise<'added' | 'same' | 'other'> {
  const added = await tx
    .insert(enquiries)
    .values({ workspaceId: tx.scope.workspaceId, ...enquiry })
    .onConflictDoNothing()
    .returning({ id: enquiries.id })
  if (added.length === 0) return (await tx.$count(enquiries, isThis(tx, enquiry))) > 0 ? 'same' : 'other'
  await writeAudit(tx, {
    action: 'enquiry.asked',
    facts: { assessment: enquiry.assessmentId, enquiry: enquiry.id, asker: enquiry.asker },
  })
  return 'added'
}

const isThis = (tx: WorkspaceTx, { id, askedBy, body }: NewEnquiry) =>
  and(one(tx, id), eq(enquiries.askedBy, askedBy), eq(enquiries.body, body))

/** Some of a list, from one on. */
export type Page<T> = {
  rows: T[]
  /** From 1; the last one where a later one was asked for. */
  page: number
  pages: number
  /** Of the whole list. */
  count: number
}

async function pageOf<T>(
  { page, count }: { page: number; count: number },
  read: (from: number) => Promise<T[]>,
): Promise<Page<T>> {
  const pages = Math.max(1, Math.ceil(count / ENQUIRIES_A_PAGE))
  const shown = Math.min(Math.max(1, page), pages)
  return { rows: await read((shown - 1) * ENQUIRIES_A_PAGE), page: shown, pages, count }
}

/** What somebody asked in a check, the newest first. */
export async function listOwnEnquiries(
  tx: WorkspaceTx,
  { assessmentId, askedBy, page }: { assessmentId: string; askedBy: string; page: number },
): Promise<Page<Enquiry>> {
  const theirs = and(own(tx), eq(enquiries.assessmentId, assessmentId), eq(enquiries.askedBy, askedBy))
  return pageOf({ page, count: await tx.$count(enquiries, theirs) }, (from) =>
    tx
      .select(SHOWN)
      .from(enquiries)
      .where(theirs)
      .orderBy(desc(enquiries.askedAt), desc(enquiries.id))
      .limit(ENQUIRIES_A_PAGE)
      .offset(from),
  )
}

/** With the check's title and the name of the company that it is about. */
export type EnquiryInCheck = Enquiry & { title: string; company: string }

const isOpen = isNull(enquiries.answeredAt)
const ORDER = {
  open: [asc(enquiries.askedAt), asc(enquiries.id)],
  answered: [desc(enquiries.answeredAt), desc(enquiries.id)],
}

/** What is asked in all checks of the workspace, with what each is called: what is open, the oldest first, or what was answered. */
export async function listEnquiries(
  tx: WorkspaceTx,
  { which, page }: { which: keyof typeof ORDER; page: number },
): Promise<Page<EnquiryInCheck>> {
  const wanted = which === 'open' ? isOpen : sql`not ${isOpen}`
  const count = await tx.$count(enquiries, and(own(tx), wanted))
  return pageOf({ page, count }, (from) =>
    inChecks(tx, wanted)
      .orderBy(...ORDER[which])
      .limit(ENQUIRIES_A_PAGE)
      .offset(from),
  )
}

/** On which page of the open ones a question stands, from 1; of one that is not there it says 1. */
export async function pageOfOpenEnquiry(tx: WorkspaceTx, id: string): Promise<number> {
  const itself = sql`(select asked_at, id from app.enquiries where workspace_id = ${tx.scope.workspaceId} and id = ${id})`
  const isBefore = sql`(${enquiries.askedAt}, ${enquiries.id}) < ${itself}`
  const before = await tx.$count(enquiries, and(own(tx), isOpen, isBefore))
  return Math.floor(before / ENQUIRIES_A_PAGE) + 1
}

function inChecks(tx: WorkspaceTx, which: SQL) {
  return tx
    .select({ ...SHOWN, title: assessments.title, company: clients.name })
    .from(enquiries)
    .innerJoin(
      assessments,
      and(eq(assessments.workspaceId, enquiries.workspaceId), eq(assessments.id, enquiries.assessmentId)),
    )
    .innerJoin(clients, and(eq(clients.workspaceId, assessments.workspaceId), eq(clients.id, assessments.clientId)))
    .where(and(own(tx), which))
}

/** How many wait for an answer. */
export async function countOpenEnquiries(tx: WorkspaceTx): Promise<number> {
  return tx.$count(enquiries, and(own(tx), isNull(enquiries.answeredAt)))
}

/** @returns `null`: there is none in the workspace */
export async function findEnquiry(tx: WorkspaceTx, id: string): Promise<EnquiryInCheck | null> {
  const [found] = await inChecks(tx, eq(enquiries.id, id))
  return found ?? null
}

/**
 * Keeps the answer of whoever the scope names; the first counts.
 *
 * @param answer empty: it was answered otherwise than from here
 * @returns `false`: somebody was faster, or it is gone
 */
export async function answerEnquiry(tx: WorkspaceTx, id: string, answer: string): Promise<boolean> {
  const [done] = await tx
    .update(enquiries)
    .set({ answer, answeredBy: tx.scope.actorId, answeredAt: sql`now()` })
    .where(and(one(tx, id), isNull(enquiries.answeredAt)))
    .returning({ assessment: enquiries.assessmentId })
  if (!done) return false
  const action = answer === '' ? 'enquiry.closed' : 'enquiry.answered'
  await writeAudit(tx, { action, facts: { assessment: done.assessment, enquiry: id } })
  return true
}

/**
 * Notes where an enquiry is to be forgotten. Call it before {@link addEnquiry} and, since that ends it sooner or later,
 * before {@link answerEnquiry}, so that it always is.
 */
export async function noteEnquiryPlace(
  tx: SysTx,
  { workspaceId, enquiryId, isAnswer }: { workspaceId: string; enquiryId: string; isAnswer: boolean },
): Promise<void> {
  // A day later than its time is over, so that whoever looks finds it over.
  const days = (isAnswer ? ENQUIRY_DAYS : ENQUIRY_MOST_DAYS) + 1
  const lookAt = sql`now() + make_interval(days => ${days})`
  const noted = tx.insert(enquiryPlaces).values({ workspaceId, enquiryId, lookAt })
  // The same form sent again does not keep it longer.
  if (!isAnswer) await noted.onConflictDoNothing()
  else await noted.onConflictDoUpdate({ target: [enquiryPlaces.workspaceId, enquiryPlaces.enquiryId], set: { lookAt } })
}

/** Deletes what was answered long ago, and what nobody answered for longer. */
export async function forgetEnquiries(tx: WorkspaceTx): Promise<void> {
  const isLongOver = lte(enquiries.answeredAt, sql`now() - make_interval(days => ${ENQUIRY_DAYS})`)
  const isUnanswered = and(
    isNull(enquiries.answeredAt),
    lte(enquiries.askedAt, sql`now() - make_interval(days => ${ENQUIRY_MOST_DAYS})`),
  )
  await tx.delete(enquiries).where(and(own(tx), or(isLongOver, isUnanswered)))
}

/** Takes somebody's name and address from what they asked. @param low both in small letters */
export async function forgetAsker(tx: WorkspaceTx, low: readonly string[], instead: string): Promise<void> {
  const theirs = sql`(${sql.join(
    low.map((name) => sql`${name}`),
    sql`, `,
  )})`
  await tx.execute(sql`
    update app.enquiries set
      name = case when lower(btrim(name)) in ${theirs} then ${instead} else name end,
      email = case when email in ${theirs} then '' else email end
    where workspace_id = ${tx.scope.workspaceId} and (lower(btrim(name)) in ${theirs} or email in ${theirs})`)
}
