/** What the columns hold, in characters. */
export const REASON_MAX = 2000
export const EVENT_MAX = 2000
export const KEY_NAME_MAX = 200
