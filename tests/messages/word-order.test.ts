import { describe, expect, test } from 'vitest'
import { nameOrder, wordOrder } from '#app/messages/locales.ts'
import { interestsCard } from '#app/routes/questionnaire/card-view.server.ts'
import { inOrder } from '#app/routes/use-cases/use-case-order.ts'
import { countriesOf } from '#app/server/law.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { repositoryFiles } from '#tests/support/source-files.ts'

const GERMAN = [
  'Ähnliches',
  'Auskunft',
  'ärztlich',
  'Öffnung',
  'Ordnung',
  'Österreich',
  'Straße',
  'Strategie',
  'Über',
  'Zeit',
]

test('umlauts stand beside their letters, as in a dictionary', () => {
  expect(GERMAN.toReversed().sort(wordOrder('de'))).toEqual([
    'Ähnliches',
    'ärztlich',
    'Auskunft',
    'Öffnung',
    'Ordnung',
    'Österreich',
    'Straße',
    'Strategie',
    'Über',
    'Zeit',
  ])
})

test('names are compared in one home, so that each row of them stands in the order of its reader', () => {
  const own = /\.localeCompare\(|Intl\.Collator|\bname < \w+\.name/
  const found = repositoryFiles().filter(
    ({ path, text }) => /^(app|content|cli)\/.*\.tsx?$/.test(path) && own.test(text),
  )

  expect(found.map(({ path }) => path)).toEqual(['app/messages/locales.ts'])
})

describe('what a German reader chooses from stands in German order', () => {
  const catalogue = loadCatalogue({ locale: 'de' })
  const sorted = (names: string[]) => names.toSorted(wordOrder('de'))

  test('use cases and techniques to have in mind, though the catalogue keeps the English order for its results', () => {
    const open = { profile: { interests: [], version: 0 } } as never
    const card = interestsCard({ open, catalogue, place: {} as never, t: ((key: string) => key) as never })
    const { choices } = card.question
    if (choices.kind !== 'many') throw new Error('Several may be chosen.')
    const named = [choices.options, choices.more?.options ?? []].map((offered) => offered.map(({ text }) => text))

    for (const names of named) {
      expect(names.length).toBeGreaterThan(10)
      expect(names).toEqual(sorted(names))
    }
    expect(named[0]).not.toEqual(catalogue.useCases.map(({ name }) => name))
  })

  test('countries', () => {
    const list = (country: string, name: string) => ({ country, name })
    const nationalLists = [list('es', 'Spanien'), list('at', 'Österreich'), list('de', 'Deutschland')]
    const law = { locale: 'de', privacy: { nationalLists } } as never

    expect(countriesOf(law).map(({ country }) => country)).toEqual(['de', 'at', 'es'])
  })

  test('use cases that are alike otherwise', () => {
    const rows = GERMAN.map((name) => ({ name, effort: null, aiactClass: null, dataKind: 'generative' }) as never)
    const names = inOrder(rows, { dataKind: null, sorting: 'effort' }, 'de').map(({ name }) => name)
    expect(names).toEqual(sorted(GERMAN))
    expect(GERMAN.map((name) => ({ name })).sort(nameOrder('de'))[0]?.name).toBe('Ähnliches')
  })
})
