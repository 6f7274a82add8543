import { readTypedNumber } from './charter/typed-number.ts'

/** An amount of money in hundredths, 1 to {@link MOST_CENTS}, or what is wrong with what was typed. */
export type TypedMoney =
  | { ok: true; cents: number }
  | { ok: false; fault: 'noNumber' | 'ambiguous' | 'notPositive' | 'cents' | 'tooMuch' }

/** Ten million. */
export const MOST_CENTS = 1_000_000_000

/** Further from a whole number of cents than binary fractions lie. */
const CLOSE = 1e-4

/**
 * Reads an amount of money as people write it: decimal commas and points, groups, a sign or code of the currency around.
 *
 * @param currency ISO 4217; its code may stand there, and the sign of the euro
 */
export function readTypedMoney(typed: string, currency: string): TypedMoney {
  const bare = typed.trim().replace(new RegExp(`^(€|${currency})|(€|${currency})$`, 'gi'), '')
  const read = readTypedNumber(bare)
  if (!read.ok) return read
  if (read.number <= 0) return { ok: false, fault: 'notPositive' }
  const cents = Math.round(read.number * 100)
  if (cents > MOST_CENTS) return { ok: false, fault: 'tooMuch' }
  return Math.abs(read.number * 100 - cents) > CLOSE ? { ok: false, fault: 'cents' } : { ok: true, cents }
}
