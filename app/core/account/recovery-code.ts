import { codeFromBytes, readCode } from './sign-in-code.ts'

/** How many a person gets at once. */
export const RECOVERY_CODES = 10
/** Two sign-in codes long: 80 bits, so that a plain hash of it can be kept. */
export const RECOVERY_BYTES = 16
const HALF = RECOVERY_BYTES / 2

/**
 * A recovery code of 16 characters, 80 bits.
 *
 * @param bytes 16 random bytes; five bits of each are used
 * @throws RangeError if there are not 16
 */
export function recoveryCodeFromBytes(bytes: Uint8Array): string {
  return codeFromBytes(bytes.subarray(0, HALF)) + codeFromBytes(bytes.subarray(HALF))
}

/** A recovery code as people write it down: `XXXX-XXXX-XXXX-XXXX`. */
export function showRecoveryCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

/**
 * What was typed, as a recovery code, by the rules of `readCode`.
 *
 * @returns 16 characters; `null` if it can be no recovery code
 */
export function readRecoveryCode(typed: string): string | null {
  const bare = typed.replaceAll(/[\s-]/g, '')
  const [first, second] = [readCode(bare.slice(0, HALF)), readCode(bare.slice(HALF))]
  return first !== null && second !== null ? first + second : null
}
