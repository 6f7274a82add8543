import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import type { PilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { kpiOf, nameOf } from './judge-words.ts'
import type { PilotNames } from './pilot-view.server.ts'
import type { PilotWords } from './pilot-words.server.ts'

/** What the pilot says of claims of others. */
export function viewClaims(
  words: PilotWords,
  { pilot: { charter }, figures }: { pilot: PilotExport; figures: PilotFigures },
  { claims: said }: Pick<PilotNames, 'claims'>,
) {
  const { t, share } = words
  return figures.claims.map(({ id, kpi, state, improvement }) => {
    const least = charter.claims.find((claim) => claim.id === id && claim.kpi === kpi)?.least ?? 0
    const facts = { kpi: nameOf(kpiOf(charter, kpi)), least: share(least) }
    const textOf = (own: { text: string; source: string } | undefined) =>
      own?.text
        ? t('claimSaid', { ...facts, text: own.text, isSourced: own.source === '' ? 'no' : 'yes', source: own.source })
        : t('claimText', facts)
    const range = improvement === null ? '' : gainOf(words, improvement)
    return {
      id: `${id} ${kpi}`,
      text: textOf(said?.get(id)),
      state,
      says: t(`claim.${state}`, { range }),
    }
  })
}

function gainOf({ t, share }: PilotWords, { lower, upper }: { lower: number; upper: number }): string {
  if (!Number.isFinite(upper)) return t('gainFrom', { lower: share(lower) })
  if (!Number.isFinite(lower)) return t('gainTo', { upper: share(upper) })
  return t('gain', { lower: share(lower), upper: share(upper) })
}

/** Thousands of draws prove nothing certain: close to an end a chance is not written as one. @param chance from 0 to 1 */
const endOf = (chance: number): 'all' | 'none' | 'between' =>
  chance > 0.99 ? 'all' : chance < 0.01 ? 'none' : 'between'

/** The value of a year with its range; `null` while nothing may be computed. */
export function viewValue({ t, money, share }: PilotWords, { value }: PilotFigures, currency: string | null) {
  if (value === null || currency === null) return null
  const { low, base, high, draws } = value
  const amount = (one: number) => money(one, currency)
  const payback = (months: number | null) =>
    months === null ? t('value.never') : t('value.months', { months: Math.ceil(months) })
  return {
    rows: [
      { id: 'net', low: amount(low.net), base: amount(base.net), high: amount(high.net) },
      { id: 'firstYear', low: amount(low.firstYear), base: amount(base.firstYear), high: amount(high.firstYear) },
      {
        id: 'payback',
        low: payback(low.paybackMonths),
        base: payback(base.paybackMonths),
        high: payback(high.paybackMonths),
      },
    ] as const,
    chance: t('value.chance', {
      chance: share(draws.chanceNetPositive),
      ends: endOf(draws.chanceNetPositive),
      p10: amount(draws.net.p10),
      p90: amount(draws.net.p90),
    }),
  }
}
