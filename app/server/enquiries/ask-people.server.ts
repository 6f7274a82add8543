import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { quoteLines } from '#app/core/enquiries/enquiry-text.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { faultOfLimit, LIMITS } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { WARNING_MINUTES } from '#app/server/security-mail.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { addEnquiry, type Enquiry, type NewEnquiry } from '#db/queries/enquiries.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import { type Answerer, answerersOf } from './answerers.server.ts'
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
  const refused = await tooOften(context, asking)
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
  const kept = await own.database.withWorkspace(asking.scope, (tx) => addEnquiry(tx, enquiry))
  if (kept === 'other') return notSent(form, { refused: own.say('enquiry.sentBefore') }, 409)
  if (kept === 'added') await tell(context, asking, { enquiry, answerers, origin: url.origin })
  return null
}

async function tooOften(context: Context, { scope, askedBy }: Asking): Promise<string | null> {
  const own = context.get(services)
  return (await faultOfLimit(own, 'askPeople', askedBy)) ?? (await faultOfLimit(own, 'askPeopleAll', scope.workspaceId))
}

type Telling = { enquiry: NewEnquiry; answerers: readonly Answerer[]; origin: string }

async function tell(context: Context, asking: Asking, { enquiry, answerers, origin }: Telling) {
  const { database, mailing } = context.get(services)
  const { scope, assessment, asker, account } = asking
  const workspace = await database.withWorkspace(scope, findWorkspace)
  const facts = {
    asker,
    name: (account ?? enquiry.name) || 'none',
    title: assessment.title,
    body: quoteLines(enquiry.body),
    link: `${origin}/workspaces/${scope.workspaceId}/asked#enquiry-${enquiry.id}`,
    workspace: workspace?.name ?? '',
    most: String(LIMITS.askPeopleAll.limit),
  }
  const { locale } = context.get(page)
  await database.withSys(async (tx) => {
    for (const { email } of answerers) {
      await queueMail(tx, { kind: 'enquiry', recipient: email, locale, facts, keepMinutes: WARNING_MINUTES })
    }
  })
  mailing.wake()
}
