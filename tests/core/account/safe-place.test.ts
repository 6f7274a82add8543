import { expect, test } from 'vitest'
import { safePlace } from '#app/core/account/safe-place.ts'

test.each(['/account', '/account/security', '/workspace/members?page=2&sort=name', '/assessments/0b-1/report.pdf'])(
  '%s is a place of ours',
  (place) => {
    expect(safePlace(place)).toBe(place)
  },
)

test.each([
  '',
  'account',
  '/',
  '//evil',
  '/\\evil',
  '/a//evil',
  'https:evil',
  'https://evil',
  'javascript:alert(1)',
  '%2f%2fevil',
  '/%2f%2fevil',
  '/\tevil',
  '/a\nevil',
  ' /account',
  '/a#b',
  '/a@evil',
  `/${'a'.repeat(501)}`,
])('%j leads nowhere (attack 37)', (place) => {
  expect(safePlace(place)).toBeNull()
})
