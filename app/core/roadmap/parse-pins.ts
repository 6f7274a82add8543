import * as z from 'zod'
import type { Catalogue } from '#content/schema.ts'
import { firstFault } from './parse-people.ts'
import type { Pin } from './plan.ts'

/** The shape of `pins.json`. */
const PinsFile = z.strictObject({
  pins: z.record(
    z.string(),
    z.strictObject({ person: z.string().min(1).max(100).optional(), notBefore: z.iso.date().optional() }),
  ),
})

export type ParsedPins =
  | { ok: true; pins: Record<string, Pin> }
  | { ok: false; error: { field: string; message: string } }

/** Reads what is settled for single actions from JSON; whether a person exists and has the hat is checked by `planRoadmap`. */
export function parsePins(json: unknown, { actions }: Pick<Catalogue, 'actions'>): ParsedPins {
  const parsed = PinsFile.safeParse(json)
  if (!parsed.success) return { ok: false, error: firstFault(parsed.error, 'pins.json') }
  const { pins } = parsed.data
  const unknown = Object.keys(pins).find((id) => !actions.some((action) => action.id === id))
  return unknown === undefined
    ? { ok: true, pins }
    : { ok: false, error: { field: `pins.${unknown}`, message: `There is no action ${unknown}.` } }
}
