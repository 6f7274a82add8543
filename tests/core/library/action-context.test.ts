import { expect, test } from 'vitest'
import { actionContext } from '#app/core/library/action-context.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogue = loadCatalogue()
const contextOf = (id: string) => {
  const found = actionContext(catalogue, id)
  if (!found) throw new RangeError(`There is no action ${id}.`)
  return found
}

test('the work of each team size is the catalogue times its multiplier, to the half day', () => {
  const { efforts } = contextOf('act-annotation-capacity-3')

  // 4 to 8 days times 0.7, 1, 1.6 and 2.5: 2.8 and 5.6 are rounded up to half days.
  expect(efforts.map(({ low, high }) => [low, high])).toEqual([
    [3, 6],
    [4, 8],
    [6.5, 13],
    [10, 20],
  ])
  expect(efforts.map(({ person }) => person)).toEqual([
    'External partner',
    'Data and IT person',
    'Data person',
    'Data analyst',
  ])
})

test('it needs the level below on its own ladder, and what it names, each with the action that leads there', () => {
  const { needs } = contextOf('act-annotation-capacity-2')

  expect(needs.map(({ action, level }) => [action?.id, level])).toEqual([
    ['act-annotation-capacity-1', 1],
    ['act-ownership-team-2', 2],
  ])
  expect(contextOf('act-annotation-capacity-1').needs).toEqual([])
})

test('whoever asks for its level is named with the reason; what asks for more comes later', () => {
  const { profiles, techniques } = contextOf('act-output-evaluation-2')
  const rag = techniques.find(({ id }) => id === 'rag')

  expect(profiles.map(({ id }) => id)).toContain('gen')
  expect(rag).toMatchObject({ isMust: true, isLater: false, level: 2 })
  const early = contextOf('act-output-evaluation-1')
  expect(early.techniques.find(({ id }) => id === 'rag')).toMatchObject({ isLater: true, level: 2 })
})

test('a way that is one of several says so', () => {
  const asking = catalogue.actions.flatMap(({ id }) => {
    const { useCases, techniques } = contextOf(id)
    return [...useCases, ...techniques].filter(({ isOneOfSeveral }) => isOneOfSeveral)
  })

  expect(asking.length).toBeGreaterThan(0)
})

test('every action has its template, its neighbours, and the pitfalls that name it first', () => {
  const chain = catalogue.actions.map(({ id }) => contextOf(id))

  expect(chain.filter(({ previous }) => previous === null)).toHaveLength(1)
  expect(chain.filter(({ next }) => next === null)).toHaveLength(1)
  expect(new Set(chain.map(({ template }) => template.id)).size).toBe(100)
  expect(contextOf('act-kpi-definition-2').pitfalls.map(({ id }) => id)).toEqual(['vague-outcomes'])
})

test('an action that nobody knows is none', () => {
  expect(actionContext(catalogue, 'act-nothing-1')).toBeNull()
})
