import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breedList, keepParent, type Parents } from '#app/core/roadmap/breed-lists.ts'
import { scheduleInOrder } from '#app/core/roadmap/generate-schedule.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { type CompiledProject, compileProject } from '#app/core/roadmap/project.ts'

/** Activities 0 to n-1; each waits for some with lower numbers. */
const projects = fc
  .array(fc.record({ weeks: fc.integer({ min: 0, max: 4 }), units: fc.integer({ min: 0, max: 3 }), waits: fc.nat() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((jobs) =>
    compileProject({
      capacities: { team: 4 },
      activities: jobs.map(({ weeks, units, waits }, at) => ({
        id: String.fromCharCode(97 + at),
        weeks,
        demand: { team: units },
        after: jobs
          .slice(0, at)
          .flatMap((_, before) => ((waits >> before) % 4 === 0 ? [String.fromCharCode(97 + before)] : [])),
      })),
    }),
  )

/** Schedules in the project's own order, kept under lengths that may well be equal. */
function someParents(project: CompiledProject, lengths: readonly number[]): Parents {
  const parents: Parents = []
  for (const weeks of lengths) {
    const starts = scheduleInOrder(project, project.order).map((start) => start + (weeks % 3))
    keepParent(parents, project, starts, weeks)
  }
  return parents
}

test('a bred list holds every activity once, each behind all it waits for', () => {
  fc.assert(
    fc.property(projects, fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), fc.nat(), (project, lengths, seed) => {
      const list = breedList(someParents(project, lengths), mulberry32(seed))

      expect(list.toSorted((a, b) => a - b)).toEqual([...project.ids.keys()])
      for (const [activity, before] of project.before.entries()) {
        for (const each of before) expect(list.indexOf(each)).toBeLessThan(list.indexOf(activity))
      }
    }),
  )
})

const FREE = compileProject({
  capacities: {},
  activities: Array.from({ length: 30 }, (_, at) => ({ id: String(at), weeks: 1, demand: {}, after: [] })),
})
/** One activity of thirty begins after all others. */
const lateStart = (late: number) => FREE.ids.map((_, at) => (at === late ? 1 : 0))

test('the 20 shortest are kept, the shortest first, and the longest gives way', () => {
  const parents: Parents = []
  for (let at = 0; at < 30; at++) keepParent(parents, FREE, lateStart(at), 100 - at)

  expect(parents.map(({ weeks }) => weeks)).toEqual(Array.from({ length: 20 }, (_, at) => 71 + at))
})

test('the same schedule is kept once, another one of the same length beside it', () => {
  const parents: Parents = []
  for (const late of [3, 3, 5]) keepParent(parents, FREE, lateStart(late), 10)

  expect(parents.map(({ list }) => list.at(-1))).toEqual([3, 5])
})

test('two parents alike breed themselves', () => {
  const parents: Parents = []
  keepParent(parents, FREE, lateStart(7), 10)

  expect(breedList(parents, mulberry32(1))).toEqual(parents[0]?.list)
})
