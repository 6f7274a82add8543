import { and, desc, eq, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { mails } from '#db/schema/mails.ts'

export type Mail = Pick<typeof mails.$inferSelect, 'id' | 'kind' | 'recipient' | 'locale' | 'facts'>

/** As it is sent. */
export type TakenMail = Mail & {
  attachment: Buffer | null
  /** How often it was taken, this time among them. */
  tries: number
  /** The step that wrote it, as a `traceparent`; `null`: nothing was followed. */
  cause: string | null
  /** Since it was to be sent; of one that was tried before, since it was written. */
  waitedSeconds: number
}

export type NewMail = Omit<Mail, 'id'> & {
  /** A PDF; its name stands among the facts. Left out: none. */
  attachment?: Buffer | null
  keepMinutes: number
  /** How long nobody sends it; left out: not at all. */
  waitSeconds?: number
}

/** Longer than a transaction may take that stores what a mail tells of. */
export const HELD_SECONDS = 60

/** Writes a mail that goes out once this transaction is committed, or some time after. @returns its id */
export async function queueMail(tx: SysTx, mail: NewMail): Promise<string> {
  const { kind, recipient, locale, facts, attachment = null, keepMinutes, waitSeconds = 0 } = mail
  const tryAt = sql`now() + make_interval(secs => ${waitSeconds})`
  const expiresAt = sql`${tryAt} + make_interval(mins => ${keepMinutes})`
  const id = newId()
  const { cause } = tx
  await tx.insert(mails).values({ id, kind, recipient, locale, facts, attachment, tryAt, expiresAt, cause })
  return id
}

/** Lets mails go at once that were held; without it they go by themselves when their time has come. */
export async function releaseMails(tx: SysTx, ids: readonly string[]): Promise<void> {
  await tx
    .update(mails)
    .set({ tryAt: sql`now()` })
    .where(and(inArray(mails.id, [...ids]), eq(mails.tries, 0)))
}

/** Sends no mail of what was not stored. */
export async function dropMails(tx: SysTx, ids: readonly string[]): Promise<void> {
  await tx.delete(mails).where(inArray(mails.id, [...ids]))
}

/** Twice as long after each try. @param before tries before this one */
const waitAfter = (before: SQL) => sql`interval '30 seconds' * power(2, least(${before}, 6))`

/**
 * Takes mails that are due, each for one process alone: until the next try comes,
 * twice as long after each, nobody else takes them. Forgets what is too old to send.
 *
 * @returns at most 10, the oldest first; empty if nothing is due
 */
export async function takeMails(tx: SysTx): Promise<TakenMail[]> {
  await tx.delete(mails).where(lte(mails.expiresAt, sql`now()`))
  const taken = await tx.execute<TakenMail>(sql`
    update sys.mails m set tries = m.tries + 1, try_at = now() + ${waitAfter(sql`m.tries`)}
    from (
      select id, case when tries = 0 then try_at else created_at end as since
      from sys.mails where try_at <= now() and shown_at is null
      order by try_at limit 10 for update skip locked
    ) due
    where m.id = due.id
    returning m.id, kind, recipient, locale, facts, attachment, cause, tries,
      extract(epoch from now() - since)::float8 as "waitedSeconds"`)
  // An update answers in no order, and of two codes the newer one must come last.
  return [...taken].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * Keeps a mail that was taken for whoever hands it over, as long as a next try waits: of several taken at once, the last
 * may have waited so long that somebody else took it since.
 *
 * @returns `false`: it is somebody else's now, or was sent
 */
export async function holdMail(tx: SysTx, { id, tries }: Pick<TakenMail, 'id' | 'tries'>): Promise<boolean> {
  const held = await tx
    .update(mails)
    .set({ tryAt: sql`now() + ${waitAfter(sql`tries - 1`)}` })
    .where(and(eq(mails.id, id), eq(mails.tries, tries)))
    .returning({ id: mails.id })
  return held.length === 1
}

/** Forgets a mail that was sent. */
export async function forgetMail(tx: SysTx, id: string): Promise<void> {
  await tx.delete(mails).where(eq(mails.id, id))
}

/** Keeps a mail for the development outbox instead of sending it. */
export async function showMail(tx: SysTx, id: string): Promise<void> {
  await tx.update(mails).set({ shownAt: sql`now()` }).where(eq(mails.id, id))
}

/** Mails that were shown instead of sent, the newest first, at most 50. */
export async function listShownMails(tx: SysTx) {
  return tx
    .select({ id: mails.id, kind: mails.kind, recipient: mails.recipient, locale: mails.locale, facts: mails.facts })
    .from(mails)
    .where(and(isNotNull(mails.shownAt), sql`${mails.expiresAt} > now()`))
    .orderBy(desc(mails.id))
    .limit(50)
}
