import { eq, sql } from 'drizzle-orm'
import type { Locale } from '#app/messages/locales.ts'
import type { Database } from '#db/client.server.ts'
import { halfSignIns, passkeys } from '#db/schema/passkeys.ts'
import { sessions } from '#db/schema/sessions.ts'
import { users } from '#db/schema/users.ts'
import { writeAudit } from './audit.server.ts'
import { type NewMail, queueMail } from './mails.server.ts'
import { listOwnWorkspaces } from './memberships.server.ts'
import { lockPasskeys } from './passkeys.server.ts'
import { countRecoveryCodes, stopSecondFactor } from './second-factor.server.ts'
import { revokeUserSessions } from './users.server.ts'

/** Stands in logs for whoever runs the installation, who is no user of it. */
const OPERATOR = '00000000-0000-0000-0000-000000000000'

export type Rescue = {
  /** Canonical, of the account. */
  email: string
  /** What they are told. @param chosen their language; `null`: they never chose one */
  mailIn: (chosen: Locale | null) => Pick<NewMail, 'locale' | 'facts' | 'keepMinutes'>
}

/**
 * Lets somebody in again who has lost every second factor: their passkeys and recovery codes go, every session of
 * theirs ends, they get a mail, and the log of each of their workspaces says it. The mailed code alone signs in then.
 *
 * @returns how much went; `null` if nobody has an account with this address, and nothing was changed
 */
export async function rescueUser(database: Database, { email, mailIn }: Rescue) {
  const done = await database.withSys(async (tx) => {
    const [user] = await tx.select({ id: users.id, language: users.language }).from(users).where(eq(users.email, email))
    if (!user) return null
    await lockPasskeys(tx, user.id)
    const codes = await countRecoveryCodes(tx, user.id)
    await stopSecondFactor(tx, user.id)
    const gone = await tx.delete(passkeys).where(eq(passkeys.userId, user.id)).returning({ id: passkeys.id })
    await tx.delete(halfSignIns).where(eq(halfSignIns.userId, user.id))
    const own = sql`${sessions.kind} = 'member' and ${sessions.actorId} = ${user.id}`
    const signedIn = await tx.$count(sessions, own)
    await revokeUserSessions(tx, user.id)
    await queueMail(tx, { ...mailIn(user.language), kind: 'security', recipient: email })
    return { userId: user.id, passkeys: gone.length, codes, sessions: signedIn }
  })
  if (done === null) return null
  const places = await listOwnWorkspaces(database, done.userId)
  for (const { workspaceId } of places) {
    await database.withWorkspace({ workspaceId, actorId: OPERATOR }, (tx) =>
      writeAudit(tx, { action: 'member.rescued', facts: { user: done.userId } }),
    )
  }
  return { ...done, workspaces: places.length }
}
