import { linearScale } from './linear-scale.ts'
import { rounded } from './rounded.ts'

type Span = { lo: number; hi: number }
type Tick = { value: number; text: string }

/** A use case on the picture: what it costs once, what a year brings, and where four in five draws of that lie. */
export type ValueEffortItem = { letter: string; cost: Span; net: Span; likely: Span; isFirst: boolean }

export type ValueEffortInput = {
  items: readonly ValueEffortItem[]
  /** Marks of the scales, ascending; the first and last are their ends. */
  costTicks: readonly Tick[]
  netTicks: readonly Tick[]
  width: number
  height: number
}

type Cross = {
  letter: string
  isFirst: boolean
  /** From end to end in both directions, with caps. */
  arms: string
  /** The likely part of the upright one. */
  likely: string
  label: { x: number; y: number }
}

export type ValueEffort = {
  width: number
  height: number
  plot: { left: number; right: number; top: number; bottom: number }
  /** Where a year neither brings nor loses money. */
  zero: number
  costTicks: { x: number; text: string }[]
  netTicks: { y: number; text: string }[]
  crosses: Cross[]
}

const MARGIN = { top: 32, right: 18, bottom: 26, left: 74 }
const CAP = 4
const LABEL = 16

/**
 * Value against effort: each use case as a cross from end to end of both of its ranges. It has no point: where its arms meet
 * says nothing.
 */
export function layOutValueEffort({ items, costTicks, netTicks, width, height }: ValueEffortInput): ValueEffort {
  const plot = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom }
  const scaleX = linearScale(endsOf(costTicks), [plot.left, plot.right])
  const scaleY = linearScale(endsOf(netTicks), [plot.bottom, plot.top])
  const x = (cost: number) => rounded(scaleX(cost))
  const y = (net: number) => rounded(scaleY(net))
  return {
    width,
    height,
    plot,
    zero: y(0),
    costTicks: costTicks.map(({ value, text }) => ({ x: x(value), text })),
    netTicks: netTicks.map(({ value, text }) => ({ y: y(value), text })),
    crosses: placeLabels(
      items.map((item) => crossOf(item, { x, y })),
      plot.right,
    ),
  }
}

function endsOf(ticks: readonly Tick[]): [number, number] {
  return [ticks[0]?.value ?? 0, ticks.at(-1)?.value ?? 1]
}

type Scales = { x: (cost: number) => number; y: (net: number) => number }

function crossOf({ letter, isFirst, cost, net, likely }: ValueEffortItem, { x, y }: Scales): Cross {
  const [left, right, top, bottom] = [x(cost.lo), x(cost.hi), y(net.hi), y(net.lo)]
  const [midX, midY] = [rounded((left + right) / 2), rounded((top + bottom) / 2)]
  const across = `M${left} ${midY}H${right}M${left} ${midY - CAP}V${midY + CAP}M${right} ${midY - CAP}V${midY + CAP}`
  const upright = `M${midX} ${top}V${bottom}M${midX - CAP} ${top}H${midX + CAP}M${midX - CAP} ${bottom}H${midX + CAP}`
  return {
    letter,
    isFirst,
    arms: across + upright,
    likely: `M${midX} ${y(likely.hi)}V${y(likely.lo)}`,
    label: { x: midX, y: top - 7 },
  }
}

/** Letters stand above their crosses, and beside one another where crosses end at the same place. */
function placeLabels(crosses: readonly Cross[], right: number): Cross[] {
  const placed: Cross[] = []
  for (const cross of crosses) {
    let { x, y } = cross.label
    const isTaken = () => placed.some(({ label }) => Math.abs(label.x - x) < LABEL && Math.abs(label.y - y) < LABEL)
    while (isTaken()) {
      x += LABEL
      if (x <= right) continue
      x = cross.label.x
      y -= LABEL
    }
    placed.push({ ...cross, label: { x, y } })
  }
  return placed
}
