import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFromBytes, readCode, showCode } from '#app/core/account/sign-in-code.ts'

const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 })

test('a code that is shown can be read again, however it is typed', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeFromBytes(random)
      expect(showCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readCode(showCode(code))).toBe(code)
      expect(readCode(` ${showCode(code).toLowerCase().replace('-', ' ')} `)).toBe(code)
    }),
  )
})

test('each of the 32 characters is as likely as any other', () => {
  const all = Array.from({ length: 256 }, (_, byte) => codeFromBytes(new Uint8Array(8).fill(byte))[0])

  expect([...Map.groupBy(all, (character) => character).values()].map(({ length }) => length)).toEqual(
    Array(32).fill(8),
  )
})

test('letters that look like digits are those digits', () => {
  expect(readCode('OoIi-lL00')).toBe('00111100')
})

test.each(['', 'ABCD', 'ABCD-EFG', 'ABCD-EFGHJ', 'ABCD-EFGU', 'ABCD–EFGH', 'ÄBCD-EFGH', '١٢٣٤-٥٦٧٨'])(
  '%j can be no code',
  (typed) => {
    expect(readCode(typed)).toBeNull()
  },
)

test('a code is made of exactly eight bytes', () => {
  expect(() => codeFromBytes(new Uint8Array(7))).toThrow(RangeError)
})
