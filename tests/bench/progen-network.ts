type Random = () => number

/** Jobs that may start at once, jobs that nothing waits for, and the most arcs into or out of a job. */
const MOST_ARCS = 3

/** The arcs of a project: job 0 is before all others, the last job behind all others. */
export type Network = {
  /** By job, the jobs right after it. */
  after: Set<number>[]
  /** By job, the jobs right before it. */
  before: Set<number>[]
  /** By job, everything that comes later, itself included. */
  later: Set<number>[]
}

/**
 * A network of `arcs` arcs in which no arc follows from others, every job is tied in, and arcs lead to higher numbers only.
 *
 * @param nodes jobs, the first and the last one included
 * @source Kolisch, Sprecher and Drexl 1995, ProGen: a predecessor for each job, then a successor, then arcs at random
 */
export function drawNetwork(nodes: number, arcs: number, random: Random): Network {
  for (;;) {
    const network = tieIn(nodes, random)
    if (network && addArcs(network, arcs, random)) return network
  }
}

function tieIn(nodes: number, random: Random): Network | null {
  const [after, before] = [0, 1].map(() => range(0, nodes).map(() => new Set<number>())) as [
    Set<number>[],
    Set<number>[],
  ]
  const network = { after, before, later: range(0, nodes).map((job) => new Set([job])) }
  const [last, ends] = [nodes - 1, nodes - 1 - MOST_ARCS]
  for (const job of range(ends, last)) addArc(network, job, last)
  for (const job of range(1, 1 + MOST_ARCS)) addArc(network, 0, job)
  for (const job of range(1 + MOST_ARCS, last)) {
    const from = oneOf(
      range(1, Math.min(job, ends)).filter((each) => mayAdd(network, each, job)),
      random,
    )
    if (from === undefined) return null
    addArc(network, from, job)
  }
  for (const job of range(1, ends).filter((each) => after[each]?.size === 0)) {
    const to = oneOf(
      range(Math.max(job, MOST_ARCS) + 1, last).filter((each) => mayAdd(network, job, each)),
      random,
    )
    if (to === undefined) return null
    addArc(network, job, to)
  }
  return network
}

/** Adds arcs at random until there are `arcs`; false if too few are left. What may not stand once never may again. */
function addArcs(network: Network, arcs: number, random: Random): boolean {
  const last = network.after.length - 1
  const pairs = range(1, last - MOST_ARCS).flatMap((from) =>
    range(Math.max(from, MOST_ARCS) + 1, last).map((to) => [from, to] as const),
  )
  let left = arcs - network.after.reduce((sum, { size }) => sum + size, 0)
  while (left > 0 && pairs.length > 0) {
    const [arc] = pairs.splice(Math.floor(random() * pairs.length), 1)
    if (arc === undefined || !mayAdd(network, ...arc)) continue
    addArc(network, ...arc)
    left -= 1
  }
  return left === 0
}

/** Whether the arc may stand: neither it nor an arc that is there would follow from the others. */
function mayAdd({ after, before, later }: Network, from: number, to: number): boolean {
  if ((after[from]?.size ?? 0) >= MOST_ARCS || (before[to]?.size ?? 0) >= MOST_ARCS) return false
  if (later[from]?.has(to)) return false
  return !after.some((nexts, job) => later[job]?.has(from) && [...nexts].some((next) => later[to]?.has(next)))
}

function addArc({ after, before, later }: Network, from: number, to: number): void {
  after[from]?.add(to)
  before[to]?.add(from)
  for (const each of later) if (each.has(from)) for (const job of later[to] ?? []) each.add(job)
}

const range = (from: number, end: number) => Array.from({ length: Math.max(0, end - from) }, (_, at) => from + at)
const oneOf = (list: readonly number[], random: Random) => list[Math.floor(random() * list.length)]
