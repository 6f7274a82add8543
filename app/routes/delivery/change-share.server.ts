import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import {
  extendReportLink,
  MOST_REPORT_LINKS,
  makeReportLink,
  removeReportLink,
  revokeReportLink,
} from '#db/queries/report-links.server.ts'
import type { TypedEnd } from './link-ends.ts'
import { MOST_ADDRESSES, readAddresses, readEnd, typedEnd } from './link-fields.server.ts'
import { letterFor } from './report-letter.server.ts'
import { maySendReports } from './write-report-mail.server.ts'

type Context = Readonly<RouterContextProvider>
type Sent = { form: FormData; origin: string }

export const LABEL_MAX = 200

export type MakeOutcome =
  /** Shown once, with a letter to go with it. */
  | { intent: 'make'; link: string; letter: string }
  | {
      intent: 'make'
      errors: { label?: string; endsOn?: string; addresses?: string }
      typed: TypedEnd & { label: string; addresses: string; download: boolean }
    }
export type ExtendOutcome = { intent: 'extend'; link: string; error: string; typed: TypedEnd }

/**
 * Does what one of the forms of the page asks for.
 *
 * @returns a link to show once, or what is wrong with the form and what was typed
 * @throws a redirect to the page once it is done; a 400 response for a form that it does not have
 */
export async function changeShare(context: Context, open: OpenAssessment, sent: Sent) {
  const { database, say } = context.get(services)
  const { form } = sent
  const place = { assessmentId: open.assessment.id, id: fieldOf(form, 'link') }
  const isKnown = isUuid(place.id)
  switch (fieldOf(form, 'intent')) {
    case 'make':
      return make(context, open, sent)
    case 'revoke':
      throw done(place, isKnown && (await revokeReportLink(database, open.scope, place)) ? 'revoked' : 'changed')
    case 'remove':
      throw done(place, isKnown && (await removeReportLink(database, open.scope, place)) ? 'removed' : 'changed')
    case 'extend':
      return extend(context, open, form)
    default:
      throw refusal(400, say('unknownForm'))
  }
}

const done = ({ assessmentId }: { assessmentId: string }, what: string) =>
  redirect(`/assessments/${assessmentId}/report/share?done=${what}`)

async function make(context: Context, open: OpenAssessment, { form, origin }: Sent) {
  const own = context.get(services)
  const { database, say } = own
  const typed = {
    ...typedEnd(form),
    label: fieldOf(form, 'label').trim(),
    addresses: fieldOf(form, 'addresses').trim(),
    download: form.has('download'),
  }
  const end = readEnd(form, hereOf(context, open))
  const codeTo = readAddresses(typed.addresses)
  const label = typed.label === '' ? say('linkLabel') : nameFault(typed.label, LABEL_MAX, say)
  const addresses =
    'odd' in codeTo ? say('oddAddress', { address: codeTo.odd }) : addressFault(context, codeTo.addresses)
  if (label !== null || 'error' in end || addresses !== null || 'odd' in codeTo) {
    const errors = {
      ...(label !== null && { label }),
      ...('error' in end && { endsOn: end.error }),
      ...(addresses !== null && { addresses }),
    }
    return data<MakeOutcome>({ intent: 'make', errors, typed }, 422)
  }
  if (codeTo.addresses.length > 0 && !maySendReports(own)) throw refusal(503, say('noReportMail'))
  const made = await makeReportLink(database, open.scope, {
    assessmentId: open.assessment.id,
    label: typed.label,
    mailedTo: '',
    codeTo: codeTo.addresses.length > 0 ? codeTo.addresses : null,
    mayDownload: typed.download,
    end: end.end,
  })
  if (made === 'tooMany') {
    const errors = { label: say('tooManyReportLinks', { max: MOST_REPORT_LINKS }) }
    return data<MakeOutcome>({ intent: 'make', errors, typed }, 422)
  }
  const link = `${origin}/shared/${made.token}`
  return data<MakeOutcome>({ intent: 'make', link, letter: await letterFor(context, open, { link, end: end.end }) })
}

function addressFault(context: Context, addresses: readonly string[]): string | null {
  const { say } = context.get(services)
  return addresses.length > MOST_ADDRESSES ? say('tooManyAddresses', { max: MOST_ADDRESSES }) : null
}

async function extend(context: Context, open: OpenAssessment, form: FormData) {
  const { database } = context.get(services)
  const id = fieldOf(form, 'link')
  const end = readEnd(form, hereOf(context, open))
  if ('error' in end) {
    return data<ExtendOutcome>({ intent: 'extend', link: id, error: end.error, typed: typedEnd(form) }, 422)
  }
  const place = { assessmentId: open.assessment.id, id }
  const isDone = isUuid(id) && (await extendReportLink(database, open.scope, { ...place, end: end.end }))
  throw done(place, isDone ? 'extended' : 'changed')
}

const hereOf = (context: Context, { timeZone }: OpenAssessment) => {
  const { now, say } = context.get(services)
  return { today: dateIn(now(), timeZone), timeZone, say }
}
