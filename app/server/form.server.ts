import { isSeenWhole } from '#app/core/account/seen-text.ts'
import { refusal } from './refusal.server.ts'
import type { Say } from './words.server.ts'

/** The fields that a form has, a `*` standing for one part between dots; `many`: check boxes of one name; `file`: at
 * most one file; `count`: a whole number that our own page put there, or nothing. */
export type FormFields = Record<string, 'one' | 'many' | 'file' | 'count'>

/** Of what is counted here nothing is larger; a database column holds it. */
const COUNT = /^\d{0,9}$/

/**
 * Reads a form that has these fields and no others: what a form does not ask for is never taken.
 *
 * @throws a 400 response for any other field, for a single one that is sent twice, for a file where none is asked for,
 *   for a count that is none
 */
export async function readForm(request: Request, fields: FormFields, say: Say): Promise<FormData> {
  const form = await request.formData().catch(() => {
    throw refusal(400, say('unknownForm'))
  })
  for (const name of new Set(form.keys())) {
    const times = timesOf(name, fields)
    const sent = form.getAll(name)
    const isKnown = times !== undefined && (times === 'many' || sent.length === 1)
    if (!isKnown || !sent.every((each) => isOfKind(times, each))) throw refusal(400, say('unknownForm'))
  }
  return form
}

function isOfKind(kind: FormFields[string], sent: FormDataEntryValue): boolean {
  if (typeof sent !== 'string') return kind === 'file'
  return kind !== 'file' && (kind !== 'count' || COUNT.test(sent))
}

function timesOf(name: string, fields: FormFields): FormFields[string] | undefined {
  if (Object.hasOwn(fields, name)) return fields[name]
  const parts = name.split('.')
  return Object.entries(fields).find(([pattern]) => pattern.includes('*') && isLike(parts, pattern.split('.')))?.[1]
}

const isLike = (parts: readonly string[], pattern: readonly string[]) =>
  parts.length === pattern.length && pattern.every((own, at) => (own === '*' ? parts[at] !== '' : own === parts[at]))

/** What stands in a single field; empty if it was not sent. */
export function fieldOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
}

/** What is in a file that was sent; `null`: none was chosen. */
export async function fileOf(form: FormData, name: string): Promise<Uint8Array | null> {
  const sent = form.get(name)
  if (sent === null || typeof sent === 'string' || (sent.size === 0 && sent.name === '')) return null
  return new Uint8Array(await sent.arrayBuffer())
}

/** Why a text cannot be stored exactly as it was typed; `null` if it can. @param max in UTF-16 units, as browsers count */
export function textFault(typed: string, max: number, say: Say): string | null {
  if (typed.length > max) return say('tooLong', { max })
  return isStorable(typed) ? null : say('characters')
}

/** PostgreSQL holds no NUL, and would put another character in place of half a surrogate pair. */
export function isStorable(typed: string): boolean {
  return typed.isWellFormed() && !typed.includes('\0')
}

/** As {@link textFault}, for a name: one line that shows all of itself. */
export function nameFault(typed: string, max: number, say: Say): string | null {
  return textFault(typed, max, say) ?? (isSeenWhole(typed) ? null : say('oneLine'))
}
