import { DUTY_STATES } from '#app/core/governance/duties/duty.ts'
import type { DutyFilter } from '#app/core/governance/duties/merge-duties.ts'
import { dayOf, isoDateOf } from '#app/core/roadmap/weeks.ts'

/** What the address of a board says: what it is narrowed down to, and up to which day one looks ahead. */
export type BoardQuery = DutyFilter & { before: string }

const QUARTER_DAYS = 91
/** Stands for nobody, whom no owner is called like. */
export const NOBODY = '-'

/** Reads the address; what is none of the choices narrows nothing down. @param today ISO day */
export function readBoardQuery(search: URLSearchParams, today: string): BoardQuery {
  const before = search.get('before') ?? ''
  const state = search.get('state') ?? ''
  const owner = search.get('owner')
  return {
    before: dayOf(before) === null ? isoDateOf((dayOf(today) ?? 0) + QUARTER_DAYS) : before,
    system: search.get('system') || null,
    state: state === 'again' ? state : (DUTY_STATES.find((one) => one === state) ?? null),
    owner: owner === null || owner === '' ? null : owner === NOBODY ? '' : owner,
  }
}
