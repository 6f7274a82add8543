import { expect, test } from 'vitest'
import { type ActionFilter, effortOf, entriesOf, findActions, groupActions } from '#app/core/library/find-actions.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogue = loadCatalogue()
const nothing: ActionFilter = { query: '', dimension: null, role: null, effort: null }
const idsFor = (filter: Partial<ActionFilter>) =>
  findActions(catalogue, { ...nothing, ...filter }).actions.map(({ id }) => id)

test('umlauts are found as they are typed, with dots, without and as two letters', () => {
  const german = loadCatalogue({ locale: 'de' })
  const [first, ...others] = ['Überprüfung', 'Ueberpruefung', 'uberprufung'].map((query) =>
    findActions(german, { ...nothing, query }).actions.map(({ id }) => id),
  )

  expect(first?.length).toBeGreaterThan(0)
  expect(others).toEqual([first, first])
})

test('a catalogue has one entry for each action, kept for the next search', () => {
  const entries = entriesOf(catalogue)

  expect([...entries.keys()].toSorted()).toEqual(catalogue.actions.map(({ id }) => id).toSorted())
  expect(entriesOf(catalogue)).toBe(entries)
})

test('without a wish all actions come, by part and capability in order of level', () => {
  const ids = idsFor({})

  expect(ids).toHaveLength(100)
  expect(ids.slice(0, 4)).toEqual([
    'act-use-case-portfolio-1',
    'act-use-case-portfolio-2',
    'act-use-case-portfolio-3',
    'act-pilot-scope-1',
  ])
})

test('an action is found by its name, what it raises, its sheet and its result, with a slip too', () => {
  expect(idsFor({ query: 'kpi sheet' })[0]).toBe('act-kpi-definition-2')
  expect(idsFor({ query: 'ai register' })).toContain('act-ai-register-2')
  expect(idsFor({ query: 'guidline and tool' })).toContain('act-annotation-capacity-2')
  expect(idsFor({ query: 'calendars' })).toContain('act-annotation-capacity-2')
})

test('wishes narrow each other down', () => {
  const found = findActions(catalogue, { ...nothing, dimension: 'data', effort: 'small' }).actions
  const capabilities = new Map(catalogue.capabilities.map(({ id, dimension }) => [id, dimension]))

  expect(found.length).toBeGreaterThan(0)
  for (const action of found) {
    expect(capabilities.get(action.capability)).toBe('data')
    expect(action.personDays.high).toBeLessThanOrEqual(3)
  }
})

test('effort has its ends in person-days: 3 is small, 8 is medium, 8.5 is large', () => {
  const of = (high: number) => effortOf({ personDays: { low: 1, high } })

  expect([3, 3.5, 8, 8.5].map(of)).toEqual(['small', 'medium', 'medium', 'large'])
})

test('no group is empty, and what is left keeps its order', () => {
  const actions = catalogue.actions.filter(({ capability }) => capability === 'kpi-definition')
  const groups = groupActions(catalogue, actions.toReversed())

  expect(groups.map(({ dimension }) => dimension.id)).toEqual(['kpi'])
  expect(groups[0]?.capabilities[0]?.actions.map(({ to }) => to)).toEqual([1, 2, 3])
})
