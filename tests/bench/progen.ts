import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { drawNetwork, type Network } from './progen-network.ts'

/** Dummy start and end included. */
const NODES = 32
const JOBS = NODES - 2
const RESOURCES = 4
const MOST_WEEKS = 10
const MOST_UNITS = 10

const COMPLEXITY = [1.5, 1.8, 2.1]
const FACTOR = [0.25, 0.5, 0.75, 1]
const STRENGTH = [0.2, 0.5, 0.7, 1]
const EACH = 10

type Design = { complexity: number; factor: number; strength: number }
type Random = () => number
type Instance = { network: Network; weeks: number[]; requests: number[][]; capacities: number[] }

/**
 * 480 instances of the design of the public set j30, drawn by us: by name, such as `own1_1`, the text of an `.sm` file.
 *
 * Three complexities of the network (arcs a job), four resource factors (share of the resources that a job needs) and
 * four resource strengths, ten instances each. The same text on every machine.
 *
 * @source Kolisch, Sprecher and Drexl 1995, ProGen; Kolisch and Sprecher 1997 for the parameters of j30
 */
export function drawInstances(): Map<string, string> {
  const designs = COMPLEXITY.flatMap((complexity) =>
    FACTOR.flatMap((factor) => STRENGTH.map((strength): Design => ({ complexity, factor, strength }))),
  )
  const drawn = designs.flatMap((design, cell) =>
    Array.from({ length: EACH }, (_, at): [string, string] => {
      const random = mulberry32(1000 * (cell + 1) + at + 1)
      return [`own${cell + 1}_${at + 1}`, asFile(drawInstance(design, random))]
    }),
  )
  return new Map(drawn)
}

function drawInstance({ complexity, factor, strength }: Design, random: Random): Instance {
  const network = drawNetwork(NODES, Math.round(complexity * NODES), random)
  const weeks = network.after.map((_, job) => (job === 0 || job === NODES - 1 ? 0 : upTo(MOST_WEEKS, random)))
  const requests = drawRequests(factor, random)
  const peaks = peaksOf(network, weeks, requests)
  const capacities = peaks.map((peak, resource) => {
    const least = Math.max(...requests.map((units) => units[resource] ?? 0))
    return least + Math.round(strength * (peak - least))
  })
  return { network, weeks, requests, capacities }
}

/** Units by job and resource: one resource for each job, then pairs at random until the factor is reached. */
function drawRequests(factor: number, random: Random): number[][] {
  const requests = Array.from({ length: NODES }, () => new Array<number>(RESOURCES).fill(0))
  const give = (job: number, resource: number) => {
    const row = requests[job]
    if (row) row[resource] = upTo(MOST_UNITS, random)
  }
  for (let job = 1; job <= JOBS; job++) give(job, upTo(RESOURCES, random) - 1)
  const needed = Math.round(factor * JOBS * RESOURCES) - JOBS
  for (let more = 0; more < needed; more++) {
    const open = requests.flatMap((row, job) =>
      job === 0 || job > JOBS ? [] : row.flatMap((units, resource) => (units === 0 ? [[job, resource] as const] : [])),
    )
    const pair = open[Math.floor(random() * open.length)]
    if (pair) give(...pair)
  }
  return requests
}

/** The most that each resource would need in a week if every job began as early as the network lets it. */
function peaksOf({ before }: Network, weeks: readonly number[], requests: readonly number[][]): number[] {
  const starts = earliestStarts(before, weeks)
  return Array.from({ length: RESOURCES }, (_, resource) => {
    const used = new Array<number>(MOST_WEEKS * NODES).fill(0)
    for (const [job, start] of starts.entries()) {
      for (let week = start; week < start + (weeks[job] ?? 0); week++) {
        used[week] = (used[week] ?? 0) + (requests[job]?.[resource] ?? 0)
      }
    }
    return Math.max(...used)
  })
}

function earliestStarts(before: readonly Set<number>[], weeks: readonly number[]): number[] {
  const starts: number[] = []
  for (const jobs of before)
    starts.push(Math.max(0, ...[...jobs].map((each) => (starts[each] ?? 0) + (weeks[each] ?? 0))))
  return starts
}

const upTo = (most: number, random: Random) => 1 + Math.floor(random() * most)

function asFile({ network, weeks, requests, capacities }: Instance): string {
  const names = capacities.map((_, at) => `R ${at + 1}`)
  return [
    STARS,
    'file with basedata            : own.bas',
    STARS,
    'projects                      :  1',
    `jobs (incl. supersource/sink ):  ${NODES}`,
    `horizon                       :  ${weeks.reduce((sum, each) => sum + each, 0)}`,
    'RESOURCES',
    `  - renewable                 :  ${RESOURCES}   R`,
    '  - nonrenewable              :  0   N',
    '  - doubly constrained        :  0   D',
    STARS,
    'PRECEDENCE RELATIONS:',
    'jobnr.    #modes  #successors   successors',
    ...network.after.map((jobs, job) =>
      row([job + 1, 1, jobs.size, ...[...jobs].sort(ascending).map((each) => each + 1)]),
    ),
    STARS,
    'REQUESTS/DURATIONS:',
    `jobnr. mode duration  ${names.join('  ')}`,
    '-'.repeat(STARS.length),
    ...requests.map((units, job) => row([job + 1, 1, weeks[job] ?? 0, ...units])),
    STARS,
    'RESOURCEAVAILABILITIES:',
    `  ${names.join('  ')}`,
    row(capacities),
    STARS,
    '',
  ].join('\n')
}

const STARS = '*'.repeat(72)
const ascending = (a: number, b: number) => a - b
const row = (figures: readonly number[]) => figures.map((each) => String(each).padStart(4)).join(' ')
