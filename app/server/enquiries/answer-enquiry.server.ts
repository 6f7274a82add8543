import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { quoteLines, tidyText } from '#app/core/enquiries/enquiry-text.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { WARNING_MINUTES } from '#app/server/security-mail.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import {
  answerEnquiry,
  ENQUIRY_DAYS,
  type EnquiryInCheck,
  findEnquiry,
  noteEnquiryPlace,
} from '#db/queries/enquiries.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { addressOfAsker } from './reach-asker.server.ts'
import { letterFault } from './read-enquiry.server.ts'

type Context = Readonly<RouterContextProvider>

/** Why an answer was not taken, with what was typed. */
export type AnswerFault = { id: string; typed: string; error: string }

const FIELDS = { intent: 'one', enquiry: 'one', answer: 'one' } as const

/**
 * Answers a question, or notes that it was answered otherwise.
 *
 * @throws a redirect; a 400 or 404 response for a form of none of the questions
 */
export async function answerOne(
  context: Context,
  open: OpenWorkspace,
  { request, url }: { request: Request; url: URL },
) {
  const own = context.get(services)
  const { scope } = open
  await requireWithinLimit(own, 'save', scope.actorId)
  const form = await readForm(request, FIELDS, own.say)
  const intent = fieldOf(form, 'intent')
  if (intent !== 'answer' && intent !== 'close') throw refusal(400, own.say('unknownForm'))
  const id = fieldOf(form, 'enquiry')
  const enquiry = isUuid(id) ? await own.database.withWorkspace(scope, (tx) => findEnquiry(tx, id)) : null
  if (enquiry === null) throw refusal(404, own.say('enquiry.none'))
  const typed = fieldOf(form, 'answer')
  const answer = intent === 'answer' ? tidyText(typed) : ''
  const error = intent === 'answer' && answer === '' ? own.say('enquiry.noAnswer') : letterFault(answer, own.say)
  if (error !== null) return data<AnswerFault>({ id, typed, error }, 422)
  await own.database.withSys((tx) => noteEnquiryPlace(tx, scope.workspaceId, id))
  const isDone = await own.database.withWorkspace(scope, (tx) => answerEnquiry(tx, id, answer))
  if (!isDone) return data<AnswerFault>({ id, typed, error: own.say('enquiry.answeredMeanwhile') }, 409)
  const isMailed = answer !== '' && (await tellAsker(context, open, { enquiry, answer, origin: url.origin }))
  const done = intent === 'close' ? 'closed' : isMailed ? 'mailed' : 'answered'
  throw redirect(`/workspaces/${scope.workspaceId}/asked?done=${done}`)
}

/** @returns whether there is a mail on its way */
async function tellAsker(
  context: Context,
  { scope, user, workspace }: OpenWorkspace,
  { enquiry, answer, origin }: { enquiry: EnquiryInCheck; answer: string; origin: string },
): Promise<boolean> {
  const { database, mailing } = context.get(services)
  const recipient = await addressOfAsker(context, scope, enquiry)
  if (recipient === '' || mailing.way === 'none') return false
  const isMember = enquiry.asker === 'member'
  const facts = {
    title: isMember ? enquiry.title : enquiry.company,
    question: quoteLines(enquiry.body),
    who: user.name || (isMember ? user.email : workspace.name),
    answer,
    link: linkFor(enquiry, origin),
    days: String(ENQUIRY_DAYS),
  }
  await database.withSys((tx) =>
    queueMail(tx, { kind: 'enquiryAnswer', recipient, locale: enquiry.locale, facts, keepMinutes: WARNING_MINUTES }),
  )
  mailing.wake()
  return true
}

/** Where the asker reads both; whoever read a shared report has no such page. */
function linkFor({ id, asker, askedBy, assessmentId }: EnquiryInCheck, origin: string): string {
  if (asker === 'reader') return 'none'
  const base = asker === 'member' ? `/assessments/${assessmentId}` : `/answering/${askedBy}`
  return `${origin}${base}/ask#enquiry-${id}`
}
