import type { PilotRecord } from '#app/core/pilots/evaluate-pilot.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import type { Charter, Guardrail, Measured, PilotKpi, Reading } from '#app/core/pilots/pilot.ts'

/** A Monday; the pilots of the tests begin on it. */
export const START = '2026-11-30'

export function aKpi(own: Partial<PilotKpi> = {}): PilotKpi {
  return {
    id: 'minutes',
    kind: 'continuous',
    direction: 'down',
    reference: null,
    bounds: {},
    worthwhile: { by: 3, relative: false },
    ...own,
  }
}

export function aGuardrail(own: Partial<Guardrail> = {}): Guardrail {
  const { worthwhile: _, ...followed } = aKpi({ id: 'rating', direction: 'up' })
  return { ...followed, margin: { by: 0.2, relative: false }, ...own }
}

/** Eight weeks against the time before. */
export function aCharter(own: Partial<Charter> = {}): Charter {
  return {
    design: 'before-after',
    period: 'week',
    startsOn: START,
    endsOn: addDays(START, 8 * 7 - 1),
    extendedTo: null,
    declaredOn: addDays(START, -14),
    followUpDays: 0,
    iteration: 1,
    primary: 'minutes',
    kpis: [aKpi()],
    guardrails: [],
    ...own,
  }
}

export function aRecord(own: Partial<PilotRecord> = {}): PilotRecord {
  return { charter: aCharter(), readings: [], hardEvents: [], governance: [{ id: 'dpia', state: 'pass' }], ...own }
}

/** The Monday of a week of the pilot, from 1; 0 and below are before it. */
export const week = (number: number) => addDays(START, 7 * (number - 1))

/** Readings of consecutive weeks; `null` is none. @param first number of the first week, 1 is the pilot's first */
export function weekly(
  values: readonly (number | Measured | null)[],
  first: number,
  own: Partial<Reading> = {},
): Reading[] {
  return values.flatMap((value, at) =>
    value === null
      ? []
      : [
          {
            kpi: 'minutes',
            on: week(first + at),
            arm: 'pilot' as const,
            measured: typeof value === 'number' ? { value } : value,
            provisional: false,
            ...own,
          },
        ],
  )
}
