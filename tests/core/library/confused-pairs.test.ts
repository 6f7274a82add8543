import { expect, test } from 'vitest'
import { type Confusable, confusedPairs, techniqueCalled } from '#app/core/library/confused-pairs.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const { techniques } = loadCatalogue()

const aTerm = (id: string, given: Partial<Confusable> = {}): Confusable => ({
  id,
  name: id,
  alsoCalled: [],
  confusedWith: [],
  ...given,
})

test('a technique is known by its name, another name, the plural, and without what stands in brackets', () => {
  const called = (name: string) => techniqueCalled(techniques, name)

  expect(called('RAG')).toBe('rag')
  expect(called('Retrieval-augmented generation')).toBe('rag')
  expect(called('Multi-armed bandit')).toBe('multi-armed-bandits')
  expect(called('Reinforcement learning / bandits')).toBe('reinforcement-learning')
  expect(called('LLM')).toBe('large-language-models')
  expect(called('Clustering')).toBe('unsupervised-learning')
  expect(called('Rules')).toBeNull()
  expect(called('')).toBeNull()
})

test('its own name goes before another one of somebody else', () => {
  const terms = [aTerm('one', { alsoCalled: ['Two'] }), aTerm('two', { name: 'Two' })]

  expect(techniqueCalled(terms, 'two')).toBe('two')
})

test('two that each name the other are one pair with both differences', () => {
  const terms = [
    aTerm('a', { name: 'Alpha', confusedWith: [{ name: 'Betas', difference: 'Comes second' }] }),
    aTerm('b', {
      name: 'Beta',
      confusedWith: [
        { name: 'Alpha', difference: 'Comes first' },
        { name: 'Gamma rays', difference: 'Are no letter' },
      ],
    }),
  ]

  expect(confusedPairs(terms)).toEqual([
    {
      one: { id: 'a', name: 'Alpha' },
      other: { id: 'b', name: 'Beta' },
      differences: [
        { of: 'Betas', text: 'Comes second' },
        { of: 'Alpha', text: 'Comes first' },
      ],
    },
    {
      one: { id: 'b', name: 'Beta' },
      other: { id: null, name: 'Gamma rays' },
      differences: [{ of: 'Gamma rays', text: 'Are no letter' }],
    },
  ])
})

test('no pair is lost, none pairs a technique with itself, and none stands twice', () => {
  const pairs = confusedPairs(techniques)
  const keys = pairs.map(({ one, other }) => [one.id, other.id ?? other.name].sort().join(' '))

  expect(pairs.flatMap(({ differences }) => differences)).toHaveLength(
    techniques.flatMap(({ confusedWith }) => confusedWith).length,
  )
  expect(pairs.filter(({ one, other }) => one.id === other.id)).toEqual([])
  expect(new Set(keys).size).toBe(keys.length)
})
