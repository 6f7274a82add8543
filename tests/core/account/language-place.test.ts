import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languagePlace } from '#app/core/account/language-place.ts'

test.each([
  ['/', '/'],
  ['/account', '/account'],
  ['/account?saved=language', '/account?saved=language'],
  ['/start?language=de', '/start'],
  ['/start?form=quick&language=de&client=a', '/start?form=quick&client=a'],
  ['/workspaces/a/clients?q=M%C3%BCller+%26+Co', '/workspaces/a/clients?q=M%C3%BCller+%26+Co'],
  ['/assessments?next=//other.example', '/assessments?next=%2F%2Fother.example'],
])('from %s one goes on to %s', (wanted, place) => {
  expect(languagePlace(wanted)).toBe(place)
})

test.each([
  '',
  'start',
  '//other.example',
  '/\\other.example',
  '/\t/other.example',
  'https://other.example/start',
  'javascript:alert(1)',
  '/start/../../other',
  '/%2F/other.example',
  `/start?q=${'a'.repeat(2_000)}`,
])('%j leads nowhere', (wanted) => {
  expect(languagePlace(wanted)).toBeNull()
})

test('whatever is wanted, one stays here', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((end) => `/${end}`),
        fc.webUrl(),
      ),
      (wanted) => {
        const place = languagePlace(wanted)
        if (place === null) return
        expect(new URL(place, 'https://ours.example').origin).toBe('https://ours.example')
        expect(place).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
      },
    ),
  )
})
