import { type RouterContextProvider, redirect } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import { publicPageIn } from '#app/core/enquiries/about-page.ts'
import { quoteLines } from '#app/core/enquiries/enquiry-text.ts'
import { placeIn } from '#app/core/library/place-in.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { bucketOf, faultOfLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { WARNING_MINUTES } from '#app/server/security-mail.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import {
  addPublicEnquiry,
  type NewPublicEnquiry,
  PUBLIC_ENQUIRY_DAYS,
  PUBLIC_ENQUIRY_MOST_DAYS,
} from '#db/queries/public-enquiries.server.ts'
import { ENQUIRY_FIELDS, notSent, readEnquiry } from './read-enquiry.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * Keeps a question of a public page and has it mailed to whoever runs this site. Nothing goes to the address for the
 * answer, since nobody has proven whose it is.
 *
 * @returns what is wrong with the form
 * @throws a redirect to a page that says it was taken; a 400 response for another form; a 503 response where no mailbox is named
 */
export async function askOperator(context: Context, request: Request, url: URL) {
  const own = context.get(services)
  const { mailbox } = own.trust.operator
  const form = await readForm(request, ENQUIRY_FIELDS, own.say)
  const id = fieldOf(form, 'opId')
  if (!isUuid(id)) throw refusal(400, own.say('unknownForm'))
  if (mailbox === null || own.mailing.way === 'none') throw refusal(503, own.say('enquiry.noMailbox'))
  const about = publicPageIn(url.searchParams.get('about') ?? '')
  const read = readEnquiry(form, true, own.say)
  if (!read.ok) return notSent(form, { errors: read.errors }, 422)
  const refused = await tooOften(context, read.enquiry.email)
  if (refused !== null) return notSent(form, { refused }, 429)
  const kept = await keep(context, { id, about, ...read.enquiry }, { mailbox, url })
  if (kept === 'other') return notSent(form, { refused: own.say('enquiry.sentBefore') }, 409)
  const sent = `/ask?${new URLSearchParams({ sent: 'yes', ...(about !== '' && { about }) })}`
  throw redirect(placeIn(context.get(page).locale, sent))
}

/**
 * Each that is asked takes one of all: a flood from everywhere ends at the last, and reaches nobody who has an account:
 * whoever signed in is counted by themselves, and apart from strangers.
 */
async function tooOften(context: Context, email: string): Promise<string | null> {
  const own = context.get(services)
  const { address, session } = context.get(visitor)
  const found = await session()
  const account = found?.kind === 'member' ? found.actorId : null
  const all = account === null ? 'strangers' : 'accounts'
  return (
    (await faultOfLimit(own, 'askOperator', account ?? address)) ??
    (await faultOfLimit(own, 'askOperatorFor', bucketOf(email))) ??
    (await faultOfLimit(own, 'askFor', bucketOf(email))) ??
    (await faultOfLimit(own, 'askOperatorAll', all)) ??
    (await faultOfLimit(own, 'askOperatorDay', all))
  )
}

async function keep(context: Context, enquiry: NewPublicEnquiry, { mailbox, url }: { mailbox: string; url: URL }) {
  const { database, mailing } = context.get(services)
  const { locale } = context.get(page)
  const { id, about, name, email, body } = enquiry
  const facts = {
    id,
    site: url.host,
    path: about === '' ? 'none' : about,
    page: `${url.origin}${placeIn(locale, about)}`,
    name: nameInMail(name) || 'none',
    email,
    replyTo: email,
    body: quoteLines(body),
    days: String(PUBLIC_ENQUIRY_DAYS),
    mostDays: String(PUBLIC_ENQUIRY_MOST_DAYS),
  }
  const kept = await database.withSys(async (tx) => {
    const added = await addPublicEnquiry(tx, enquiry)
    const mail = { kind: 'publicEnquiry', recipient: mailbox, locale, facts, keepMinutes: WARNING_MINUTES } as const
    if (added === 'added') await queueMail(tx, mail)
    return added
  })
  mailing.wake()
  return kept
}
