import * as z from 'zod'
import { VALUE_INPUTS, type ValueInput } from '#app/core/pilots/value-inputs.ts'
import { firstFault } from '#app/core/roadmap/parse-people.ts'
import type { Catalogue } from '#content/schema.ts'
import { RISK_CLASSES, type RiskClass } from './risk.ts'
import {
  COST_INPUTS,
  NEEDED_INPUTS,
  type RangeFault,
  rangeFault,
  type StoredFigures,
  startingFigures,
} from './use-case-value.ts'

const Ends = z.strictObject({ low: z.number(), base: z.number(), high: z.number() })

/** The shape of `values.json`: by use case, the figures that are known and, if it is, what the law says of it. */
const ValuesFile = z.strictObject({
  values: z.record(
    z.string(),
    z.strictObject({
      figures: z.partialRecord(z.enum(VALUE_INPUTS), Ends).default({}),
      risk: z.array(z.enum(RISK_CLASSES)).min(1).optional(),
    }),
  ),
})

type ValuesFault = { field: string; message: string }
export type ParsedValues =
  | { ok: true; figures: Map<string, StoredFigures>; risks: Map<string, readonly RiskClass[]> }
  | { ok: false; error: ValuesFault }

/** Reads what use cases bring from JSON. Figures that are left out are the content's, and count as assumed. */
export function parseValues(json: unknown, { useCases }: Pick<Catalogue, 'useCases'>): ParsedValues {
  const parsed = ValuesFile.safeParse(json)
  if (!parsed.success) return { ok: false, error: firstFault(parsed.error, 'values.json') }
  const figures = new Map<string, StoredFigures>()
  const risks = new Map<string, readonly RiskClass[]>()
  for (const [id, { figures: given, risk }] of Object.entries(parsed.data.values)) {
    const useCase = useCases.find((one) => one.id === id)
    if (!useCase) return refuse(`values.${id}`, `There is no use case ${id}.`)
    const all = { ...startingFigures(useCase), ...ownFigures(given) }
    const fault = faultIn(all)
    if (fault) return refuse(`values.${id}.figures.${fault.input}`, fault.message)
    figures.set(id, all)
    if (risk) risks.set(id, risk)
  }
  return { ok: true, figures, risks }
}

const refuse = (field: string, message: string): ParsedValues => ({ ok: false, error: { field, message } })

function ownFigures(given: z.infer<typeof ValuesFile>['values'][string]['figures']): StoredFigures {
  return Object.fromEntries(Object.entries(given).map(([input, ends]) => [input, { ...ends, origin: 'own' }]))
}

const MESSAGES: Readonly<Record<Exclude<RangeFault, 'order'>, string>> = {
  notFinite: 'Give numbers.',
  negative: 'Give numbers from 0 on.',
  share: 'Give shares from 0 to 1, such as 0.25.',
}

function faultIn(figures: StoredFigures): { input: ValueInput; message: string } | null {
  const missing = NEEDED_INPUTS.find((input) => figures[input] === undefined)
  if (missing) return { input: missing, message: 'Give low, base and high: nothing is usual for it.' }
  if (figures.avoided && !figures.errorCost) return { input: 'errorCost', message: 'Errors avoided need their cost.' }
  if (figures.errorCost && !figures.avoided)
    return { input: 'avoided', message: 'The cost of errors needs their number.' }
  for (const input of VALUE_INPUTS) {
    const fault = figures[input] && rangeFault(input, figures[input])
    if (fault) return { input, message: fault === 'order' ? orderOf(input) : MESSAGES[fault] }
  }
  return null
}

const orderOf = (input: ValueInput) =>
  COST_INPUTS.includes(input)
    ? 'From low to high costs fall: low is the cautious end, the largest cost.'
    : 'From low to high it rises or stays: low is the cautious end.'
