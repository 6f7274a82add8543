import type { VendorQuestion } from '#content/register-papers.ts'

/** How long the words to one answer may be, in characters. */
export const VENDOR_TEXT_LENGTH = 1000

/** How long the name of whoever answers may be, in characters. */
const VENDOR_NAME_LENGTH = 200

/** By question: the option (empty: none chosen yet), and words to it. */
export type VendorReplies = Record<string, { answer: string; text: string }>

/** What is wrong with one field of a vendor's form; `field` is `option-<id>`, `text-<id>` or `name`. */
export type VendorFormFault = { field: string; fault: 'missing' | 'unknown' | 'long' }

/**
 * Reads the form of a vendor; fields are named `option-<id>` and `text-<id>`. Questions without any answer are left out.
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
  for (const { id, options } of questions) {
    const answer = wordsIn(fields[`option-${id}`])
    const text = wordsIn(fields[`text-${id}`])
    if (answer !== '' || text !== '') replies[id] = { answer, text }
    if (answer !== '' && !options.some((option) => option.id === answer)) {
      faults.push({ field: `option-${id}`, fault: 'unknown' })
    } else if (answer === '' && complete) faults.push({ field: `option-${id}`, fault: 'missing' })
    if (text.length > VENDOR_TEXT_LENGTH) faults.push({ field: `text-${id}`, fault: 'long' })
  }
  const name = wordsIn(fields.name)
  if (name.length > VENDOR_NAME_LENGTH) faults.push({ field: 'name', fault: 'long' })
  else if (name === '' && complete) faults.push({ field: 'name', fault: 'missing' })
  return { replies, name, faults }
}

const wordsIn = (field: unknown): string => (typeof field === 'string' ? field.trim() : '')
