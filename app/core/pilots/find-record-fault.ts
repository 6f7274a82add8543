import type { PilotExport } from './parse-pilot-record.ts'
import { addDays, comparedPeriod, periodOf } from './periods.ts'
import type { Range } from './value-inputs.ts'

type Fault = { field: string; message: string }

/** Days from the start that readings may lie before or after it. */
const FAR = 3_660

/**
 * What is wrong with an exported pilot beyond the shape of its fields.
 *
 * @returns the first fault with the path of its field and what to do; `null` if there is none
 */
export function findRecordFault(pilot: PilotExport): Fault | null {
  return dateFault(pilot) ?? kpiFault(pilot) ?? valueFault(pilot) ?? readingFault(pilot) ?? newLimitsFault(pilot)
}

function dateFault({ charter }: PilotExport): Fault | null {
  const { startsOn, endsOn, extendedTo } = charter
  if (endsOn < startsOn) return at('charter.endsOn', `It lies before the start on ${startsOn}. Give a later day`)
  if (endsOn > addDays(startsOn, FAR)) return at('charter.endsOn', 'A pilot of ten years is none. Give an earlier day')
  if (extendedTo !== null && (extendedTo <= endsOn || extendedTo > addDays(endsOn, FAR)))
    return at('charter.extendedTo', `Give a day after the planned end on ${endsOn}, or null`)
  return null
}

function kpiFault({ charter }: PilotExport): Fault | null {
  const { kpis, guardrails, primary } = charter
  const all = [...kpis, ...guardrails].map(({ id }) => id)
  const twice = all.find((id, index) => all.indexOf(id) !== index)
  if (twice !== undefined)
    return at('charter.kpis', `The id ${twice} stands twice. Give each KPI and guardrail its own`)
  const main = kpis.find(({ id }) => id === primary)
  if (main === undefined) return at('charter.primary', `Name one of the KPIs: ${kpis.map(({ id }) => id).join(', ')}`)
  for (const [index, { id, worthwhile }] of kpis.entries()) {
    const field = `charter.kpis.${index}.worthwhile`
    if (worthwhile === null && id === primary)
      return at(field, 'The primary KPI needs the smallest improvement worth it')
    if (worthwhile !== null && worthwhile.by <= 0) return at(`${field}.by`, 'Give an improvement above 0')
  }
  const margin = guardrails.findIndex(({ margin: { by } }) => by < 0)
  if (margin >= 0) return at(`charter.guardrails.${margin}.margin.by`, 'Give 0 or the harm that is put up with')
  const claim = charter.claims.findIndex(({ kpi }) => !kpis.some(({ id }) => id === kpi))
  return claim < 0
    ? null
    : at(`charter.claims.${claim}.kpi`, `Name one of the KPIs: ${kpis.map(({ id }) => id).join(', ')}`)
}

const COSTS: readonly string[] = ['run', 'oneOff']

function valueFault({ charter: { value } }: PilotExport): Fault | null {
  if (value === null) return null
  const { errors, seed: _, ...ranges } = value
  const named: Record<string, Range | null> = {
    ...ranges,
    'errors.avoided': errors?.avoided ?? null,
    'errors.cost': errors?.cost ?? null,
  }
  for (const [name, range] of Object.entries(named)) {
    if (range === null) continue
    const field = `charter.value.${name}`
    const [first, second] = COSTS.includes(name) ? [range.high, range.low] : [range.low, range.high]
    if (first > range.base || range.base > second)
      return at(field, 'Low is the pessimistic end and high the optimistic one, with the base between them')
    if (first < 0 && !['minutes', 'errors.avoided'].includes(name)) return at(field, 'Give numbers from 0 on')
    if (second > 1 && ['adoption', 'realised'].includes(name)) return at(field, 'A share lies between 0 and 1')
  }
  return null
}

function readingFault({ charter, readings }: PilotExport): Fault | null {
  const kinds = new Map([...charter.kpis, ...charter.guardrails].map(({ id, kind }) => [id, kind]))
  const [earliest, latest] = [addDays(charter.startsOn, -FAR), addDays(charter.endsOn, FAR)]
  const seen = new Set<string>()
  for (const [index, reading] of readings.entries()) {
    const field = `readings.${index}`
    const kind = kinds.get(reading.kpi)
    if (kind === undefined) return at(`${field}.kpi`, `${reading.kpi} is no KPI or guardrail of the charter`)
    const fault = figureFault(reading, kind, field)
    if (fault !== null) return fault
    if (reading.arm === 'control' && charter.design === 'before-after')
      return at(`${field}.arm`, 'The design has no control group. Leave it out, or change the design')
    if (reading.on < earliest || reading.on > latest)
      return at(`${field}.on`, 'This day is more than ten years from the pilot')
    const period = charter.period === 'day' ? reading.on : periodOf(reading.on, comparedPeriod(charter.period)).from
    const key = `${reading.kpi} ${period} ${reading.arm}`
    if (seen.has(key))
      return at(`${field}.on`, `There is a reading for this ${charter.period} already. Keep one of them`)
    seen.add(key)
  }
  return null
}

function newLimitsFault({ charter, annotations }: PilotExport): Fault | null {
  const known = [...charter.kpis, ...charter.guardrails].map(({ id }) => id)
  for (const [index, { on, newLimits }] of annotations.entries()) {
    if (newLimits === undefined) continue
    const field = `annotations.${index}`
    if (!known.includes(newLimits.kpi)) return at(`${field}.newLimits.kpi`, `Name one of: ${known.join(', ')}`)
    if (on < charter.startsOn)
      return at(`${field}.on`, 'The limits of the baseline stay. Give a day of the pilot or after')
  }
  return null
}

function figureFault({ value, numerator, denominator }: PilotExport['readings'][number], kind: string, field: string) {
  if (kind === 'proportion') {
    if (numerator === undefined || denominator === undefined || value !== undefined)
      return at(field, 'A share is given as numerator and denominator, and without a value')
    return numerator > denominator ? at(`${field}.numerator`, 'It is larger than the denominator') : null
  }
  return value === undefined || numerator !== undefined || denominator !== undefined
    ? at(field, 'Give a value, without numerator and denominator')
    : null
}

function at(field: string, message: string): Fault {
  return { field, message: `${message}.` }
}
