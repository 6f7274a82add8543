import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { quoteLines, tidyText } from '#app/core/enquiries/enquiry-text.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import {
  answerEnquiry,
  ENQUIRY_DAYS,
  type EnquiryInCheck,
  findEnquiry,
  noteEnquiryPlace,
} from '#db/queries/enquiries.server.ts'
import { type Letter, storeAndTell } from './held-mails.server.ts'
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
  const { workspaceId } = scope
  await own.database.withSys((tx) => noteEnquiryPlace(tx, { workspaceId, enquiryId: id, isAnswer: true }))
  const letter = answer === '' ? null : await letterOf(context, open, { enquiry, answer, origin: url.origin })
  const isDone = await storeAndTell(
    context,
    { workspaceId, enquiryId: id, letter },
    { store: () => own.database.withWorkspace(scope, (tx) => answerEnquiry(tx, id, answer)), isStored: Boolean },
  )
  if (!isDone) return data<AnswerFault>({ id, typed, error: own.say('enquiry.answeredMeanwhile') }, 409)
  const done = intent === 'close' ? 'closed' : letter ? 'mailed' : 'answered'
  throw redirect(`/workspaces/${workspaceId}/asked?done=${done}`)
}

/** @returns `null`: there is nowhere to send it */
async function letterOf(
  context: Context,
  { scope, user, workspace }: OpenWorkspace,
  { enquiry, answer, origin }: { enquiry: EnquiryInCheck; answer: string; origin: string },
): Promise<Letter | null> {
  const { mailing } = context.get(services)
  const recipient = await addressOfAsker(context, scope, enquiry)
  if (recipient === '' || mailing.way === 'none') return null
  const isMember = enquiry.asker === 'member'
  const facts = {
    title: isMember ? enquiry.title : enquiry.company,
    // Only an account proves whose an address is: nobody else is sent what somebody typed for them.
    question: isMember ? quoteLines(enquiry.body) : 'none',
    who: user.name || (isMember ? user.email : workspace.name),
    answer,
    link: linkFor(enquiry, origin),
    days: String(ENQUIRY_DAYS),
  }
  return { kind: 'enquiryAnswer', recipients: [recipient], locale: enquiry.locale, facts }
}

/** Where the asker reads both; whoever read a shared report has no such page. */
function linkFor({ id, asker, askedBy, assessmentId }: EnquiryInCheck, origin: string): string {
  if (asker === 'reader') return 'none'
  const base = asker === 'member' ? `/assessments/${assessmentId}` : `/answering/${askedBy}`
  return `${origin}${base}/ask#enquiry-${id}`
}
