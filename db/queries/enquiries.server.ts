import { and, asc, desc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { SysTx, WorkspaceTx } from '#db/client.server.ts'
import { assessments } from '#db/schema/assessments.ts'
import { enquiries, enquiryPlaces } from '#db/schema/enquiries.ts'
import { clients } from '#db/schema/workspaces.ts'
import { writeAudit } from './audit.server.ts'

/** How long a question to the people of a workspace is kept once it is answered. */
export const ENQUIRY_DAYS = 180

/** More than anybody looks through on one page. */
const MOST = 200

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

/** What somebody asked in a check, the newest first; at most 200. */
export async function listOwnEnquiries(tx: WorkspaceTx, assessmentId: string, askedBy: string): Promise<Enquiry[]> {
  return tx
    .select(SHOWN)
    .from(enquiries)
    .where(and(own(tx), eq(enquiries.assessmentId, assessmentId), eq(enquiries.askedBy, askedBy)))
    .orderBy(desc(enquiries.id))
    .limit(MOST)
}

/** With the check's title and the name of the company that it is about. */
export type EnquiryInCheck = Enquiry & { title: string; company: string }

/** What is asked in all checks of the workspace, with what each is called: what is open, the oldest first; at most 200 each. */
export async function listEnquiries(tx: WorkspaceTx): Promise<{ open: EnquiryInCheck[]; answered: EnquiryInCheck[] }> {
  const isOpen = isNull(enquiries.answeredAt)
  return {
    open: await inChecks(tx, isOpen, [asc(enquiries.askedAt), asc(enquiries.id)]),
    answered: await inChecks(tx, sql`not ${isOpen}`, [desc(enquiries.answeredAt), desc(enquiries.id)]),
  }
}

function inChecks(tx: WorkspaceTx, which: SQL, order: SQL[]): Promise<EnquiryInCheck[]> {
  return tx
    .select({ ...SHOWN, title: assessments.title, company: clients.name })
    .from(enquiries)
    .innerJoin(
      assessments,
      and(eq(assessments.workspaceId, enquiries.workspaceId), eq(assessments.id, enquiries.assessmentId)),
    )
    .innerJoin(clients, and(eq(clients.workspaceId, assessments.workspaceId), eq(clients.id, assessments.clientId)))
    .where(and(own(tx), which))
    .orderBy(...order)
    .limit(MOST)
}

/** How many wait for an answer. */
export async function countOpenEnquiries(tx: WorkspaceTx): Promise<number> {
  return tx.$count(enquiries, and(own(tx), isNull(enquiries.answeredAt)))
}

/** @returns `null`: there is none in the workspace */
export async function findEnquiry(tx: WorkspaceTx, id: string): Promise<EnquiryInCheck | null> {
  const [found] = await inChecks(tx, eq(enquiries.id, id), [])
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

/** Notes where an enquiry is to be forgotten once it is answered. Call it before {@link answerEnquiry}, so that it always is. */
export async function noteEnquiryPlace(tx: SysTx, workspaceId: string, enquiryId: string): Promise<void> {
  // A day later than its time is over, so that whoever looks finds it over.
  const lookAt = sql`now() + make_interval(days => ${ENQUIRY_DAYS + 1})`
  await tx
    .insert(enquiryPlaces)
    .values({ workspaceId, enquiryId, lookAt })
    .onConflictDoUpdate({ target: [enquiryPlaces.workspaceId, enquiryPlaces.enquiryId], set: { lookAt } })
}

/** Deletes what was answered long ago. */
export async function forgetEnquiries(tx: WorkspaceTx): Promise<void> {
  const isLongOver = lte(enquiries.answeredAt, sql`now() - make_interval(days => ${ENQUIRY_DAYS})`)
  await tx.delete(enquiries).where(and(own(tx), isLongOver))
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
