import { expect, test } from 'vitest'
import { withCurrency } from '#app/messages/money.ts'

test.each([
  ['en', 'EUR', '12,000', 'EUR 12,000'],
  ['en', 'EUR', '2,500–4,000', 'EUR 2,500–4,000'],
  ['en', 'CHF', '-5,000 to 0', 'CHF −5,000 to 0'],
  ['de', 'EUR', '12.000', '12.000 EUR'],
  ['de', 'EUR', '1.234,50', '1.234,50 EUR'],
  ['de-AT', 'USD', '-5.000 bis 100', '−5.000 bis 100 USD'],
  ['fr', 'XTS', '1', 'XTS 1'],
])('in %s an amount in %s, %s, is written as %s, never broken', (locale, currency, figures, written) => {
  const unbroken = written.replace(`${currency} `, `${currency}\u00a0`).replace(` ${currency}`, `\u00a0${currency}`)

  expect(withCurrency(locale, currency)(figures)).toBe(unbroken)
})
