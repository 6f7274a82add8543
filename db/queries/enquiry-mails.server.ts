import { and, eq, inArray, sql } from 'drizzle-orm'
import type { SysTx, WorkspaceTx } from '#db/client.server.ts'
import { enquiries } from '#db/schema/enquiries.ts'
import { mails } from '#db/schema/mails.ts'
import { HELD_SECONDS, type NewMail, queueMail } from './mails.server.ts'

const KINDS = ['enquiry', 'enquiryAnswer'] as const
type EnquiryMailKind = (typeof KINDS)[number]

/** What says which question a mail is of: `sending` is one for each form that was sent. */
export type EnquiryMailPlace = { workspaceId: string; enquiryId: string; sending: string }

type HeldMail = Omit<NewMail, 'kind' | 'waitSeconds'> & { kind: EnquiryMailKind; facts: EnquiryMailPlace }

/**
 * Queues a mail whose question or answer is stored by a transaction still to come: nobody takes it before, and if that
 * one never came, it is not sent ({@link isEnquiryMailDue}). So neither is ever there without the other.
 */
export async function holdEnquiryMail(tx: SysTx, mail: HeldMail): Promise<void> {
  await queueMail(tx, { ...mail, waitSeconds: HELD_SECONDS })
}

/** Lets held mails go at once; without it they go by themselves, a minute later. */
export async function releaseEnquiryMails(tx: SysTx, place: EnquiryMailPlace): Promise<void> {
  await tx
    .update(mails)
    .set({ tryAt: sql`now()` })
    .where(and(ofSending(place), eq(mails.tries, 0)))
}

/** Sends no mail of what was not stored. */
export async function dropEnquiryMails(tx: SysTx, place: EnquiryMailPlace): Promise<void> {
  await tx.delete(mails).where(ofSending(place))
}

/** Whether a question was kept and is still open; of an answer's mail, whether this very answer was kept. */
export async function isEnquiryMailDue(
  tx: WorkspaceTx,
  { kind, enquiryId, answer }: { kind: EnquiryMailKind; enquiryId: string; answer: string },
): Promise<boolean> {
  const [found] = await tx
    .select({ answeredAt: enquiries.answeredAt, answer: enquiries.answer })
    .from(enquiries)
    .where(and(eq(enquiries.workspaceId, tx.scope.workspaceId), eq(enquiries.id, enquiryId)))
  if (!found) return false
  return kind === 'enquiry' ? found.answeredAt === null : found.answeredAt !== null && found.answer === answer
}

function ofSending({ workspaceId, enquiryId, sending }: EnquiryMailPlace) {
  const fact = (name: string) => sql`${mails.facts} ->> ${name}`
  return and(
    inArray(mails.kind, [...KINDS]),
    sql`${fact('workspaceId')} = ${workspaceId}`,
    sql`${fact('enquiryId')} = ${enquiryId}`,
    sql`${fact('sending')} = ${sending}`,
  )
}
