import { expect, test } from 'vitest'
import { faultOf } from '#app/server/delivery/note-delivery.server.ts'

test.each([
  ['no such address', { code: 'EENVELOPE', responseCode: 550 }, 'address', true],
  ['an address that cannot be asked about now', { code: 'EENVELOPE', responseCode: 451 }, 'address', false],
  ['a mail that is too large', { code: 'EMESSAGE', responseCode: 552 }, 'refused', true],
  ['a mail that is put off', { code: 'EMESSAGE', responseCode: 452 }, 'refused', false],
  ['nobody there', { code: 'ECONNECTION' }, 'unreachable', false],
  ['a password that is refused', { code: 'EAUTH', responseCode: 535 }, 'unreachable', false],
  ['anything else', new Error('unknown'), 'unreachable', false],
])('%s is said as it is, and given up only for good', (_name, error, fault, isFinal) => {
  expect(faultOf(error)).toEqual({ fault, isFinal })
})
