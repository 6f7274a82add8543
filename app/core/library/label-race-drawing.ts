import { type Arm, BAND, BORDER, FIRST_LABELS, LAST_LABELS, type Race } from './label-race.ts'
import type { Point, Weights } from './logistic-regression.ts'

/** Height and width of the plane on which the comments lie. */
export const PLANE = 220
const EDGE = 12

const round = (value: number) => Math.round(value * 10) / 10

/** open: without a label; next: the open one that gets the next label. */
export type Mark = 'open' | 'next' | 'complaint' | 'calm'

/** Each kind of mark has a shape of its own, so that none depends on its colour; drawn around 0. */
export const SHAPES: Record<Mark, string> = {
  open: ring(3),
  next: `${ring(3)}${ring(8)}`,
  complaint: 'M0 -6L6 0L0 6L-6 0Z',
  calm: ring(4.5),
}

function ring(radius: number): string {
  const arc = `a${radius} ${radius} 0 1 0`
  return `M${-radius} 0${arc} ${2 * radius} 0${arc} ${-2 * radius} 0Z`
}

/** Where a comment lies: waiting to the right, friendly words up. */
export function placeOf({ x, y }: Point): Point {
  return { x: along(x), y: along(-y) }
}

const along = (value: number) => round(EDGE + ((value + 1) / 2) * (PLANE - 2 * EDGE))

/** How each comment is marked once an arm has so many labels, in the comments' order. */
export function marksOf({ comments, runs }: Race, arm: Arm, labels: number): Mark[] {
  const { order } = runs[arm]
  return comments.map(({ isPositive }, index) => {
    const turn = order.indexOf(index)
    if (turn < 0 || turn > labels) return 'open'
    if (turn === labels) return 'next'
    return isPositive ? 'complaint' : 'calm'
  })
}

/** How wide the disputed band is drawn: the stroke of the line along its middle. */
export const BAND_WIDTH = round(BAND * (PLANE - 2 * EDGE))

/** The middle of the disputed band, beyond the plane at both ends, so that a stroke fills its corners. */
export function bandPath(): string {
  const [from, to] = [-2, 2].map((y) => placeOf({ x: -(BORDER.intercept + BORDER.y * y) / BORDER.x, y }))
  return `M${from?.x} ${from?.y}L${to?.x} ${to?.y}`
}

/** The line at which the model is undecided, from edge to edge of the plane; empty where it crosses none of it. */
export function borderPath(weights: Weights): string {
  const ends = [...crossings(weights, -1), ...crossings(weights, 1)]
    .filter(({ x, y }) => Math.abs(x) <= 1 && Math.abs(y) <= 1)
    .map(placeOf)
  const [from] = ends
  const to = ends.findLast((end) => end.x !== from?.x || end.y !== from?.y)
  return from && to ? `M${from.x} ${from.y}L${to.x} ${to.y}` : ''
}

/** Where the line meets the upright and the level edge at one side. */
function crossings({ intercept, x, y }: Weights, side: number): Point[] {
  const upright = y === 0 ? [] : [{ x: side, y: -(intercept + x * side) / y }]
  const level = x === 0 ? [] : [{ x: -(intercept + y * side) / x, y: side }]
  return [...upright, ...level]
}

export type ChartSize = { width: number; height: number }
/** Room for the marks of the scales. */
const MARGIN = { left: 40, right: 8, top: 8, bottom: 24 }
/** Shares of right answers at the foot and the head of the chart: half is what a coin gets. */
const FROM = 0.5
const TO = 1

/** Where a number of labels and a share of right answers lie on the chart; below its foot nothing falls. */
export function chartPlace({ width, height }: ChartSize, labels: number, accuracy: number): Point {
  const across = (labels - FIRST_LABELS) / (LAST_LABELS - FIRST_LABELS)
  const up = (Math.max(accuracy, FROM) - FROM) / (TO - FROM)
  return {
    x: round(MARGIN.left + across * (width - MARGIN.left - MARGIN.right)),
    y: round(height - MARGIN.bottom - up * (height - MARGIN.top - MARGIN.bottom)),
  }
}

/** A line through shares of right answers, the first one after `FIRST_LABELS` labels. */
export function curvePath(size: ChartSize, accuracies: readonly number[]): string {
  const places = accuracies.map((accuracy, step) => chartPlace(size, FIRST_LABELS + step, accuracy))
  return places.map(({ x, y }, step) => `${step === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}

/** The shares of right answers of an arm as far as it has come. */
export const accuraciesUntil = ({ runs }: Race, arm: Arm, labels: number) =>
  runs[arm].steps.slice(0, labels - FIRST_LABELS + 1).map(({ accuracy }) => accuracy)
