import { describe, expect, test } from 'vitest'
import { isSeenWhole, withoutHidden } from '#app/core/account/seen-text.ts'

const FAMILY = '👩‍🔬'
const SCRIPTS = ['Anna Müller-Lüdenscheidt', 'محمدعلی می‌خواهم', 'क्‍ष', '你好', 'שלום', FAMILY, '👩🏽‍🚀']

describe('a line shows all of itself', () => {
  test.each(SCRIPTS)('%s', (line) => {
    expect(isSeenWhole(line)).toBe(true)
  })

  test.each([
    ['the end of a line', 'Anna\nBcc: b'],
    ['a line separator', 'a\u2028b'],
    ['a control character', 'a\u0007b'],
    ['a turn of direction', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['a mark of direction', 'a\u200fb'],
    ['a space without width', 'pay\u200bpal'],
    ['a joiner where nothing is joined', 'Ada\u200dLovelace'],
    ['a word joiner', 'a\u2060b'],
    ['a mark of byte order', '\ufeffAnna'],
    ['a soft hyphen', 'An\u00adna'],
    ['a tag', 'a\u{e0041}b'],
    ['a filler', 'a\u3164b'],
  ])('not with %s', (_, line) => {
    expect(isSeenWhole(line)).toBe(false)
  })
})

describe('hidden characters go', () => {
  test.each([
    ['pay\u200bpal \u00adAn\ufeffna', 'paypal Anna'],
    ['a\u{e0041}\u2060b', 'ab'],
    ['Zeile 1\n\tZeile 2', 'Zeile 1\n\tZeile 2'],
    ...SCRIPTS.map((each) => [each, each]),
  ])('%j', (typed, kept) => {
    expect(withoutHidden(typed)).toBe(kept)
  })

  test('but what turns the direction of writing stays to be refused', () => {
    expect(withoutHidden('a\u202eb\u2066c')).toBe('a\u202eb\u2066c')
  })
})
