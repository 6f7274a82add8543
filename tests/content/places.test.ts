import { expect, test } from 'vitest'
import type { Locale } from '#app/messages/locales.ts'
import { loadAiAct } from '#content/ai-act.server.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import { findContentRoot, readSources } from '#content/source.server.ts'
import { termsOf } from '#content/translation/check.ts'
import { readTranslation } from '#content/translation/languages.server.ts'
import { citation, placeIn, withPlaces } from '#content/translation/places.ts'

const root = findContentRoot()
const terms = termsOf('de', readTranslation(root, 'de'))
if (!('terms' in terms)) throw new Error(terms.message)
const german = { words: terms.places, steps: terms.steps }

test.each([
  ['50(4)', 'ai-act', '50 Abs. 4'],
  ['5(1)(a)', 'gdpr', '5 Abs. 1 Buchst. a'],
  ['113(c)(ii)', 'ai-act', '113 Buchst. c Ziff. ii'],
  ['3(4)', 'ai-act', '3 Nr. 4'],
  ['4(7)', 'gdpr', '4 Nr. 7'],
  ['4(1), 4(2)', 'ai-act', '4 Abs. 1, 4 Abs. 2'],
  ['4a(1)(d)', 'ai-act', '4a Abs. 1 Buchst. d'],
  ['5(1)(ba), 5(1)(bb)', 'ai-act', '5 Abs. 1 Buchst. ba, 5 Abs. 1 Buchst. bb'],
  ['5(1)(a)-(h)', 'ai-act', '5 Abs. 1 Buchst. a–h'],
  ['26(2)-(3)', 'ai-act', '26 Abs. 2–3'],
  ['99(3) to (7)', 'ai-act', '99 Abs. 3 bis Abs. 7'],
  ['6(3)(a) to (d), recital 53', 'ai-act', '6 Abs. 3 Buchst. a bis Buchst. d, ErwGr. 53'],
  ['Annex III 5(b)', 'ai-act', 'Anhang III Nr. 5 Buchst. b'],
  ['Annex III 6, 7', 'ai-act', 'Anhang III Nr. 6, 7'],
  ['6(2), Annex III', 'ai-act', '6 Abs. 2, Anhang III'],
  ['50(4) subparagraph 1', 'ai-act', '50 Abs. 4 UAbs. 1'],
  ['25(2), last subparagraph', 'ai-act', '25 Abs. 2, letzter Unterabsatz'],
  ['points 57 and 80', undefined, 'Rn. 57 und 80'],
  ['points 12-17, footnote 50', undefined, 'Rn. 12–17, Fn. 50'],
  ['workplace and education', undefined, 'Arbeitsplatz und Bildung'],
  ['§ 87', 'betrvg', '§ 87'],
  ['C-634/21', 'cjeu', 'C-634/21'],
  ['procedure 2025/0359(COD)', undefined, 'Verfahren 2025/0359(COD)'],
])('%s of %s is cited as %s', (place, act, said) => {
  expect(placeIn(place, act, german)).toBe(said)
})

test.each([
  ['GDPR, Regulation (EU) 2016/679', '6(1)(f)', 'GDPR Art. 6(1)(f)', 'Art. 6(1)(f) GDPR'],
  ['AI Act', 'Annex III 5(b)', 'AI Act, Annex III 5(b)', 'AI Act, Annex III 5(b)'],
  ['DSGVO', 'ErwGr. 47', 'DSGVO, ErwGr. 47', 'ErwGr. 47 DSGVO'],
  ['TDDDG', '§ 25', 'TDDDG, § 25', '§ 25 TDDDG'],
  ['KI-VO', '4a Abs. 1', 'KI-VO Art. 4a Abs. 1', 'Art. 4a Abs. 1 KI-VO'],
  ['Opinion 28/2024', '3.2', 'Opinion 28/2024, 3.2', 'Opinion 28/2024, 3.2'],
  ['Directive 2011/83/EU', '6', 'Directive 2011/83/EU Art. 6', 'Directive 2011/83/EU, Art. 6'],
])('%s and %s are cited with the act first, or with an abbreviated one behind', (act, place, first, behind) => {
  expect(citation(act, place, 'act-first')).toBe(first)
  expect(citation(act, place, 'place-first')).toBe(behind)
})

test('German rules cite as Germans do, and English ones as before', () => {
  const cited = (locale: Locale) => JSON.stringify([loadAiAct({ locale }), loadPrivacyRules({ locale })])
  const inGerman = cited('de')

  expect(inGerman).toContain('"cited":"Art. 50 Abs. 1 KI-VO"')
  expect(inGerman).toContain('"cited":"Art. 6 Abs. 1 Buchst. f DSGVO"')
  expect(inGerman).not.toMatch(/"cited":"(?:KI-VO|DSGVO)\b/)
  expect(cited('en')).toContain('"cited":"AI Act Art. 50(1)"')
})

test.each([
  ['en', ['GDPR Art. 30(1)(a)', 'AI Act Art. 4a']],
  ['de', ['Art. 30 Abs. 1 Buchst. a DSGVO', 'Art. 4a KI-VO']],
] as const)('in %s fields of the record name the act of their place', (locale, [first, last]) => {
  const fields = loadPrivacyRules({ locale }).recordFields

  expect(fields[0]?.cited).toBe(first)
  expect(fields.at(-1)?.cited).toBe(last)
})

test('a language without rules of its own cites as English does', () => {
  expect(placeIn('Annex III 5(b), recital 53', 'ai-act', { words: { recital: 'considérant' } })).toBe(
    'Annex III 5(b), considérant 53',
  )
})

test('no place of our law keeps an English word', () => {
  const cited = readSources(root)
    .filter(({ file }) => file.startsWith('content/regulation/'))
    .flatMap(({ text }) =>
      [...text.matchAll(/\barticle: "?([^"}\n]+?)"?(?: \}|, url|\n)/g)].map(([, place = '']) => place),
    )
  const said = cited.map((place) => placeIn(place, 'ai-act', german))

  expect(cited.length).toBeGreaterThan(300)
  expect(
    said.filter((place) =>
      /\b(the|of|and|to|whole|recital|point|footnote|education|annex|no\.|is|what)\b|\d\([a-z0-9]{1,2}\)/i.test(place),
    ),
  ).toEqual([])
})

test('places are said wherever they stand, and nothing else is', () => {
  const say = (place: string, act: string | undefined) => `${act}: ${place}`
  const data = { name: '5(1)', sources: [{ act: 'gdpr', article: '5(1)' }], deeper: { article: '6', text: '6' } }

  expect(withPlaces(data, say)).toEqual({
    name: '5(1)',
    sources: [{ act: 'gdpr', article: 'gdpr: 5(1)' }],
    deeper: { article: 'undefined: 6', text: '6' },
  })
})
