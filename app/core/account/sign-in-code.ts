/** Crockford's base 32: no letter that looks like a digit, so that a code can be read out and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Characters of a code. */
export const CODE_LENGTH = 8

/**
 * A sign-in code of 8 characters, 40 bits.
 *
 * @param bytes 8 random bytes; five bits of each are used
 * @throws RangeError if there are not 8
 */
export function codeFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== CODE_LENGTH) throw new RangeError(`A code takes ${CODE_LENGTH} random bytes.`)
  return [...bytes].map((byte) => ALPHABET[byte & 31]).join('')
}

/** A code as people read it: `XXXX-XXXX`. */
export function showCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/**
 * What was typed, as a code: case, spaces and hyphens do not count, and O, I and L are the digits they look like.
 *
 * @returns 8 characters; `null` if it can be no code
 */
export function readCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return code.length === CODE_LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? code : null
}
