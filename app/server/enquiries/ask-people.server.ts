import type { RouterContextProvider } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import { quoteLines } from '#app/core/enquiries/enquiry-text.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { bucketOf, faultOfLimit, LIMITS } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { ASKERS, addEnquiry, type Enquiry, type NewEnquiry, noteEnquiryPlace } from '#db/queries/enquiries.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import { type Answerer, answerersOf } from './answerers.server.ts'
import { type Letter, storeAndTell } from './held-mails.server.ts'
import { ENQUIRY_FIELDS, notSent, readEnquiry } from './read-enquiry.server.ts'

type Context = Readonly<RouterContextProvider>

/** Who asks, and about which check. */
export type Asking = {
  scope: WorkspaceScope
  assessment: { id: string; title: string }
  client: { id: string }
  asker: Enquiry['asker']
  askedBy: string
  /** As `checkPageIn` gives it. */
  about: string
  /** A member's name or address, which the mail says; `null`: what they type. */
  account: string | null
}

/**
 * Keeps a question about a check, and has it mailed to who answers.
 *
 * @returns what is wrong with the form; `null`: it was taken
 * @throws a 400 response for another form, a 409 response where nobody could answer
 */
export async function askPeople(context: Context, asking: Asking, { request, url }: { request: Request; url: URL }) {
  const own = context.get(services)
  const form = await readForm(request, ENQUIRY_FIELDS, own.say)
  const id = fieldOf(form, 'opId')
  if (!isUuid(id)) throw refusal(400, own.say('unknownForm'))
  const answerers = await answerersOf(context, asking.scope, asking.client.id)
  if (answerers.length === 0) throw refusal(409, own.say('enquiry.nobody'))
  const read = readEnquiry(form, asking.asker === 'reader', own.say)
  if (!read.ok) return notSent(form, { errors: read.errors }, 422)
  const refused = await tooOften(context, asking, asking.account === null ? read.enquiry.email : '')
  if (refused !== null) return notSent(form, { refused }, 429)
  const isMember = asking.account !== null
  const { locale } = context.get(page)
  const enquiry: NewEnquiry = {
    id,
    assessmentId: asking.assessment.id,
    about: asking.about,
    asker: asking.asker,
    askedBy: asking.askedBy,
    name: isMember ? '' : read.enquiry.name,
    email: isMember ? '' : read.enquiry.email,
    body: read.enquiry.body,
    locale,
  }
  const kept = await keep(context, asking, { enquiry, answerers, origin: url.origin })
  return kept === 'other' ? notSent(form, { refused: own.say('enquiry.sentBefore') }, 409) : null
}

/** Kinds of askers share no limit: a link that went round silences nobody who has an account. */
async function tooOften(context: Context, { scope, asker, askedBy }: Asking, email: string): Promise<string | null> {
  const own = context.get(services)
  // One link has many readers.
  const who = asker === 'reader' ? `${askedBy}:${context.get(visitor).address}` : askedBy
  const all = `${scope.workspaceId}:${asker}`
  return (
    (await faultOfLimit(own, 'askPeople', who)) ??
    (email === '' ? null : await faultOfLimit(own, 'askFor', bucketOf(email))) ??
    (await faultOfLimit(own, 'askPeopleAll', all)) ??
    (await faultOfLimit(own, 'askPeopleDay', all))
  )
}

type Keeping = { enquiry: NewEnquiry; answerers: readonly Answerer[]; origin: string }

async function keep(context: Context, asking: Asking, keeping: Keeping) {
  const { database } = context.get(services)
  const { scope } = asking
  const { enquiry } = keeping
  await database.withSys((tx) =>
    noteEnquiryPlace(tx, { workspaceId: scope.workspaceId, enquiryId: enquiry.id, isAnswer: false }),
  )
  return storeAndTell(
    context,
    { workspaceId: scope.workspaceId, enquiryId: enquiry.id, letter: await letterOf(context, asking, keeping) },
    {
      store: () => database.withWorkspace(scope, (tx) => addEnquiry(tx, enquiry)),
      isStored: (kept) => kept === 'added',
    },
  )
}

async function letterOf(
  context: Context,
  { scope, assessment, asker, account }: Asking,
  { enquiry, answerers, origin }: Keeping,
): Promise<Letter> {
  const { database } = context.get(services)
  const { locale } = context.get(page)
  const workspace = await database.withWorkspace(scope, findWorkspace)
  return {
    kind: 'enquiry',
    recipients: answerers.map(({ email }) => email),
    locale,
    facts: {
      asker,
      name: (account ?? nameInMail(enquiry.name)) || 'none',
      title: assessment.title,
      body: quoteLines(enquiry.body),
      link: `${origin}/workspaces/${scope.workspaceId}/asked?enquiry=${enquiry.id}#enquiry-${enquiry.id}`,
      workspace: workspace?.name ?? '',
      most: String(LIMITS.askPeopleDay.limit * ASKERS.length),
    },
  }
}
