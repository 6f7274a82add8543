import { expect, test } from 'vitest'
import { checkPageIn, pageBehind, partsOf, publicPageIn } from '#app/core/enquiries/about-page.ts'

test.each([
  '/glossary',
  '/glossary/active-learning',
  '/trust/privacy-notice',
  '/methodology',
  '/governance/eu-ai-act',
  '/start',
])('%s is a page to ask about', (path) => {
  expect(publicPageIn(path)).toBe(path)
})

test.each([
  '',
  '/',
  'glossary',
  '//evil.example/glossary',
  'https://evil.example',
  '/glossary/../assessments',
  '/glossary/a/b',
  '/glossary/a\r\nBcc: all@example.com',
  '/glossary/active-learning\n',
  '/assessments/01900000-0000-7000-8000-000000000003',
  `/glossary/${'a'.repeat(101)}`,
])('%j is none', (path) => {
  expect(publicPageIn(path)).toBe('')
})

test('a page of a check is kept from the address of the check on', () => {
  expect(pageBehind('/assessments/1/techniques/active-learning', '/assessments/1')).toBe('techniques/active-learning')
  expect(pageBehind('/assessments/1', '/assessments/1')).toBe('')
  expect(pageBehind('/pilots/1', '/assessments/1')).toBe('')
  expect(checkPageIn('../../account')).toBe('')
  expect(checkPageIn('results?x=1')).toBe('')
  expect(checkPageIn('javascript:alert(1)')).toBe('')
})

test('its parts say what it is and of what', () => {
  expect(partsOf('/glossary/active-learning')).toEqual({ part: 'glossary', id: 'active-learning' })
  expect(partsOf('results')).toEqual({ part: 'results', id: '' })
})
