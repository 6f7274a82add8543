import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { BLANKS, unknownBlanks } from '#app/core/delivery/fill-text.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { LinkEnd } from '#db/queries/report-links.server.ts'
import type { MailText } from '#db/queries/report-mails.server.ts'
import { USUAL_END } from './link-ends.ts'
import { readAddresses, readEnd, typedEnd } from './link-fields.server.ts'
import { BODY_MAX, type MailDraft, type MailErrors, MOST_RECIPIENTS, SUBJECT_MAX } from './mail-draft.ts'

const blank = (name: string) => `{${name}}`

/** What was typed, with one kind of line end. */
export function typedMail(form: FormData): MailDraft {
  return {
    // Where no mail is sent, the form does not ask how long.
    ...(form.has('ends') ? typedEnd(form) : { ends: USUAL_END, endsOn: '' }),
    to: fieldOf(form, 'to').trim(),
    people: form.getAll('people').map(String),
    subject: fieldOf(form, 'subject').trim(),
    body: fieldOf(form, 'body').replaceAll('\r\n', '\n').trim(),
    guard: form.has('guard'),
    download: form.has('download'),
    pdf: form.has('pdf'),
  }
}

/** What is wrong with a subject and a text with blanks; empty: nothing. */
export function textErrors({ subject, body }: MailText, say: Say): MailErrors {
  const subjectError =
    subject === '' ? say('mailSubject') : (nameFault(subject, SUBJECT_MAX, say) ?? blanksFault(subject, say))
  const bodyError = body === '' ? say('mailBody') : (textFault(body, BODY_MAX, say) ?? blanksFault(body, say))
  const hasLink = body.includes(blank('link'))
  return {
    ...(subjectError !== null && { subject: subjectError }),
    ...(bodyError !== null && { body: bodyError }),
    ...(bodyError === null && !hasLink && { body: say('mailLink', { blank: blank('link') }) }),
  }
}

function blanksFault(text: string, say: Say): string | null {
  const [odd] = unknownBlanks(text)
  return odd === undefined ? null : say('unknownBlank', { odd, known: BLANKS.map(blank).join(', ') })
}

/** Whom the form names, each once, or what is wrong with that. */
export function readRecipients({ to, people }: MailDraft, say: Say): { addresses: string[] } | { error: string } {
  const read = readAddresses([to, ...people].join('\n'))
  if ('odd' in read) return { error: say('oddAddress', { address: read.odd }) }
  if (read.addresses.length === 0) return { error: say('mailTo') }
  return read.addresses.length > MOST_RECIPIENTS ? { error: say('tooManyAddresses', { max: MOST_RECIPIENTS }) } : read
}

/** When the links of the mails end, or what is wrong with the day. */
export function readMailEnd(
  context: Readonly<RouterContextProvider>,
  { timeZone }: OpenAssessment,
  form: FormData,
): { end: LinkEnd } | { error: string } {
  const { now, say } = context.get(services)
  if (!form.has('ends')) return { end: { days: Number(USUAL_END) } }
  return readEnd(form, { today: dateIn(now(), timeZone), timeZone, say })
}
