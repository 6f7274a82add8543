import { expect, test } from 'vitest'
import { owedAt } from '#app/core/access/door.ts'

const door = { workspaceId: 'w', role: 'member', requiresProvider: false, requiresSecondFactor: false } as const
const nothing = { asksSecondFactor: false, isTwoFactor: false, providerOf: null }

test.each([
  [false, false, false, null],
  [false, true, true, null],
  [true, false, false, 'addFactor'],
  // A passkey that is used but not asked for: the mail alone would open the account.
  [true, false, true, 'addFactor'],
  [true, true, false, 'giveFactor'],
  [true, true, true, null],
] as const)(
  'a workspace that requires a second factor (%s) of one who asks for it (%s) and gave it (%s) still wants %s',
  (requiresSecondFactor, asksSecondFactor, isTwoFactor, owed) => {
    expect(owedAt({ ...door, requiresSecondFactor }, { ...nothing, asksSecondFactor, isTwoFactor })).toBe(owed)
  },
)

test.each([
  ['who came in by it', 'w', 'member', null],
  ['who came in by that of another', 'other', 'member', 'useProvider'],
  ['who came in by mail', null, 'member', 'useProvider'],
  ['an owner who came in by mail alone', null, 'owner', 'useProvider'],
] as const)('a workspace with a provider of its own wants of %s: %s %s %s', (_, providerOf, role, owed) => {
  expect(owedAt({ ...door, role, requiresProvider: true }, { ...nothing, providerOf })).toBe(owed)
})

test('an owner with two factors comes in without the provider, or nobody could mend it', () => {
  const given = { asksSecondFactor: true, isTwoFactor: true, providerOf: null }

  expect(owedAt({ ...door, role: 'owner', requiresProvider: true }, given)).toBeNull()
  expect(owedAt({ ...door, role: 'consultant', requiresProvider: true }, given)).toBe('useProvider')
})

test('the provider comes before the second factor, and does not stand for it', () => {
  const both = { ...door, requiresProvider: true, requiresSecondFactor: true }

  expect(owedAt(both, nothing)).toBe('useProvider')
  expect(owedAt(both, { ...nothing, providerOf: 'w' })).toBe('addFactor')
})
