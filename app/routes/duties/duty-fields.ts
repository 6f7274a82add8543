/** As the database keeps them, in UTF-16 units. */
export const OWNER_MAX = 200
export const TEXT_MAX = 2000

export type DutyField = 'state' | 'owner' | 'dueOn' | 'evidence' | 'reason'
