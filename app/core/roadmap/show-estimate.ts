type Amount = { low: number; high: number }

const CENTS = 100
/** From here on, in whole units of money, an estimate is shown to the 500; below to the 50. */
const LARGE_FROM = 5_000
const STEP = 500
const SMALL_STEP = 50

/**
 * Person-days as an estimate can be known: to the whole day, at least one where there is any. Only for showing.
 */
export function showDays({ low, high }: Amount): Amount {
  return { low: rounded(low, 1), high: rounded(high, 1) }
}

/**
 * Money as an estimate can be known: to the 500 of its currency, small sums to the 50, never none where there is some. Only
 * for showing.
 *
 * @param estimate in cents
 * @returns whole units, not cents
 */
export function showMoney({ low, high }: Amount): Amount {
  const step = high >= LARGE_FROM * CENTS ? STEP : SMALL_STEP
  return { low: rounded(low / CENTS, step), high: rounded(high / CENTS, step) }
}

function rounded(figure: number, step: number): number {
  return figure === 0 ? 0 : Math.max(step, Math.round(figure / step) * step)
}
