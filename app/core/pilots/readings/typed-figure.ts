import { readTypedNumber, type TypedNumber } from '#app/core/pilots/charter/typed-number.ts'

/** How decimals are written; `any`: either way, and asked about where it could be both. */
export const NUMBER_STYLES = ['any', 'point', 'comma'] as const
export type NumberStyle = (typeof NUMBER_STYLES)[number]

const POINT = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[-+]?\d{1,2})?$/i
const SPACES = /[\s\u00a0\u2009\u202f']/g
/** No figure of a pilot is larger, and a sum of them stays exact. */
const LARGEST = 1e15

/** Reads a number as people and spreadsheets write it; a sign of percent behind it is left out. */
export function readFigure(typed: string, style: NumberStyle): TypedNumber {
  const text = typed.trim().replace(/%$/, '').replaceAll('−', '-').replaceAll(SPACES, '')
  const read = style === 'any' ? readTypedNumber(text) : readAs(style === 'comma' ? swapped(text) : text)
  return read.ok && Math.abs(read.number) > LARGEST ? { ok: false, fault: 'noNumber' } : read
}

const swapped = (text: string) => text.replaceAll(/[.,]/g, (sign) => (sign === ',' ? '.' : ','))

function readAs(text: string): TypedNumber {
  if (!POINT.test(text) || !/\d/.test(text)) return { ok: false, fault: 'noNumber' }
  const number = Number(text.replaceAll(',', ''))
  return Number.isFinite(number) ? { ok: true, number } : { ok: false, fault: 'noNumber' }
}

/** What a column of counts holds. */
export const LARGEST_COUNT = 2_147_483_647

/** Reads a whole number from 0; `null`: it is none. */
export function readCount(typed: string, style: NumberStyle): number | null {
  const text = typed.replaceAll(SPACES, '')
  // 1.200 cases are twelve hundred: there are no parts of a case.
  const whole = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/.test(text) ? text.replaceAll(/[.,]/g, '') : text
  const read = readFigure(whole, style)
  return read.ok && Number.isInteger(read.number) && read.number >= 0 && read.number <= LARGEST_COUNT
    ? read.number
    : null
}
