import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markEntry, markFound } from '#app/core/library/mark-found.ts'
import { MAX_QUERY, type SearchEntry, searchTechniques } from '#app/core/library/search-techniques.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogue = loadCatalogue()
const inGerman = new Map(
  loadCatalogue({ locale: 'de' }).techniques.map(({ id, name, alsoCalled }) => [id, [name, ...alsoCalled]]),
)
const useCases = new Map(catalogue.useCases.map(({ id, name }) => [id, name]))
const entries: SearchEntry[] = catalogue.techniques.map((technique) => ({
  ...technique,
  alsoCalled: [...technique.alsoCalled, ...(inGerman.get(technique.id) ?? [])],
  confusedWith: technique.confusedWith.map(({ name }) => name),
  useCases: technique.uses.map(({ useCase }) => useCases.get(useCase) ?? ''),
}))
const found = (query: string) => searchTechniques(entries, query)
const best = (query: string) => found(query).ids[0]

test('what is searched is read once, however often', () => {
  let reads = 0
  const counted: SearchEntry[] = entries.slice(0, 3).map((entry) => ({
    ...entry,
    get definition() {
      reads += 1
      return entry.definition
    },
  }))
  const first = searchTechniques(counted, 'label')
  const after = reads

  expect(after).toBe(3)
  expect(searchTechniques(counted, 'label')).toEqual(first)
  expect(searchTechniques(counted, 'modle').sought).toHaveLength(1)
  expect(reads).toBe(after)
})

describe('what people type', () => {
  test('nothing shows all of them in their own order', () => {
    for (const query of ['', '   ', '– / –']) {
      expect(found(query)).toEqual({ ids: entries.map(({ id }) => id), match: 'unasked', sought: [] })
    }
  })

  test('every name, also another or a German one, comes first', () => {
    for (const { id, name, alsoCalled } of entries) {
      for (const one of [name, ...alsoCalled]) expect(best(one), one).toBe(id)
    }
  })

  test.each([
    ['act', 'active-learning'],
    ['finetuning', 'fine-tuning'],
    ['fine tuning', 'fine-tuning'],
    ['ab test', 'ab-testing'],
    ['embed', 'embeddings-semantic-search'],
    ['ausreisser', 'anomaly-detection'],
    ['Bestärkendes', 'reinforcement-learning'],
    ['bestaerkendes', 'reinforcement-learning'],
  ])('"%s" is the beginning of a name', (query, id) => {
    expect(best(query)).toBe(id)
    expect(found(query).match).toBe('all')
  })

  test.each([
    ['actve lerning', 'active-learning'],
    ['clusetring', 'unsupervised-learning'],
    ['summarization', 'text-summarisation'],
    ['recomendation', 'recommender-systems'],
  ])('"%s" is forgiven its slips', (query, id) => {
    expect(best(query)).toBe(id)
  })

  test('what stands somewhere as it was typed is not taken for a slip', () => {
    const texts = found('test').ids.map((id) => JSON.stringify(entries.find((entry) => entry.id === id)).toLowerCase())

    expect(texts.length).toBeGreaterThan(3)
    for (const text of texts) expect(text).toMatch(/[^a-z]test/)
  })

  test('three letters are too few for a slip', () => {
    expect(found('xlm')).toMatchObject({ ids: [], match: 'none' })
  })

  test('a question in a whole sentence finds what it names, and says that not all of it was found', () => {
    expect(found('What is active learning?')).toMatchObject({ match: 'some' })
    expect(best('What is active learning?')).toBe('active-learning')
  })

  test('what a thing is confused with, its examples and its use cases are searched too', () => {
    expect(found('pseudonymisation').ids).toContain('differential-privacy')
    expect(found('brand-safety').ids).toContain('active-learning')
    expect(found('SEO').match).toBe('all')
  })

  test('a plural finds the singular, and a name counts for more than a definition', () => {
    expect(best('labels')).toBe('data-labelling')
    expect(best('language')).toBe('large-language-models')
  })

  test('a word of five letters is found inside a longer one, behind those that begin with it, and is marked there', () => {
    const compounds = entries.map((entry) => ({ ...entry, alsoCalled: [] }))
    const first = { ...compounds[0], id: 'inside', name: 'Abwanderungsprognose' } as SearchEntry
    const second = { ...compounds[1], id: 'begins', name: 'Prognosen' } as SearchEntry

    expect(searchTechniques([first, second], 'Prognose').ids).toEqual(['begins', 'inside'])
    expect(searchTechniques([first, second], 'prog').ids).toEqual(['begins'])
    expect(markFound('Die Abwanderungsprognose', [{ word: 'prognose', slips: 0 }]).at(-1)).toEqual({
      text: 'Abwanderungsprognose',
      start: 4,
      isFound: true,
    })
  })

  test('what stands behind the hundredth character is not read', () => {
    expect(found(`${' '.repeat(MAX_QUERY)}churn`).match).toBe('unasked')
  })
})

