import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { placeIn, readPlace } from '#app/core/library/place-in.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { CHECK_PAGES, OPEN_PAGES } from '#tests/e2e/support/pages.ts'
import type { Browser } from '#tests/support/browser.ts'
import { englishFinder, textsOf } from '#tests/support/english.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, services } = await testPreflight()
const guest: Browser = browser()
let base = ''

/** What is called so in German, too. */
const ALLOWED = readFileSync(new URL('../support/english-terms.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const findEnglish = englishFinder(ALLOWED)

beforeAll(async () => {
  // Reading a language takes seconds where all cores are busy; requests meanwhile are told to come again.
  services.inLanguage('de').law()
  await guest.get('/start?language=de')
  base = `/assessments/${await guest.start({ form: 'short', company: 'Beispiel GmbH' })}`
  const given = services.catalogue.questions.filter(({ kind }) => kind === 'level')
  for (const [at, { id }] of given.entries()) {
    const fields = { answer: at % 7 === 3 ? 'unsure' : `level:${at % 3}`, version: '0', opId: crypto.randomUUID() }
    const prefixed = Object.fromEntries(Object.entries(fields).map(([name, typed]) => [`${id}.${name}`, typed]))
    await guest.post(`${base}/answers/${id}`, prefixed)
  }
})

const PAGES = [
  ...Object.entries(OPEN_PAGES)
    .filter(([, path]) => !path.startsWith('/de'))
    .map(([name, path]) => [name, () => placeIn('de', path)] as const),
  ...Object.entries(CHECK_PAGES).map(([name, path]) => [name, () => base + path] as const),
]

test('English is found where it stands, and German is left alone', () => {
  expect(findEnglish('Nothing is answered yet.')?.because).toContain('nothing is answered yet')
  expect(findEnglish('The frog and its friend.')?.because).toContain('small words')
  expect(findEnglish('Noch ist nichts beantwortet, auch nicht Retrieval-Augmented Generation (RAG).')).toBeNull()
  expect(textsOf('<p title="Ja &amp; nein">Das <b lang="en">of the</b> ist<br>gut</p>')).toEqual([
    'Ja & nein',
    'Das',
    'ist',
    'gut',
  ])
})

describe('in German', () => {
  test.each(PAGES)('%s says nothing in English, and leads to itself there', async (_, pathOf) => {
    const first = await guest.get(pathOf())
    // The wish for a language leads on to the page itself.
    const response = first.status === 302 ? await guest.follow(first) : first
    const html = await response.text()

    expect(response.status).toBe(200)
    expect(html).toMatch(/<html[^>]* lang="de"/)
    expect(textsOf(html).flatMap((text) => findEnglish(text) ?? [])).toEqual([])
    const { locale, path } = readPlace(pathOf(), LOCALES)
    const place = decodeURIComponent(path).replace(/[?]language=.*/, '')
    expect(inEnglish(html)).toEqual({ place, isByAddress: locale !== null })
  })
})

/** Where a page leads to itself in English: by a link, or by the form that changes the language of all pages. */
function inEnglish(html: string): { place: string; isByAddress: boolean } {
  const link = /<a href="([^"]*)" lang="en" hrefLang="en"/.exec(html)
  const [, written = ''] = link ?? /<form[^>]*action="\/language".*?name="place" value="([^"]*)"/s.exec(html) ?? []
  return { place: decodeURIComponent(written.replaceAll('&amp;', '&')), isByAddress: link !== null }
}
