import { randomUUID } from 'node:crypto'
import { data } from 'react-router'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import {
  countLinks,
  ENQUIRY_MAX,
  holdsAddress,
  holdsUnseen,
  MOST_LINKS,
  tidyText,
} from '#app/core/enquiries/enquiry-text.ts'
import { type FormFields, fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import type { Say } from '#app/server/words.server.ts'

/** What every form has that asks a question; what it is about stands in its address. */
export const ENQUIRY_FIELDS = { opId: 'one', body: 'one', email: 'one', name: 'one' } satisfies FormFields

type EnquiryField = 'body' | 'email' | 'name'
export type EnquiryErrors = Partial<Record<EnquiryField, string>>
export type TypedEnquiry = Record<EnquiryField, string>

type Read = { ok: true; enquiry: TypedEnquiry } | { ok: false; errors: EnquiryErrors }

/** Why a question was not sent, with what was typed. */
export type EnquiryOutcome = {
  errors: EnquiryErrors
  /** Of the form as a whole; `null`: of single fields. */
  refused: string | null
  typed: TypedEnquiry
  /** For the form when it is sent again. */
  opId: string
}

/** The answer to a form that was not sent. */
export function notSent(
  form: FormData,
  { errors = {}, refused = null }: { errors?: EnquiryErrors; refused?: string | null },
  status: 409 | 422 | 429,
) {
  return data<EnquiryOutcome>({ errors, refused, typed: typedIn(form), opId: randomUUID() }, status)
}

/** The fields as they were typed, to show them again. */
const typedIn = (form: FormData): TypedEnquiry => ({
  body: fieldOf(form, 'body'),
  email: fieldOf(form, 'email'),
  name: fieldOf(form, 'name'),
})

/**
 * What somebody asks, ready to be kept: the address canonical.
 *
 * @param needsEmail `false`: it may be left empty
 */
export function readEnquiry(form: FormData, needsEmail: boolean, say: Say): Read {
  const typed = typedIn(form)
  const body = tidyText(typed.body)
  const name = typed.name.trim()
  const wantsEmail = needsEmail || typed.email.trim() !== ''
  const email = wantsEmail ? canonicalEmail(typed.email) : ''
  const errors: EnquiryErrors = {
    body: bodyFault(body, say) ?? undefined,
    email: email === null ? say('enquiry.email') : undefined,
    name: nameFault(name, ENQUIRY_MAX.name, say) ?? (holdsAddress(name) ? say('enquiry.nameAddress') : undefined),
  }
  if (email === null || Object.values(errors).some(Boolean)) return { ok: false, errors }
  return { ok: true, enquiry: { body, name, email } }
}

function bodyFault(text: string, say: Say): string | null {
  if (text === '') return say('enquiry.empty')
  const fault = letterFault(text, say)
  if (fault !== null) return fault
  return countLinks(text) > MOST_LINKS ? say('enquiry.links', { max: MOST_LINKS }) : null
}

/** Why a text cannot be sent; `null`: it can. @param text as `tidyText` gives it */
export function letterFault(text: string, say: Say): string | null {
  return textFault(text, ENQUIRY_MAX.body, say) ?? (holdsUnseen(text) ? say('enquiry.unseen') : null)
}
