import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { domainOf } from '#app/core/account/mail-domain.ts'
import { formatOf, LOCALES, type Locale, MOMENT, TIME_ZONE } from '#app/messages/locales.ts'
import { connect } from '#db/client.server.ts'
import { erasePerson } from '#db/queries/erasure.server.ts'
import { findDomainRule } from '#db/queries/providers.server.ts'
import { rescueUser } from '#db/queries/rescue.server.ts'
import { findUserId } from '#db/queries/users.server.ts'
import { readSettings } from '../scripts/open.mjs'
import { onDatabase, onInstallation } from './installation.ts'

const USAGE = `Usage: npm run -s preflight -- account rescue anna@example.com
       npm run -s preflight -- account erase anna@example.com

Make sure first that it is them.

rescue is for somebody who has lost every passkey and every recovery code. Make sure by a call, or in
person, not by mail alone. It removes their passkeys and recovery codes, signs them out
everywhere, sends them a mail, and writes it into the log of each of their workspaces. Then the mailed
code alone signs them in, until they add a passkey again; where their mail domain is let in only with
the sign-in of its company, it says so.

erase does what "Delete account" does on the account page: the account goes, and the workspaces in which
nobody else is; elsewhere their answers stay without a name. There is no way back. Where others would be
left without an owner, it says so and changes nothing.
`

/** The mail is worth sending for a week. */
const KEEP_MINUTES = 7 * 1_440

/**
 * `account rescue <email>`: takes the second factors of an account away. `account erase <email>`: erases a person.
 *
 * @returns the exit code: 0 done, 1 no such account, nobody else to own a workspace, or no database; 2 wrong usage
 */
export async function accountCommand(args: string[]): Promise<number> {
  if (args.length === 1 && args[0] === '--help') {
    process.stdout.write(USAGE)
    return 0
  }
  const [verb, typed, ...more] = args
  if ((verb !== 'rescue' && verb !== 'erase') || typed === undefined || more.length > 0) {
    process.stderr.write(USAGE)
    return 2
  }
  const email = canonicalEmail(typed)
  if (email === null) {
    console.error(`"${typed}" is no e-mail address. Nothing was changed.`)
    return 1
  }
  return verb === 'rescue' ? rescue(email) : erase(email)
}

const nobody = (email: string) => console.error(`Nobody has an account with the address ${email}. Nothing was changed.`)

async function erase(email: string): Promise<number> {
  let isDone = false
  const status = await onDatabase(async (database) => {
    const userId = await database.withSys((tx) => findUserId(tx, email))
    if (userId === null) return nobody(email)
    const erased = await erasePerson(database, userId)
    if (erased.is === 'onlyOwner') {
      const names = erased.workspaces.map((name) => `"${name}"`).join(', ')
      console.error(`Nothing was changed: others would be left without an owner in ${names}.`)
      console.error('Somebody else has to own it first, or it is deleted.')
      return
    }
    isDone = true
    console.log(`Erased: ${email}. Keep "erasures list" outside of the database, so that no backup brings them back.`)
  })
  return isDone ? status : 1
}

const ruleText = (domain: string, issuer: string) => `
The mailed code does not sign them in yet: a workspace lets addresses of ${domain} in only with the
sign-in of their company, ${issuer}. If that no longer works, whoever rules the DNS of ${domain}
takes out its record _preflight.${domain}; within a day the mailed code signs in again.`

async function rescue(email: string): Promise<number> {
  const { APP_ORIGIN, PORT } = await readSettings()
  const origin = APP_ORIGIN ?? `http://localhost:${PORT}`
  const now = new Date()
  const mailIn = (chosen: Locale | null) => {
    const locale = chosen ?? LOCALES[0]
    // Mail has no reader's clock, so a time names its zone.
    const at = new Intl.DateTimeFormat(formatOf(locale), { ...MOMENT, timeZone: TIME_ZONE }).format(now)
    return { locale, facts: { what: 'rescued', at, origin }, keepMinutes: KEEP_MINUTES }
  }
  return onInstallation(async ({ runtimeUrl, rolePrefix }) => {
    const database = connect({ url: await runtimeUrl(), rolePrefix, applicationName: 'preflight command' })
    try {
      const done = await rescueUser(database, { email, mailIn })
      if (done === null) {
        nobody(email)
        return 1
      }
      const { passkeys, codes, sessions, workspaces } = done
      console.log(`Removed from ${email}. Passkeys: ${passkeys}. Recovery codes: ${codes}. Sessions: ${sessions}.`)
      console.log(`Logs of workspaces that say so: ${workspaces}. A mail to them goes out by the running product.`)
      const domain = domainOf(email)
      const rule = await findDomainRule(database, domain)
      if (rule !== null) console.log(ruleText(domain, rule.issuer))
      return 0
    } finally {
      await database.close()
    }
  })
}
