import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import { plannedCost, spentSoFar } from '#app/core/pilots/pilot-costs.ts'
import type { PilotWords } from './pilot-words.server.ts'

type Asked = {
  pilot: Pick<PilotExport, 'charter' | 'costs'>
  /** ISO date. */
  on: string
  /** Of the charter's value inputs; `null`: it has none. */
  currency: string | null
}

/** What the charter plans a pilot to cost, and what was really spent, side by side; neither changes the other. */
export function viewCost(words: PilotWords, { pilot, on, currency }: Asked) {
  const { t, date } = words
  const spent = spentSoFar(pilot, on)
  return {
    /** `null`: the charter names no costs. */
    planned: currency === null ? null : plannedSentence(words, { charter: pilot.charter, on, currency }),
    /** `null`: nothing was written down. */
    spent:
      spent && t('cost.spent', { sum: writtenSums(words, spent.sums), on: date(spent.until), count: spent.entries }),
  }
}

/** Exact sums, such as €1,234.50. */
export function writtenSums(
  { cash, locale }: PilotWords,
  sums: readonly { currency: string; cents: number }[],
): string {
  const written = sums.map(({ currency, cents }) => cash(cents, currency))
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(written)
}

type Planned = { charter: PilotExport['charter']; on: string; currency: string }

function plannedSentence({ t, money, date }: PilotWords, { charter, on, currency }: Planned): string | null {
  const soFar = plannedCost(charter, on)
  if (charter.value === null || soFar === null) return null
  const { run, oneOff } = charter.value
  const amount = (value: number) => money(value, currency)
  return t('cost.planned', {
    run: amount(run.base),
    least: amount(run.high),
    most: amount(run.low),
    oneOff: amount(oneOff.base),
    soFar: amount(soFar),
    on: date(on),
  })
}
