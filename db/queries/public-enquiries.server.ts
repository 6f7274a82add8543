import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { publicEnquiries } from '#db/schema/enquiries.ts'

/** How long a question of a public page is kept once it is answered. */
export const PUBLIC_ENQUIRY_DAYS = 30
/** How long it is kept in any case. */
export const PUBLIC_ENQUIRY_MOST_DAYS = 180

export type PublicEnquiry = typeof publicEnquiries.$inferSelect

export type NewPublicEnquiry = Pick<PublicEnquiry, 'id' | 'about' | 'name' | 'email' | 'body'>

/**
 * Keeps what somebody asks.
 *
 * @returns `same`: this very form was sent before; `other`: it was sent before with another question. Then nothing is added
 */
export async function addPublicEnquiry(tx: SysTx, enquiry: NewPublicEnquiry): Promise<'added' | 'same' | 'other'> {
  const added = await tx
    .insert(publicEnquiries)
    .values({ ...enquiry, keepUntil: sql`now() + make_interval(days => ${PUBLIC_ENQUIRY_MOST_DAYS})` })
    .onConflictDoNothing()
    .returning({ id: publicEnquiries.id })
  if (added.length > 0) return 'added'
  const { id, email, body } = enquiry
  const isThis = and(eq(publicEnquiries.id, id), eq(publicEnquiries.email, email), eq(publicEnquiries.body, body))
  return (await tx.$count(publicEnquiries, isThis)) > 0 ? 'same' : 'other'
}

/** The oldest first, at most 500. @param all those that are answered, too */
export async function listPublicEnquiries(tx: SysTx, { all }: { all: boolean }): Promise<PublicEnquiry[]> {
  return tx
    .select()
    .from(publicEnquiries)
    .where(all ? undefined : isNull(publicEnquiries.answeredAt))
    .orderBy(asc(publicEnquiries.askedAt), asc(publicEnquiries.id))
    .limit(500)
}

/** @returns `null`: there is none, or its time was over */
export async function findPublicEnquiry(tx: SysTx, id: string): Promise<PublicEnquiry | null> {
  const [found] = await tx.select().from(publicEnquiries).where(eq(publicEnquiries.id, id))
  return found ?? null
}

/** Notes that the operator answered; said twice, the first time counts. @returns `null`: there is none */
export async function closePublicEnquiry(tx: SysTx, id: string): Promise<PublicEnquiry | null> {
  const [closed] = await tx
    .update(publicEnquiries)
    .set({
      answeredAt: sql`coalesce(${publicEnquiries.answeredAt}, now())`,
      keepUntil: sql`least(${publicEnquiries.keepUntil}, now() + make_interval(days => ${PUBLIC_ENQUIRY_DAYS}))`,
    })
    .where(eq(publicEnquiries.id, id))
    .returning()
  return closed ?? null
}
