import * as z from 'zod'
import { firstFault } from './parse-people.ts'
import type { PilotDecision } from './plan.ts'

const IsoDate = z.iso.date()

/** The shape of `decision.json`. */
const DecisionFile = z.strictObject({
  decision: z.strictObject({
    target: z.string().min(1).max(100),
    decision: z.enum(['go', 'iterate', 'stop']),
    on: IsoDate,
    reason: z.string().max(5_000).default(''),
    next: z
      .strictObject({ startsOn: IsoDate, endsOn: IsoDate })
      .refine(({ startsOn, endsOn }) => startsOn <= endsOn, 'The last day comes before the first')
      .optional(),
  }),
})

export type ParsedDecision =
  | { ok: true; decision: PilotDecision }
  | { ok: false; error: { field: string; message: string } }

/**
 * Reads what was decided about a plan's pilot from JSON.
 *
 * @param pilot the plan's first target, which the decision has to be about
 */
export function parseDecision(json: unknown, pilot: string): ParsedDecision {
  const parsed = DecisionFile.safeParse(json)
  if (!parsed.success) return { ok: false, error: firstFault(parsed.error, 'decision.json') }
  const { next, ...decision } = parsed.data.decision
  const about = `The decision is about ${decision.target}, the pilot of the plan is ${pilot}.`
  if (decision.target !== pilot) return { ok: false, error: { field: 'decision.target', message: about } }
  if (next && decision.decision !== 'iterate')
    return { ok: false, error: { field: 'decision.next', message: 'Only "iterate" has a next pilot.' } }
  return { ok: true, decision: { ...decision, ...(next && { next }) } }
}
