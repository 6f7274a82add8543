/** In UTF-16 units, as browsers count. */
export const NOTE_MAX = 4000
