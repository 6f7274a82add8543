import { CODE_LENGTH, codeFromBytes, readCode } from './sign-in-code.ts'

/** How many a person gets at once. */
export const RECOVERY_CODES = 10
/** Three sign-in codes long: 120 bits. A plain hash may be kept of secrets from 112 bits on (OWASP ASVS 5.0, 6.5.2). */
export const RECOVERY_BYTES = 3 * CODE_LENGTH
/** Those that were given out before, of 80 bits, go on until they are spent or made anew. */
const LENGTHS = [RECOVERY_BYTES, 2 * CODE_LENGTH]

/**
 * A recovery code of 24 characters, 120 bits.
 *
 * @param bytes 24 random bytes; five bits of each are used
 * @throws RangeError if there are not 24
 */
export function recoveryCodeFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_BYTES) throw new RangeError(`A recovery code takes ${RECOVERY_BYTES} random bytes.`)
  return [0, 1, 2].map((part) => codeFromBytes(bytes.subarray(part * CODE_LENGTH, (part + 1) * CODE_LENGTH))).join('')
}

/** A recovery code as people write it down, in groups of four: `XXXX-XXXX-...`. */
export function showRecoveryCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

/**
 * What was typed, as a recovery code, by the rules of `readCode`.
 *
 * @returns 24 characters, 16 of an older one; `null` if it can be no recovery code
 */
export function readRecoveryCode(typed: string): string | null {
  const bare = typed.replaceAll(/[\s-]/g, '')
  if (!LENGTHS.includes(bare.length)) return null
  const parts = bare.match(/.{8}/gs)?.map(readCode) ?? []
  return parts.includes(null) ? null : parts.join('')
}
