import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { withTaken } from '#app/server/conflict.server.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { type OpenAssessment, requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { TAKE } from '#app/ui/theirs.tsx'
import type { LinkEnd } from '#db/queries/report-links.server.ts'
import { saveMailText } from '#db/queries/report-mails.server.ts'
import { readMailEnd, readRecipients, textErrors, typedMail } from './mail-draft.server.ts'
import type { MailDraft, MailErrors, MailOutcome } from './mail-draft.ts'
import { reportText } from './report-letter.server.ts'
import { sendReport } from './send-report.server.ts'
import {
  filledErrors,
  maySendReports,
  showReportMail,
  type WrittenMail,
  writeReportMail,
} from './write-report-mail.server.ts'

type Context = Readonly<RouterContextProvider>
type Sent = { form: FormData; origin: string }
type Draft = {
  typed: MailDraft
  end: LinkEnd | null
  written: WrittenMail | null
  errors: MailErrors
  before: MailOutcome
}

const INTENTS = ['preview', 'keep', 'send'] as const

/**
 * Shows a mail with a report, keeps its text for the next ones, or sends it.
 *
 * @returns what was typed with what came of it, with 422 where something is wrong, or 429 and 503 for now
 * @throws a redirect to the links once the mails wait to be sent; a 403 response for who may not keep texts,
 *   503 where no mail can be sent, 400 for a form that the page does not have
 */
export async function changeMail(context: Context, open: OpenAssessment, sent: Sent) {
  const own = context.get(services)
  const { say } = own
  const intent = INTENTS.find((each) => each === fieldOf(sent.form, 'intent'))
  if (intent === undefined) throw refusal(400, say('unknownForm'))
  if (intent === 'keep') requireRight(context, open.actor, 'report.mailText')
  if (intent === 'send' && !maySendReports(own)) throw refusal(503, say('noReportMail'))
  const draft = await readDraft(context, open, sent, intent)
  if (intent === 'keep') return keep(context, open, draft)
  return intent === 'send' ? send(context, open, sent, draft) : preview(context, open, sent, draft)
}

async function readDraft(
  context: Context,
  open: OpenAssessment,
  { form, origin }: Sent,
  intent: MailOutcome['intent'],
): Promise<Draft> {
  const { subject, body, version } = await reportText(context, open)
  const asTyped = typedMail(form)
  const taken = { version: fieldOf(form, 'version'), taken: form.getAll(TAKE) }
  const theirs = { version, fields: { subject, body } }
  const typed = { ...asTyped, ...withTaken({ subject: asTyped.subject, body: asTyped.body }, taken, theirs) }
  const read = readMailEnd(context, open, form)
  const wrong = textErrors(typed, context.get(services).say)
  const end = 'end' in read ? read.end : null
  const isFine = Object.keys(wrong).length === 0 && end !== null
  const written = isFine ? await writeReportMail(context, open, { text: typed, end, origin }) : null
  const errors = {
    ...wrong,
    ...('error' in read && { endsOn: read.error }),
    ...(written && filledErrors(context, written)),
  }
  const nothing = { errors: {}, preview: null, theirs: null, isKept: false }
  const before = { intent, typed, version: Number(taken.version), hasTaken: taken.taken.length > 0, ...nothing }
  return { typed, end, written, errors, before }
}

const answer = (before: MailOutcome, more: Partial<MailOutcome>, status = 422) =>
  data<MailOutcome>({ ...before, ...more }, status)

async function preview(context: Context, open: OpenAssessment, { origin }: Sent, draft: Draft) {
  const { typed, written, errors, before } = draft
  if (Object.keys(errors).length > 0 || written === null) return answer(before, { errors })
  const read = readRecipients(typed, context.get(services).say)
  const to = 'addresses' in read ? (read.addresses[0] ?? '') : ''
  const shown = await showReportMail(context, open, { written, to, origin, hasPdf: typed.pdf })
  return answer(before, { preview: shown }, 200)
}

async function keep(context: Context, open: OpenAssessment, { typed, errors, before }: Draft) {
  const { endsOn: _, ...wrong } = errors
  if (Object.keys(wrong).length > 0) return answer(before, { errors: wrong })
  const text = { subject: typed.subject, body: typed.body, version: before.version }
  const { database } = context.get(services)
  const isKept = await database.withWorkspace(open.scope, (tx) => saveMailText(tx, text))
  if (isKept) return answer(before, { isKept, version: text.version + 1 }, 200)
  const { subject, body, version } = await reportText(context, open)
  return answer(before, { theirs: { subject, body }, version }, 409)
}

async function send(context: Context, open: OpenAssessment, { origin }: Sent, draft: Draft) {
  const { typed, end, written, errors, before } = draft
  const read = readRecipients(typed, context.get(services).say)
  const all = { ...('error' in read && { to: read.error }), ...errors }
  if (Object.keys(all).length > 0 || 'error' in read || end === null || written === null) {
    return answer(before, { errors: all })
  }
  const { addresses } = read
  try {
    const faults = await sendReport(context, open, { typed, addresses, end, written, origin })
    if (Object.keys(faults).length > 0) return answer(before, { errors: faults })
  } catch (error) {
    // What was typed is not to be lost for a while's wait.
    if (!(error instanceof Response) || ![429, 503].includes(error.status)) throw error
    return answer(before, { errors: { to: await error.text() } }, error.status)
  }
  throw redirect(`/assessments/${open.assessment.id}/report/share?done=mailed`)
}
