import type { PrivacyRules } from '#content/privacy-rules.ts'

/** What stands in the record of one system; `updatedAt` is when the system was last changed. */
type StoredRecord = { record: Readonly<Record<string, string>>; updatedAt: Date }

/**
 * What was told for all systems of a company at once, such as who its controller is: by field, from the record that was
 * changed last among those that tell it. What nobody told is missing.
 */
export function companyFields(
  { recordFields }: Pick<PrivacyRules, 'recordFields'>,
  records: readonly StoredRecord[],
): Record<string, string> {
  const newestFirst = records.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
  return Object.fromEntries(
    recordFields.flatMap(({ id, ofCompany }) => {
      const told = ofCompany ? newestFirst.find(({ record }) => record[id])?.record[id] : undefined
      return told === undefined ? [] : [[id, told]]
    }),
  )
}
