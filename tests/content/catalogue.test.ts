import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { toCanonicalJson } from '#content/canonical-json.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { copyContent } from './content-copy.ts'

const catalogue = loadCatalogue()

test('the catalogue holds what the product promises', () => {
  const kinds = Object.groupBy(catalogue.questions, ({ kind }) => kind)

  expect({
    dimensions: catalogue.dimensions.length,
    capabilities: catalogue.capabilities.length,
    scored: catalogue.capabilities.filter(({ scored }) => scored).length,
    scope: kinds.scope?.length,
    level: kinds.level?.length,
    fact: kinds.fact?.length,
    techniques: catalogue.techniques.length,
    useCases: catalogue.useCases.length,
    profiles: catalogue.profiles.length,
    roles: catalogue.roles.length,
    contradictions: catalogue.contradictions.length,
    pitfalls: catalogue.pitfalls.length,
    stages: catalogue.stages.length,
    claims: catalogue.claims.length,
  }).toEqual({
    dimensions: 7,
    capabilities: 34,
    scored: 33,
    scope: 8,
    level: 33,
    fact: 23,
    techniques: 48,
    useCases: 14,
    profiles: 7,
    roles: 15,
    contradictions: 20,
    pitfalls: 4,
    stages: 5,
    claims: 5,
  })
  expect(catalogue.actions.length).toBeGreaterThanOrEqual(100)
})

test('questions are asked by section: scope, then by dimension, a fact behind its level question', () => {
  const sections = catalogue.questions.map(({ section }) => section)
  const order = ['scope', ...catalogue.dimensions.map(({ id }) => id)]

  expect([...new Set(sections)]).toEqual(order)
  expect(sections).toEqual([...sections].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  catalogue.questions.forEach(({ kind, capability }, index) => {
    if (kind !== 'fact' || capability === 'outcome-volume') return
    const before = catalogue.questions[index - 1]
    expect(before?.capability).toBe(capability)
  })
})

test('the three questions that differ by use case are asked per use case', () => {
  expect(catalogue.questions.filter(({ perUseCase }) => perUseCase).map(({ id }) => id)).toEqual([
    'scope-personal-data',
    'scope-public-output',
    'scope-people-decisions',
  ])
})

test('every technique is reached from a use case or from a technique that is', () => {
  const reached = new Set(catalogue.useCases.flatMap(({ techniques }) => Object.values(techniques).flat()))
  const related = new Map(catalogue.techniques.map(({ id, related }) => [id, related]))
  for (const id of reached) for (const next of related.get(id) ?? []) reached.add(next)

  expect(catalogue.techniques.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([])
})

test('no other name is given to two techniques', () => {
  const techniques = [...catalogue.techniques, ...loadCatalogue({ locale: 'de' }).techniques]
  const byId = Object.values(Object.groupBy(techniques, ({ id }) => id))
  const names = byId.flatMap((own = []) => [...new Set(own.flatMap(({ alsoCalled }) => alsoCalled.map(inSmall)))])

  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([])
})

const inSmall = (name: string) => name.toLowerCase()

test('every default person of a team exists, as many as the plan counts on', () => {
  const { peopleByTeamSize } = catalogue.constants
  for (const size of ['s', 'm', 'l', 'xl'] as const) {
    const persons = new Set(catalogue.roles.map(({ wornBy }) => wornBy[size]))
    expect(persons.size).toBe(peopleByTeamSize[size])
  }
})

describe('the hash', () => {
  test('is SHA-256 over the canonical JSON of all else, and the same on every load', () => {
    const { hash, ...rest } = catalogue

    expect(hash).toBe(createHash('sha256').update(toCanonicalJson(rest)).digest('hex'))
    expect(loadCatalogue().hash).toBe(hash)
  })

  test('does not depend on the order of keys', () => {
    expect(toCanonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}')
  })

  test('changes with a single word', () => {
    const copy = copyContent()
    try {
      const same = loadCatalogue({ root: copy.root }).hash
      writeFileSync(path.join(copy.root, 'content', 'categories.yaml'), '- { id: learning, name: Learning }\n')
      const other = loadCatalogue({ root: copy.root }).hash

      expect(same).toBe(catalogue.hash)
      expect(other).not.toBe(catalogue.hash)
    } finally {
      copy.remove()
    }
  })
})

test('nothing in the catalogue can be changed', () => {
  expect(Object.isFrozen(catalogue)).toBe(true)
  expect(Object.isFrozen(catalogue.capabilities[0]?.levels[2].facts)).toBe(true)
  expect(Object.isFrozen(catalogue.constants.dimensionWeights)).toBe(true)
})

test('content with faults is not loaded; the error names file and line', () => {
  const copy = copyContent()
  try {
    writeFileSync(path.join(copy.root, 'content', 'retired.yaml'), '[claim-al-80]\n')

    expect(() => loadCatalogue({ root: copy.root })).toThrow(
      /content\/claims\/claim-al-80\.yaml:1: The id "claim-al-80" was retired/,
    )
  } finally {
    copy.remove()
  }
})

test('a folder without content is refused with what is missing', () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'preflight-empty-'))
  try {
    expect(() => loadCatalogue({ root: empty })).toThrow(/content\/constants\.yaml:1: This file is missing/)
  } finally {
    rmSync(empty, { recursive: true })
  }
})
