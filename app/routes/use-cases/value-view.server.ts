import { valueRange } from '#app/core/pilots/pilot-value.ts'
import { VALUE_INPUTS, type ValueInput } from '#app/core/pilots/value-inputs.ts'
import { showSpan } from '#app/core/priority/show-money.ts'
import { inputsOf, startingFigures } from '#app/core/priority/use-case-value.ts'
import { type SourceView, sourcesOf } from '#app/routes/results/sources.server.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import type { Catalogue } from '#content/schema.ts'

export type StartingValueView = {
  /** What is counted. */
  case: string
  saves: string
  /** What an error is; `null`: none are counted. */
  error: string | null
  currency: string
  /** What a year brings after its running cost, shown in two digits; below zero where it costs more than it brings. */
  net: { lo: number; hi: number }
  rows: { input: ValueInput; low: number; base: number; high: number; source: SourceView | null }[]
}

/** What a year of a use case is taken to bring until somebody knows better; `null`: the catalogue says nothing of it. */
export function startingValueOf(catalogue: Catalogue, useCase: UseCase): StartingValueView | null {
  const { value } = useCase
  const inputs = inputsOf(startingFigures(useCase))
  if (!value || !inputs) return null
  const { low, high } = valueRange(inputs)
  return {
    case: value.case,
    saves: value.saves,
    error: value.error,
    currency: catalogue.constants.currency,
    net: showSpan({ lo: low.net, hi: high.net }),
    rows: VALUE_INPUTS.flatMap((input) => {
      const figure = value.figures[input]
      if (!figure) return []
      const [source = null] = sourcesOf(catalogue, figure.reference === null ? [] : [figure.reference])
      return [{ input, low: figure.low, base: figure.base, high: figure.high, source }]
    }),
  }
}
