import type { VendorQuestion } from '#content/register-papers.ts'
import { UNSURE } from '../screening/answers.ts'

/** How long the words to one answer may be, in characters. */
export const VENDOR_TEXT_LENGTH = 1000

/** How long the name of whoever answers may be, in characters. */
export const VENDOR_NAME_LENGTH = 200

/** By question: the option, or `unsure` (empty: none chosen yet), and words to it. */
export type VendorReplies = Record<string, { answer: string; text: string }>

/** What is wrong with one field of a vendor's form, which holds `max` characters; `field` is `option.<id>`, `text.<id>` or `name`. */
export type VendorFormFault = { field: string; fault: 'missing' | 'unknown' | 'long'; max: number }

/**
 * Reads the form of a vendor; fields are named `option.<id>` and `text.<id>`. Questions without any answer are left out.
 *
 * @param complete whether it is sent: then each question needs an option, and somebody a name
 */
export function readVendorForm(
  questions: readonly VendorQuestion[],
  fields: Readonly<Record<string, unknown>>,
  complete: boolean,
): { replies: VendorReplies; name: string; faults: VendorFormFault[] } {
  const faults: VendorFormFault[] = []
  const replies: VendorReplies = {}
  const fault = (field: string, kind: VendorFormFault['fault'], max = VENDOR_TEXT_LENGTH) =>
    faults.push({ field, fault: kind, max })
  for (const { id, options } of questions) {
    const answer = wordsIn(fields[`option.${id}`])
    const text = wordsIn(fields[`text.${id}`])
    if (answer !== '' || text !== '') replies[id] = { answer, text }
    if (answer !== '' && answer !== UNSURE && !options.some((option) => option.id === answer)) {
      fault(`option.${id}`, 'unknown')
    } else if (answer === '' && complete) fault(`option.${id}`, 'missing')
    if (text.length > VENDOR_TEXT_LENGTH) fault(`text.${id}`, 'long')
  }
  const name = wordsIn(fields.name)
  if (name.length > VENDOR_NAME_LENGTH) fault('name', 'long', VENDOR_NAME_LENGTH)
  else if (name === '' && complete) fault('name', 'missing')
  return { replies, name, faults }
}

/** Line ends as a page has them, whichever way a browser sends them. */
const wordsIn = (field: unknown): string => (typeof field === 'string' ? field.replaceAll('\r\n', '\n').trim() : '')
