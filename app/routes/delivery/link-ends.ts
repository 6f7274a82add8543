/** How many days a link may be made for without naming a day. */
export const LINK_DAYS_OFFERED = [7, 30, 90] as const
export const USUAL_END = '30'

/** What a form says of the end of a link: days, or `day` with an ISO date. */
export type TypedEnd = { ends: string; endsOn: string }
