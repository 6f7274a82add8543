import type { Range, ValueInput } from '#app/core/pilots/value-inputs.ts'

/**
 * Where a figure comes from: `assumed`: it starts with the content's and nobody confirmed it; `own`: somebody of the check
 * typed or confirmed it; `pilot`: a finished pilot measured it.
 */
export const ORIGINS = ['assumed', 'own', 'pilot'] as const
export type Origin = (typeof ORIGINS)[number]

/** A figure with its ends, and where it comes from. `pilotId` is set where a pilot measured it. */
export type Figure = Range & { origin: Origin; pilotId?: string }

/** The inputs of one use case's value; errors avoided and what one costs are both there or neither. */
export type StoredFigures = Partial<Record<ValueInput, Figure>>
