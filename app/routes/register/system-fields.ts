/** What the columns hold, in characters. */
export const NAME_MAX = 200
export const TEXT_MAX = 2000

/** The form of what is said of a system. */
export const FACT_FIELDS = {
  name: 'one',
  useCase: 'one',
  status: 'one',
  owner: 'one',
  vendor: 'one',
  purpose: 'one',
  data: 'one',
  country: 'one',
  version: 'count',
} as const

export type FactField = Exclude<keyof typeof FACT_FIELDS, 'version'>
