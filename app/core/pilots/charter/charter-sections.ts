/** The parts in which a charter is worked on. It stands apart because pages take it to the browser. */
export const CHARTER_SECTIONS = ['scope', 'figures', 'limits', 'time', 'value'] as const
export type CharterSection = (typeof CHARTER_SECTIONS)[number]
