import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import type { Locale } from '#app/messages/locales.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import { bucketOf, requireWithinLimit } from '#app/server/limits.server.ts'
import { writeMail } from '#app/server/mail-text.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenSystem } from '#app/server/register/register.server.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { findClientLanguage } from '#db/queries/languages.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { askVendor, MOST_REQUESTS, VENDOR_DAYS } from '#db/queries/vendor-requests.server.ts'

type Context = Readonly<RouterContextProvider>

const VENDOR_MAX = 200
const DAY_MS = 86_400_000

export type AskOutcome = {
  errors?: { vendor?: string; email?: string }
  typed?: { vendor: string; email: string }
  /** A link that was just made: it is shown once, with a letter to go with it. */
  made?: { link: string; letter: string }
}

/**
 * Makes a link for a vendor, and mails it if the form says so.
 *
 * @param origin our own, for links
 * @throws a redirect once a mail is written; a 403 response for a guest who would mail, a 429 response
 */
export async function ask(context: Context, open: OpenSystem, { form, origin }: { form: FormData; origin: string }) {
  const { database, mailing, say } = context.get(services)
  const isMail = fieldOf(form, 'intent') === 'mail'
  const typed = { vendor: fieldOf(form, 'vendor').trim(), email: fieldOf(form, 'email').trim() }
  const email = isMail ? canonicalEmail(typed.email) : null
  const vendorFault = typed.vendor === '' ? say('vendorMissing') : nameFault(typed.vendor, VENDOR_MAX, say)
  if (vendorFault !== null || (isMail && email === null)) {
    const errors = { ...(vendorFault && { vendor: vendorFault }), ...(isMail && !email && { email: say('email') }) }
    return data<AskOutcome>({ errors, typed }, 422)
  }
  if (email !== null) {
    if (open.actor === 'guest') throw refusal(403, say('vendorMailGuest'))
    if (mailing.way === 'none') throw refusal(503, say('noMail'))
    await requireWithinLimit(context.get(services), 'invite', open.scope.actorId)
    await requireWithinLimit(context.get(services), 'inviteTo', bucketOf(email))
  }
  const locale = await database.withWorkspace(open.scope, (tx) => findClientLanguage(tx, open.clientId))
  const facts = await factsFor(context, open, locale)
  const linkOf = (token: string) => `${origin}/vendor/${token}`
  const mailFor = (token: string) => ({ locale, facts: { ...facts, link: linkOf(token) } })
  const place = { clientId: open.clientId, systemId: open.system.id }
  const asked = await askVendor(database, open.scope, { ...place, vendor: typed.vendor, email, mailFor })
  if (asked === null) throw refusal(404, say('noSystem'))
  if (asked === 'tooMany') {
    return data<AskOutcome>({ errors: { vendor: say('tooManyVendors', { max: MOST_REQUESTS }) }, typed }, 422)
  }
  if (email !== null) {
    mailing.wake()
    throw redirect(`${open.frame.base}/${open.system.id}/vendor?done=${mailing.way === 'local' ? 'here' : 'mailed'}`)
  }
  const link = linkOf(asked.token)
  const { text } = await writeMail({ kind: 'vendorQuestions', locale, facts: { ...facts, link } })
  return data<AskOutcome>({ made: { link, letter: text.trim() } })
}

/** What the mail is filled with, but for the link. */
async function factsFor(context: Context, open: OpenSystem, locale: Locale): Promise<Record<string, string>> {
  const { database, inLanguage, now } = context.get(services)
  const { actorId } = open.scope
  const person = (await database.withSys((tx) => namesOf(tx, new Set([actorId])))).get(actorId)
  const until = dateIn(new Date(now().getTime() + VENDOR_DAYS * DAY_MS), open.timeZone)
  const { vendorQuestions } = inLanguage(locale).law().papers
  return {
    who: person ? 'somebody' : 'nobody',
    person: person?.name ? `${nameInMail(person.name)} (${person.email})` : (person?.email ?? ''),
    company: nameInMail(open.frame.client.name),
    system: nameInMail(open.system.name),
    count: String(vendorQuestions.length),
    until: formatCalendarDate(until, locale).replaceAll('\u00a0', ' '),
    questions: vendorQuestions.map(({ ask: question }, index) => `${index + 1}. ${question}`).join('\n'),
  }
}
