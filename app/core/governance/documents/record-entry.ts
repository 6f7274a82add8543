import { listRecordFields } from '../screening/side-notes.ts'
import { knownEntry, type PaperSource } from './known-facts.ts'
import type { PaperEntry } from './paper.ts'

/**
 * One system as an entry of the record of processing: the fields that it needs, those that hang on an open answer
 * included, in the order of the article. A vendor's words stand beside the field that they belong to.
 *
 * @source GDPR Art. 30(1)
 */
export function recordEntry(source: PaperSource): PaperEntry[] {
  const needed = listRecordFields(source.rules, source.answers)
  return source.rules.recordFields
    .filter(({ id }) => needed.includes(id))
    .map((field) => {
      const words = source.vendorQuestions.filter(({ record }) => record === field.id)
      return knownEntry(source, {
        ...field,
        ask: field.help,
        from: [{ place: 'record', id: field.id }, ...field.from],
        beside: [...field.beside, ...words.map(({ id }) => ({ place: 'vendor' as const, id }))],
      })
    })
}
