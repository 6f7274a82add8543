import * as z from 'zod'
import type { Catalogue } from '#content/schema.ts'
import { TASK_STATUSES } from './action-tasks.ts'
import { firstFault } from './parse-people.ts'
import type { Pin } from './plan.ts'

const IsoDate = z.iso.date()

/** The shape of `pins.json`: what a plan is made with of all that tasks know. */
const PinsFile = z.strictObject({
  pins: z.record(
    z.string(),
    z.strictObject({
      person: z.string().min(1).max(100).optional(),
      notBefore: IsoDate.optional(),
      status: z.enum(TASK_STATUSES).optional(),
      begunOn: IsoDate.optional(),
      doneOn: IsoDate.optional(),
      estimate: z.strictObject({ low: z.number(), high: z.number() }).optional(),
    }),
  ),
})

type PinInFile = z.infer<typeof PinsFile>['pins'][string]

type PinsFault = { field: string; message: string }
export type ParsedPins = { ok: true; pins: Record<string, Pin> } | { ok: false; error: PinsFault }

/**
 * Reads what is settled for single actions from JSON. Proposed and planned ones are left to the plan; whether a person exists
 * and has the hat, and whether an estimate can be one, is checked by `planRoadmap`.
 */
export function parsePins(json: unknown, { actions }: Pick<Catalogue, 'actions'>): ParsedPins {
  const parsed = PinsFile.safeParse(json)
  if (!parsed.success) return { ok: false, error: firstFault(parsed.error, 'pins.json') }
  const pins = Object.entries(parsed.data.pins)
  const unknown = pins.find(([id]) => !actions.some((action) => action.id === id))?.[0]
  if (unknown !== undefined) return refuse(`pins.${unknown}`, `There is no action ${unknown}.`)
  for (const [id, pin] of pins) {
    const fault = faultIn(pin)
    if (fault) return refuse(`pins.${id}.${fault.field}`, fault.message)
  }
  return { ok: true, pins: Object.fromEntries(pins.map(([id, pin]) => [id, pinOf(pin)])) }
}

const refuse = (field: string, message: string): ParsedPins => ({ ok: false, error: { field, message } })

/** Days on which something happened belong to what happened. */
function faultIn({ status, begunOn, doneOn }: PinInFile): PinsFault | null {
  if (begunOn !== undefined && status !== 'doing' && status !== 'done')
    return {
      field: 'begunOn',
      message: 'Only what is doing or done was begun: give its status too, or leave the day out.',
    }
  if (doneOn !== undefined && status !== 'done')
    return {
      field: 'doneOn',
      message: 'Only what is done was done on a day: give its status too, or leave the day out.',
    }
  return null
}

function pinOf({ status, ...pin }: PinInFile): Pin {
  return status === 'doing' || status === 'done' || status === 'dropped' ? { ...pin, status } : pin
}
