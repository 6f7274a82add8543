import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import {
  fitLogistic,
  type LabelledPoint,
  logOdds,
  type Point,
  probabilityOf,
  type Weights,
} from './logistic-regression.ts'

/** clear: a line parts the comments; disputed: in a band around it a label is the toss of a coin. */
export const SETTINGS = ['clear', 'disputed'] as const
export type Setting = (typeof SETTINGS)[number]

/** asked: the comment is labelled of which the model is least sure; random: the next one by chance. */
export const ARMS = ['asked', 'random'] as const
export type Arm = (typeof ARMS)[number]

export const COMMENTS = 60
/** Comments that are never labelled, on which the line is tried. */
export const HELD_OUT = 300
/** Labels that both arms begin with, the same ones: half of each kind. */
export const FIRST_LABELS = 4
export const LAST_LABELS = 32

/** Half the width of the disputed band, across the plane of -1 to 1. */
export const BAND = 0.4

/** Where a comment is as likely a complaint as not. */
export const BORDER: Weights = { intercept: -0.1, x: 1, y: -0.8 }

/** `x`: how much it speaks of waiting, `y`: how friendly its words are, each from -1 to 1. Positive: a complaint. */
type Comment = LabelledPoint

type Run = {
  /** The comments' indices in the order of their labels; the first few are the same in both arms. */
  order: number[]
  /** After `FIRST_LABELS` labels, after one more, and so on up to `LAST_LABELS`: the line and its share of right answers. */
  steps: { weights: Weights; accuracy: number }[]
}

export type Race = { comments: readonly Comment[]; runs: Record<Arm, Run> }

/**
 * Draws comments and labels them twice, once those that the method asks for and once by chance.
 *
 * @param draw any whole number: the same gives the same race
 */
export function runRace(setting: Setting, draw: number): Race {
  const random = mulberry32(draw)
  const comments = Array.from({ length: COMMENTS }, () => drawComment(setting, random))
  const heldOut = Array.from({ length: HELD_OUT }, () => drawComment(setting, random))
  const turns = shuffled(comments, random)
  const first = firstOf(comments, turns)
  const run = (arm: Arm) => runArm({ arm, comments, heldOut, turns, first })
  return { comments, runs: { asked: run('asked'), random: run('random') } }
}

/** How a race stands once both arms have so many labels. */
export type Standing = Record<Arm, number> & {
  /** How likely a complaint the comment is that the model asks for next, 0-1; `null` at the end. */
  probability: number | null
}

/** The shares of right answers after so many labels, `FIRST_LABELS` to `LAST_LABELS`. */
export function standingOf({ comments, runs }: Race, labels: number): Standing {
  const stepOf = (arm: Arm) => runs[arm].steps[labels - FIRST_LABELS] as Run['steps'][number]
  const next = comments[runs.asked.order[labels] ?? -1]
  return {
    asked: stepOf('asked').accuracy,
    random: stepOf('random').accuracy,
    probability: next ? probabilityOf(stepOf('asked').weights, next) : null,
  }
}

/** A comment is a complaint where it speaks more of waiting than its friendliness makes up for. */
function drawComment(setting: Setting, random: () => number): Comment {
  const [x, y] = [random() * 2 - 1, random() * 2 - 1]
  const distance = distanceFromBorder({ x, y })
  const isTossed = setting === 'disputed' && Math.abs(distance) < BAND
  const coin = random() < 0.5
  return { x, y, isPositive: isTossed ? coin : distance > 0 }
}

const distanceFromBorder = (point: Point) => logOdds(BORDER, point) / Math.hypot(BORDER.x, BORDER.y)

/** The indices in an order by chance (Fisher and Yates). */
function shuffled(comments: readonly Comment[], random: () => number): number[] {
  const order = comments.map((_, index) => index)
  for (let last = order.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1))
    const taken = order[at] as number
    order[at] = order[last] as number
    order[last] = taken
  }
  return order
}

/** As many of each kind, the first in the order by chance. */
function firstOf(comments: readonly Comment[], turns: readonly number[]): number[] {
  const half = (isPositive: boolean) =>
    turns.filter((index) => comments[index]?.isPositive === isPositive).slice(0, FIRST_LABELS / 2)
  return [...half(true), ...half(false)]
}

type ArmInput = {
  arm: Arm
  comments: readonly Comment[]
  heldOut: readonly Comment[]
  turns: readonly number[]
  first: readonly number[]
}

function runArm({ arm, comments, heldOut, turns, first }: ArmInput): Run {
  const order = [...first]
  const steps: Run['steps'] = []
  for (;;) {
    const weights = fitLogistic(order.map((index) => comments[index] as Comment))
    steps.push({ weights, accuracy: shareRight(weights, heldOut) })
    if (order.length === LAST_LABELS) return { order, steps }
    const open = turns.filter((index) => !order.includes(index))
    order.push(arm === 'random' ? (open[0] as number) : leastSure(weights, comments, open))
  }
}

function leastSure(weights: Weights, comments: readonly Comment[], open: readonly number[]): number {
  const doubt = (index: number) => Math.abs(logOdds(weights, comments[index] as Comment))
  return open.reduce((least, index) => (doubt(index) < doubt(least) ? index : least))
}

const shareRight = (weights: Weights, comments: readonly Comment[]) =>
  comments.filter((comment) => logOdds(weights, comment) > 0 === comment.isPositive).length / comments.length
