import { expect, test } from 'vitest'
import { readPasskeyMade, readPasskeyProof } from '#app/core/account/passkey-answer.ts'

const proof = {
  id: 'aWQ',
  rawId: 'aWQ',
  type: 'public-key',
  response: { clientDataJSON: 'YQ', authenticatorData: 'Yg', signature: 'Yw', userHandle: 'ZA' },
}
const made = {
  id: 'aWQ',
  rawId: 'aWQ',
  type: 'public-key',
  response: { clientDataJSON: 'YQ', attestationObject: 'Yg', transports: ['internal'] },
}

test('what browsers say is read; whatever else they say is left out', () => {
  const extra = { clientExtensionResults: { a: 1 }, authenticatorAttachment: 'platform' }

  expect(readPasskeyProof(JSON.stringify({ ...proof, ...extra }))).toEqual(proof)
  expect(readPasskeyMade(JSON.stringify({ ...made, ...extra }))).toEqual(made)
})

test('a browser that does not say how it reaches the device says nothing of it', () => {
  const { transports: _, ...response } = made.response

  expect(readPasskeyMade(JSON.stringify({ ...made, response }))?.response.transports).toEqual([])
})

test.each([
  '',
  'null',
  '[]',
  '{"a":1}',
  '{"__proto__":{"type":"public-key"}}',
  `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
  JSON.stringify({ ...proof, type: 'password' }),
  JSON.stringify({ ...proof, id: 'a+/=' }),
  JSON.stringify({ ...proof, id: 'a'.repeat(1_365) }),
  JSON.stringify({ ...proof, response: { ...proof.response, signature: 'a'.repeat(16_385) } }),
  JSON.stringify({ ...made, response: { ...made.response, transports: ['a,b'] } }),
])('attacks 41 and 42: anything else is nothing (%#)', (text) => {
  expect(readPasskeyProof(text)).toBeNull()
  expect(readPasskeyMade(text)).toBeNull()
})
