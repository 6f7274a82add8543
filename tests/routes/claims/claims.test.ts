import { expect, test } from 'vitest'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { spaced, tags, text } from '#tests/ui/markup.tsx'

const { browser } = await testPreflight()
const catalogue = loadCatalogue()

test('every claim stands in the register with its source, studies, test, rule and where it appears', async () => {
  const html = await (await browser().get('/claims')).text()

  for (const { id, source, test: trial, verdictRule, references } of catalogue.claims) {
    const begin = html.indexOf(`<section id="${id}"`)
    const part = html.slice(begin, html.indexOf('</section>', begin))
    const hrefs = tags(part, 'a').map(({ href }) => href)
    const cited = references.flatMap((reference) => catalogue.references.find((one) => one.id === reference) ?? [])

    expect(begin, id).toBeGreaterThan(0)
    const shown = text(part).replaceAll('&quot;', '"').replaceAll('&#x27;', "'")
    for (const said of [source, trial, verdictRule]) expect(shown).toContain(spaced(said))
    for (const { citation } of cited)
      expect(part).toContain(citation.replaceAll('&', '&amp;').replaceAll("'", '&#x27;'))
    for (const use of catalogue.useCases) {
      expect(hrefs.includes(`/use-cases/${use.id}`), `${id} ${use.id}`).toBe(use.claims.includes(id))
    }
    for (const technique of catalogue.techniques) {
      expect(hrefs.includes(`/glossary/${technique.id}`), `${id} ${technique.id}`).toBe(technique.claims.includes(id))
    }
  }
})

test('a claim is always marked as one, in quotation marks, never as a fact', async () => {
  const html = await (await browser().get('/claims')).text()
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))

  expect(text(main).match(/\bclaim “/g)).toHaveLength(catalogue.claims.length)
  expect(tags(html, 'script').filter(({ src }) => src !== undefined)).toEqual([])
})
