import { expect, test } from 'vitest'
import { findCriticalPath } from '#app/core/roadmap/critical-path.ts'
import { makespanOf, scheduleInOrder } from '#app/core/roadmap/generate-schedule.ts'
import { listByPriority, prioritise } from '#app/core/roadmap/priority-rules.ts'
import { compileProject, type Project } from '#app/core/roadmap/project.ts'
import { parsePsplib } from '#app/core/roadmap/psplib.ts'
import { scheduleProject } from '#app/core/roadmap/schedule.ts'
import { boundWeeks } from '#app/core/roadmap/schedule-bounds.ts'
import { drawInstances } from '#tests/bench/progen.ts'
import { OPTIMA } from '#tests/bench/progen-optima.ts'

const instances = [...drawInstances()].map(([name, text]) => ({ name, project: parsePsplib(text) }))
const LEAST = OPTIMA.flat()

test('480 instances of 30 jobs and two dummies, with the arcs and requests of their design', () => {
  const shares = instances.map(({ project }) => ({
    jobs: project.activities.length,
    arcs: project.activities.reduce((sum, { after }) => sum + after.length, 0) / 32,
    requests: requestsOf(project) / (30 * 4),
  }))

  expect(shares.length).toBe(480)
  for (const [at, { jobs, arcs, requests }] of shares.entries()) {
    expect(jobs).toBe(32)
    expect(arcs).toBeCloseTo([1.5, 1.8, 2.1][Math.floor(at / 160)] ?? 0, 1)
    expect(requests).toBe([0.25, 0.5, 0.75, 1][Math.floor(at / 40) % 4])
  }
})

test('at full strength resources hold nothing up, as the design has it', () => {
  for (const [at, { name, project }] of instances.entries()) {
    if (Math.floor(at / 10) % 4 !== 3) continue
    expect([name, LEAST[at]]).toEqual([name, findCriticalPath(compileProject(project)).weeks])
  }
})

test('each optimum lies between our lower bound and a schedule: it belongs to this very instance', () => {
  expect(LEAST.length).toBe(instances.length)
  for (const [at, { name, project }] of instances.entries()) {
    const compiled = compileProject(project)
    const path = findCriticalPath(compiled)
    const list = listByPriority(compiled, prioritise(compiled, path, 'LFT'))
    expect(LEAST[at], name).toBeGreaterThanOrEqual(boundWeeks(compiled, path))
    expect(LEAST[at], name).toBeLessThanOrEqual(makespanOf(compiled, scheduleInOrder(compiled, list)))
  }
})

test.each(['own9_6', 'own25_4', 'own29_1'])(
  '%s is scheduled in its least weeks: random lists alone miss it',
  (wanted) => {
    const at = instances.findIndex(({ name }) => name === wanted)
    const project = instances[at]?.project ?? { capacities: {}, activities: [] }

    expect(scheduleProject(project)).toMatchObject({ makespan: LEAST[at] })
  },
)

function requestsOf({ activities }: Project): number {
  return activities.reduce((sum, { demand }) => sum + Object.values(demand).filter((units) => units > 0).length, 0)
}
