import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'

/** The eight activities of methods 4.2. */
const EIGHT = {
  capacities: { data: 5, it: 3, biz: 2 },
  activities: [
    { id: 'A', weeks: 2, demand: { data: 3, biz: 1 } },
    { id: 'B', weeks: 3, demand: { it: 2 } },
    { id: 'C', weeks: 3, demand: { data: 3, biz: 1 }, after: ['A'] },
    { id: 'D', weeks: 2, demand: { biz: 2 } },
    { id: 'E', weeks: 1, demand: { data: 1, it: 1, biz: 1 }, after: ['D'] },
    { id: 'F', weeks: 4, demand: { data: 2, it: 2 }, after: ['A', 'B'] },
    { id: 'G', weeks: 6, demand: { data: 2, it: 1, biz: 1 }, after: ['C', 'E', 'F'] },
    { id: 'H', weeks: 1, demand: { biz: 2 }, after: ['G'] },
  ],
}

test('the published project takes 15 weeks, proven, and no arithmetic alone shows more than 14', async () => {
  const { status, stdout, stderr } = await schedule(['--in', '-'], EIGHT)
  const answer = JSON.parse(stdout)

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(Object.keys(answer)).toEqual(['makespan', 'starts', 'lowerBound', 'proven'])
  expect(answer).toMatchObject({ makespan: 15, lowerBound: 14, proven: true })
  expect(Object.keys(answer.starts)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
})

test.each([
  [
    'an activity that no week can hold',
    { capacities: { it: 1 }, activities: [{ id: 'A', weeks: 1, demand: { it: 3 } }] },
    'capacities.it',
    /A needs 3 of it/,
  ],
  [
    'an unknown predecessor',
    { capacities: {}, activities: [{ id: 'A', weeks: 1, after: ['Z'] }] },
    'activities.0.after',
    /waits for Z/,
  ],
  [
    'an unknown resource',
    { capacities: {}, activities: [{ id: 'A', weeks: 1, demand: { it: 1 } }] },
    'activities.0.demand',
    /no capacity/,
  ],
  [
    'an id twice',
    {
      capacities: {},
      activities: [
        { id: 'A', weeks: 1 },
        { id: 'A', weeks: 1 },
      ],
    },
    'activities.1.id',
    /Two activities/,
  ],
  ['half a week', { capacities: {}, activities: [{ id: 'A', weeks: 0.5 }] }, 'activities.0.weeks', /./],
  [
    'a circle',
    {
      capacities: {},
      activities: [
        { id: 'A', weeks: 1, after: ['B'] },
        { id: 'B', weeks: 1, after: ['A'] },
      ],
    },
    'activities',
    /circle: see A, B/,
  ],
  ['something else', [], 'project.json', /./],
])('%s is refused by field', async (_, project, field, message) => {
  const { status, stdout, stderr } = await schedule(['--in', '-'], project)

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(JSON.parse(stderr)).toEqual({ error: { field, message: expect.stringMatching(message) } })
})

test('help shows an example, wrong usage exits with 2', async () => {
  expect(await schedule(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('"capacities"') })
  expect(await schedule([])).toMatchObject({ status: 2, stdout: '' })
  expect(await schedule(['--out', 'x'])).toMatchObject({ status: 2, stdout: '' })
})

function schedule(args: string[], project?: unknown) {
  return command(['schedule', ...args], { input: JSON.stringify(project) })
}
