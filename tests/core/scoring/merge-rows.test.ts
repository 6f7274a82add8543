import { expect, test } from 'vitest'
import { type MergeContext, mergeRows, type SourcedRow } from '#app/core/scoring/merge-rows.ts'
import type { CapabilityMinimum, Requirement } from '#content/schema.ts'
import { aGroup, aMust } from '#tests/support/model-builders.ts'

const own = (requirement: Requirement): SourcedRow => ({ requirement, source: 'own', rank: 0 })
const core = (requirement: Requirement): SourcedRow => ({ requirement, source: 'core', rank: 2 })
const ai = (requirement: Requirement): SourcedRow => ({ requirement, source: 'ai', rank: 3 })

function context(options: CapabilityMinimum[][] = [], absent: string[] = []): MergeContext {
  return { applies: (capability) => !absent.includes(capability), alternatives: new Map([['either', { options }]]) }
}

test('musts on one capability merge to the highest minimum and weight; its reason leads', () => {
  const { musts } = mergeRows(
    [
      own(aMust('a', 2, { weight: 5, why: 'Low' })),
      own(aMust('a', 3, { weight: 1, why: 'High' })),
      core(aMust('a', 1, { why: 'Core' })),
    ],
    context(),
  )

  expect(musts).toEqual([
    {
      capability: 'a',
      min: 3,
      weight: 5,
      why: 'High',
      also: ['Low', 'Core'],
      homework: { min: 1, why: 'Core', profiles: ['core'] },
      specific: { min: 3, from: 1, why: 'High' },
    },
  ])
})

test('where own list and profiles ask the same, the own reason leads and all of it is homework', () => {
  const { musts } = mergeRows(
    [ai(aMust('a', 2, { why: 'AI' })), core(aMust('a', 2, { why: 'Core' })), own(aMust('a', 2, { why: 'Own' }))],
    context(),
  )

  expect(musts[0]).toMatchObject({
    why: 'Own',
    also: ['Core', 'AI'],
    homework: { min: 2, why: 'Core', profiles: ['ai', 'core'] },
    specific: null,
  })
})

test('rows that tie lead in the order of the content, whatever their words are', () => {
  const { musts } = mergeRows([own(aMust('a', 2, { why: 'Zeal' })), own(aMust('a', 2, { why: 'Aim' }))], context())

  expect(musts[0]).toMatchObject({ why: 'Zeal', also: ['Aim'] })
})

test('a wish is dropped unless it is above the must', () => {
  const wish = (min: number) => own(aMust('a', min, { must: false }))

  expect(mergeRows([core(aMust('a', 2)), wish(2)], context()).softs).toEqual([])
  expect(mergeRows([core(aMust('a', 2)), wish(3)], context()).softs).toMatchObject([{ min: 3, homework: false }])
  expect(mergeRows([core(aMust('a', 3, { must: false })), wish(2)], context()).softs).toMatchObject([
    { min: 3, homework: true },
  ])
})

test('rows on a capability that does not apply are left out', () => {
  expect(mergeRows([own(aMust('a', 2))], context([], ['a']))).toEqual({ musts: [], softs: [], groups: [] })
})

test('a group knows what the musts ask of its members, and is dropped once an option is implied', () => {
  const options: CapabilityMinimum[][] = [[{ capability: 'a', min: 3 }], [{ capability: 'b', min: 2 }]]

  const open = mergeRows([own(aMust('a', 2)), own(aGroup('either'))], context(options))
  const implied = mergeRows([own(aMust('a', 3)), own(aGroup('either'))], context(options))
  const emptied = mergeRows([own(aGroup('either'))], context(options, ['b']))

  expect(open.groups[0]?.options).toEqual([
    [{ capability: 'a', min: 3, must: 2 }],
    [{ capability: 'b', min: 2, must: 0 }],
  ])
  expect(implied.groups).toEqual([])
  expect(emptied.groups).toEqual([])
})

test('the same group named twice is one group; a must wins over a wish', () => {
  const options: CapabilityMinimum[][] = [[{ capability: 'a', min: 3 }]]
  const rows = [own(aGroup('either', { must: false, weight: 4 })), own(aGroup('either', { weight: 1 }))]

  expect(mergeRows(rows, context(options)).groups).toMatchObject([{ anyOf: 'either', must: true, weight: 4 }])
})
