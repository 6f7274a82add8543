import { expect, test } from 'vitest'
import { BLANKS, fillText, unknownBlanks } from '#app/core/delivery/fill-text.ts'

const values = { company: 'Example GmbH', link: 'L', until: '1 May', sender: 'Kim', workspace: 'Us' }

test('every blank is filled, as often as it stands there', () => {
  expect(fillText(BLANKS.map((name) => `{${name}}`).join(' '), values)).toBe('Example GmbH L 1 May Kim Us')
  expect(fillText('{link}{link}', values)).toBe('LL')
})

test('what a value says is no blank, and no pattern of replacing', () => {
  expect(fillText('{company} {link}', { ...values, company: '{link} $& $1' })).toBe('{link} $& $1 L')
})

test('what is no blank stays as it was written', () => {
  for (const text of ['{compny}', '{ link }', '{Link}', '{}', '{link', 'link}', '{{x}}', '{constructor}']) {
    expect(fillText(text, values), text).toBe(text)
  }
})

test('slips are named as they were written, each once, and blanks are none', () => {
  expect(unknownBlanks('{compny} {link} {Link} {compny} {constructor}')).toEqual([
    '{compny}',
    '{Link}',
    '{constructor}',
  ])
  expect(unknownBlanks('{company} { link } {} {a b} {1}')).toEqual([])
})
