import { describe, expect, test } from 'vitest'
import { loadFonts } from '#app/report/fonts.server.ts'
import { hyphenated } from '#app/report/hyphenated.ts'
import { breaksWithin, breakWord } from '#app/report/word-breaks.ts'

const SENTENCE = 'Die Datenschutzfolgenabschätzung liegt vor, und die Arbeitnehmervertretung wurde informiert.'
const shown = (text: string) => text.replaceAll('\u00ad', '|')

describe('words of a German report', () => {
  test('may be broken in sentences, never near their ends', () => {
    const { text } = hyphenated({ locale: 'de', text: SENTENCE })

    expect(shown(text)).toMatch(/Daten\|schutz\|fol\|gen\|ab\|schät\|zung/)
    for (const word of shown(text)
      .split(/[ ,.]+/)
      .filter((one) => one.includes('|'))) {
      expect(word.indexOf('|')).toBeGreaterThanOrEqual(4)
      expect(word.length - word.lastIndexOf('|') - 1).toBeGreaterThanOrEqual(4)
    }
  })

  test.each(['title', 'name', 'headline', 'ask', 'note', 'label', 'company'])('stay whole as %s', (key) => {
    const model = { locale: 'de', cover: { [key]: SENTENCE }, [key === 'company' ? 'name' : key]: SENTENCE }

    expect(hyphenated(model)).toEqual(model)
  })

  test('stay whole in names, labels and addresses', () => {
    const model = {
      locale: 'de',
      short: 'Datenschutzfolgenabschätzung',
      address:
        'Nachzulesen unter https://beispielunternehmensgruppe.example/datenschutzbeauftragte oder beispiel@unternehmensgruppe.example',
    }

    expect(hyphenated(model)).toEqual(model)
  })
})

test('no word of an English report is broken', () => {
  const model = { locale: 'en', text: `${SENTENCE} Responsibilities and considerations are internationalised.` }

  expect(hyphenated(model)).toBe(model)
})

test('a word is broken where it may be, and the mark itself is never drawn', async () => {
  await loadFonts()
  expect(breakWord('Daten\u00adschutz')).toEqual(['Daten', 'schutz'])
  expect(breaksWithin(1_000, 10)('Daten\u00adschutz')).toEqual(['Daten', 'schutz'])
})
