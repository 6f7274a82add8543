import { expect, test } from 'vitest'
import { readRecoveryCode, recoveryCodeFromBytes, showRecoveryCode } from '#app/core/account/recovery-code.ts'

test('a recovery code has sixteen characters, five bits of each byte', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, index) => index + 32)

  expect(recoveryCodeFromBytes(bytes)).toBe('0123456789ABCDEF')
  expect(() => recoveryCodeFromBytes(bytes.subarray(1))).toThrow(RangeError)
})

test('it is shown in groups of four and read back however it was written down', () => {
  const code = '4F7K2M9Q0RS38TWX'

  expect(showRecoveryCode(code)).toBe('4F7K-2M9Q-0RS3-8TWX')
  for (const typed of [showRecoveryCode(code), ' 4f7k 2m9q 0rs3 8twx ', code, '4F7K2M9Q-ORS38TWX']) {
    expect(readRecoveryCode(typed)).toBe(code)
  }
})

test.each(['', '4F7K-2M9Q', '4F7K-2M9Q-0RS3-8TW', '4F7K-2M9Q-0RS3-8TWXX', '4F7K-2M9Q-0RS3-8TWU', '\0'.repeat(16)])(
  '%j can be no recovery code',
  (typed) => {
    expect(readRecoveryCode(typed)).toBeNull()
  },
)