const word = fc.constantFrom('learn', 'Lernen', 'A/B', 'größe', 'modle', 'test', 'ssl', 'é', '1', '-', '')
const query = fc.oneof(
  fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  fc.string({ maxLength: 150 }),
)

test('a result has each technique at most once, and only those that there are', () => {
  fc.assert(
    fc.property(query, (typed) => {
      const { ids, match } = found(typed)

      expect(new Set(ids).size).toBe(ids.length)
      expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
      expect(match === 'none').toBe(ids.length === 0)
    }),
  )
})

test('a letter more in the word that is being typed finds nothing new while it stands somewhere as typed', () => {
  const words = [...new Set(entries.flatMap(({ definition }) => definition.toLowerCase().match(/[a-z]{4,}/g) ?? []))]
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.nat(), (whole, cut) => {
      const part = whole.slice(0, 1 + (cut % whole.length))
      // From the fifth letter on it is also found inside of words.
      fc.pre(part.length >= 5 || whole.length < 5)

      expect(found(part).ids).toEqual(expect.arrayContaining(found(whole).ids))
    }),
  )
})

test('two neighbours exchanged in a long word still find it', () => {
  const names = entries.flatMap(({ id, name }) => (name.match(/[A-Za-z]{6,}/g) ?? []).map((long) => ({ id, long })))
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), ({ id, long }, place) => {
      const at = place % (long.length - 1)
      const slipped = `${long.slice(0, at)}${long[at + 1]}${long[at]}${long.slice(at + 2)}`

      expect(found(slipped).ids).toContain(id)
    }),
  )
})

describe('marks', () => {
  test('a word that is found is marked whole, as it is written', () => {
    const { sought } = found('modle lab')

    expect(markFound('The model picks labels; Modelling!', sought)).toEqual([
      { text: 'The ', start: 0, isFound: false },
      { text: 'model', start: 4, isFound: true },
      { text: ' picks ', start: 9, isFound: false },
      { text: 'labels', start: 16, isFound: true },
      { text: '; ', start: 22, isFound: false },
      { text: 'Modelling', start: 24, isFound: true },
      { text: '!', start: 33, isFound: false },
    ])
  })

  test('all pieces together are the text, whatever was searched for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), query, (text, typed) => {
        const pieces = markFound(text, found(typed).sought)

        expect(pieces.map((piece) => piece.text).join('')).toBe(text.normalize('NFC'))
        expect(new Set(pieces.map(({ start }) => start)).size).toBe(pieces.length)
      }),
    )
  })

  test('a name or definition explains itself; else the first place that has a word, and of a list what has it', () => {
    const entry: SearchEntry = {
      id: 'a',
      name: 'Alpha',
      alsoCalled: ['Beta rays', 'Gamma rays'],
      definition: 'A letter.',
      examples: 'gamma and delta',
      confusedWith: [],
      useCases: ['Delta'],
    }
    const because = (query: string) => markEntry(entry, searchTechniques([entry], query).sought).because

    expect(because('alpha gamma')).toBeNull()
    expect(because('letter gamma')).toBeNull()
    expect(because('gamma')).toEqual({
      place: 'alsoCalled',
      pieces: [
        { text: 'Gamma', start: 0, isFound: true },
        { text: ' rays', start: 5, isFound: false },
      ],
    })
    expect(because('delta')?.place).toBe('examples')
    expect(because('omega')).toBeNull()
  })
})
