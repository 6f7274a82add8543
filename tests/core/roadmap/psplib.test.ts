import { expect, test } from 'vitest'
import { parsePsplib } from '#app/core/roadmap/psplib.ts'
import { scheduleProject } from '#app/core/roadmap/schedule.ts'

// Our own small project, written in the format of the PSPLIB single-mode files.
const OWN_INSTANCE = `************************************************************************
file with basedata            : own.bas
************************************************************************
projects                      :  1
jobs (incl. supersource/sink ):  6
horizon                       :  11
RESOURCES
  - renewable                 :  2   R
  - nonrenewable              :  0   N
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          3           2   3   4
   2        1          1           5
   3        1          1           6
   4        1          1           6
   5        1          1           6
   6        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     2       3    0
  4      1     4       0    1
  5      1     2       1    1
  6      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    4    1
************************************************************************
`

test('a PSPLIB file becomes a project with predecessors', () => {
  const project = parsePsplib(OWN_INSTANCE)

  expect(project.capacities).toEqual({ R1: 4, R2: 1 })
  expect(project.activities.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(project.activities[4]).toEqual({ id: '5', weeks: 2, demand: { R1: 1, R2: 1 }, after: ['2'] })
  expect(project.activities[5]?.after).toEqual(['3', '4', '5'])
})

test('its schedule is the shortest: jobs 4 and 5 share the one unit of R2', () => {
  // 4 runs in weeks 0-3, 5 in 4-5; 2 in 0-2, 3 does not fit beside 2 (2 + 3 > 4) and runs in 3-4
  expect(scheduleProject(parsePsplib(OWN_INSTANCE))).toMatchObject({ makespan: 6, lowerBound: 6, proven: true })
})

test('a file without durations, or with several modes, is refused', () => {
  expect(() => parsePsplib('PRECEDENCE RELATIONS:')).toThrow(/RESOURCEAVAILABILITIES is missing/)
  expect(() => parsePsplib(OWN_INSTANCE.replace('  3      1     2', '  3      2     2'))).toThrow(/mode/)
})
