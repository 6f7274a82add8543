import { type TornadoBar, tornado, type ValueRange, valueRange } from '#app/core/pilots/pilot-value.ts'
import { drawValue, type ValueDraws } from '#app/core/pilots/value-draws.ts'
import { VALUE_INPUTS, type ValueInput, type ValueInputs } from '#app/core/pilots/value-inputs.ts'
import type { Interval, Verdict } from '#app/core/scoring/result.ts'
import { priorityIndex } from './priority-index.ts'
import { type RiskClass, riskOf } from './risk.ts'
import { assumedIn, inputsOf, type StoredFigures } from './use-case-value.ts'

/** What the check knows of a use case beside its value. */
export type Candidate = {
  id: string
  /** [worst, best]; `null`: it does not apply. */
  verdict: readonly [Verdict, Verdict] | null
  /** Of what it needs, how much is there, 0-100. */
  fit: Interval
  /** Classes that can still come out, at least one. */
  risk: readonly RiskClass[]
  /** The cheapest preparation, in person-days and cents at each person's day rate; `null`: none can be planned. */
  preparation: { days: Interval; cents: Interval } | null
  /** `null`: nobody estimated it. */
  figures: StoredFigures | null
}

/** A use case whose priority can be told. Money is in whole units of the currency, 12.5 for twelve and a half. */
export type PricedUseCase = {
  id: string
  verdict: readonly [Verdict, Verdict]
  figures: StoredFigures
  /** Figures that nobody confirmed. */
  assumed: ValueInput[]
  /** What a year is at least and at most, whatever the figures are within their ends. */
  value: ValueRange
  draws: ValueDraws
  /** What the net value of a year hangs on, the widest first. */
  tornado: TornadoBar[]
  /** 0-1. */
  readiness: Interval
  risk: { classes: readonly RiskClass[]; discount: Interval }
  effortDays: Interval
  /** Once: the preparation's work, and with purchases. */
  cost: { preparation: Interval; whole: Interval }
  /** Net value of a year for each unit spent once, discounted. */
  index: Interval
}

/** The seed of every use case's draws: their figures are not compared draw by draw. */
export const PRIORITY_SEED = 2024

const CENTS = 100

/** Everything that the figures say of a use case; `null`: its value, verdict or preparation is not known. */
export function priceUseCase({ id, verdict, fit, risk, preparation, figures }: Candidate): PricedUseCase | null {
  const inputs = figures && inputsOf(figures)
  if (verdict === null || preparation === null || figures === null || inputs === null) return null
  const share = { lo: fit.lo / CENTS, hi: fit.hi / CENTS }
  const work = { lo: preparation.cents.lo / CENTS, hi: preparation.cents.hi / CENTS }
  const priced = {
    id,
    verdict,
    figures,
    assumed: assumedIn(figures),
    value: valueRange(inputs),
    draws: drawValue(inputs, PRIORITY_SEED),
    tornado: tornado(inputs),
    readiness: share,
    risk: { classes: risk, discount: riskOf(risk) },
    effortDays: preparation.days,
    cost: { preparation: work, whole: wholeCost(work, inputs) },
  }
  return { ...priced, index: indexOf(priced, inputs) }
}

/** The index if some figures were known to be at their base. */
export function indexWith(useCase: PricedUseCase, known: ReadonlySet<ValueInput>): Interval {
  const settled = VALUE_INPUTS.flatMap((name) => {
    const figure = useCase.figures[name]
    if (figure === undefined) return []
    const { base } = figure
    return [[name, known.has(name) ? { ...figure, low: base, high: base } : figure] as const]
  })
  const inputs = inputsOf(Object.fromEntries(settled))
  if (inputs === null) throw new TypeError('A priced use case has all its figures.')
  return indexOf(useCase, inputs)
}

type Parts = Pick<PricedUseCase, 'readiness' | 'risk' | 'cost'>

function indexOf({ readiness, risk, cost }: Parts, inputs: ValueInputs): Interval {
  const { low, high } = valueRange(inputs)
  return priorityIndex({
    net: { lo: low.net, hi: high.net },
    readiness,
    risk: risk.discount,
    cost: wholeCost(cost.preparation, inputs),
  })
}

const wholeCost = (work: Interval, { oneOff }: ValueInputs): Interval => ({
  lo: work.lo + oneOff.high,
  hi: work.hi + oneOff.low,
})
