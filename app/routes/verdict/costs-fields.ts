/** In characters, as the columns hold them. */
export const PURPOSE_MAX = 200
export const COST_REASON_MAX = 500

export type CostFields = Record<'id' | 'onDay' | 'amount' | 'purpose' | 'reason', string>

/** A form that was not taken. `form`: `add`, or the id of what was to be taken back. */
export type CostsOutcome = {
  form: string
  errors: Partial<Record<keyof CostFields, string>>
  typed: CostFields
}
