/** Files that the list of duties goes into. */
export const DUTY_FORMATS = ['xlsx', 'csv'] as const
