import { expect, test } from 'vitest'
import { readRecoveryCode, recoveryCodeFromBytes, showRecoveryCode } from '#app/core/account/recovery-code.ts'

test('a recovery code has 24 characters, five bits of each byte', () => {
  const bytes = Uint8Array.from({ length: 24 }, (_, index) => index + 32)

  expect(recoveryCodeFromBytes(bytes)).toBe('0123456789ABCDEFGHJKMNPQ')
  expect(() => recoveryCodeFromBytes(bytes.subarray(1))).toThrow(RangeError)
  expect(() => recoveryCodeFromBytes(new Uint8Array(25))).toThrow(RangeError)
})

test.each([
  ['as they are given out', '4F7K2M9Q0RS38TWX5B1C9Z0V', '4F7K-2M9Q-0RS3-8TWX-5B1C-9Z0V'],
  ['as they were given out before', '4F7K2M9Q0RS38TWX', '4F7K-2M9Q-0RS3-8TWX'],
])('codes %s are shown in groups of four and read back however they were written down', (_, code, shown) => {
  expect(showRecoveryCode(code)).toBe(shown)
  for (const typed of [shown, ` ${shown.toLowerCase().replaceAll('-', ' ')} `, code, code.replace('0', 'O')]) {
    expect(readRecoveryCode(typed)).toBe(code)
  }
})

test.each([
  '',
  '4F7K-2M9Q',
  '4F7K-2M9Q-0RS3-8TW',
  '4F7K-2M9Q-0RS3-8TWXX',
  '4F7K-2M9Q-0RS3-8TWU',
  '4F7K-2M9Q-0RS3-8TWX-5B1C-9Z0',
  '4F7K-2M9Q-0RS3-8TWX-5B1C-9Z0VV',
  '4F7K-2M9Q-0RS3-8TWX-5B1C-9Z0U',
  '\0'.repeat(16),
  '\n'.repeat(24),
])('%j can be no recovery code', (typed) => {
  expect(readRecoveryCode(typed)).toBeNull()
})
