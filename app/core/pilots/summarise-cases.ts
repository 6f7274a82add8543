import { mean, median } from './moments.ts'
import { type ComparedPeriod, periodOf } from './periods.ts'
import type { Measured } from './pilot.ts'

/** One case, on any day of its period; `value` is 1 or 0 where a share is counted. */
export type Case = { on: string; value: number }

/** How the cases of a period become one figure; `share`: those with a value other than 0, of all. */
export type CaseSummary = 'mean' | 'median' | 'share'

/** A figure of one period. */
export type SummarisedPeriod = { from: string; measured: Measured; cases: number }

/**
 * One figure a period from single cases, since cases of one week share the week.
 *
 * @param cases in any order; a period without a case has no figure
 * @returns by period, the oldest first
 * @source methods 5.2
 */
export function summariseCases(
  cases: readonly Case[],
  { how, period }: { how: CaseSummary; period: ComparedPeriod },
): SummarisedPeriod[] {
  const found = Map.groupBy(cases, ({ on }) => periodOf(on, period).from)
  return [...found]
    .map(([from, own]) => ({
      from,
      measured: measure(
        own.map(({ value }) => value),
        how,
      ),
      cases: own.length,
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

function measure(values: readonly number[], how: CaseSummary): Measured {
  if (how === 'share') return { numerator: values.filter((value) => value !== 0).length, denominator: values.length }
  return { value: how === 'mean' ? mean(values) : median(values) }
}
