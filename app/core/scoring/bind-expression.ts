import { type Expression, listAtoms } from '#content/expression.ts'
import { FALSE, not, TRUE, type Truth, UNKNOWN } from './truth.ts'

export type LevelAtom = Extract<Expression, { op: 'level' }>
export type OptionAtom = Extract<Expression, { op: 'option' | 'in' | 'contains' }>

/** How a bound atom is read: a fixed truth, or a reading of the state `S`. */
export type Reading<S> = Truth | ((state: S) => Truth)

/** Says what the atoms of an expression stand for. */
export type Binding<S> = { level(atom: LevelAtom): Reading<S>; options(atom: OptionAtom): Reading<S> }

/**
 * Joins the atoms of an expression into one reading; what is already decided is folded away.
 *
 * @source mapping A3, A10: true if it holds on the whole interval, false if nowhere, else unknown; Kleene and/or
 */
export function bindExpression<S>(expression: Expression, binding: Binding<S>): Reading<S> {
  switch (expression.op) {
    case 'true':
      return TRUE
    case 'level':
      return binding.level(expression)
    case 'and':
    case 'or':
      return joinReadings(
        expression.op,
        expression.terms.map((term) => bindExpression(term, binding)),
      )
    default:
      return binding.options(expression)
  }
}

function joinReadings<S>(op: 'and' | 'or', readings: Reading<S>[]): Reading<S> {
  const decisive = op === 'and' ? FALSE : TRUE
  let settled: Truth = op === 'and' ? TRUE : FALSE
  const open: ((state: S) => Truth)[] = []
  for (const reading of readings) {
    if (typeof reading === 'function') open.push(reading)
    else settled = op === 'and' ? lesser(settled, reading) : greater(settled, reading)
  }
  if (settled === decisive || open.length === 0) return settled
  return op === 'and' ? (state) => allOf(open, state, settled) : (state) => anyOf(open, state, settled)
}

function allOf<S>(readings: ((state: S) => Truth)[], state: S, start: Truth): Truth {
  let truth = start
  for (const read of readings) {
    truth = lesser(truth, read(state))
    if (truth === FALSE) return FALSE
  }
  return truth
}

function anyOf<S>(readings: ((state: S) => Truth)[], state: S, start: Truth): Truth {
  let truth = start
  for (const read of readings) {
    truth = greater(truth, read(state))
    if (truth === TRUE) return TRUE
  }
  return truth
}

const lesser = (a: Truth, b: Truth) => (a < b ? a : b)
const greater = (a: Truth, b: Truth) => (a > b ? a : b)

/** Compares a level known to lie in lo..hi with a bound. */
export function compareLevel(lo: number, hi: number, atom: LevelAtom): Truth {
  switch (atom.cmp) {
    case '>=':
      return lo >= atom.level ? TRUE : hi < atom.level ? FALSE : UNKNOWN
    case '<=':
      return hi <= atom.level ? TRUE : lo > atom.level ? FALSE : UNKNOWN
    case '==':
      return isLevel(lo, hi, atom.level)
    case '!=':
      return not(isLevel(lo, hi, atom.level))
  }
}

function isLevel(lo: number, hi: number, level: number): Truth {
  if (level < lo || level > hi) return FALSE
  return lo === hi ? TRUE : UNKNOWN
}

/** Compares the options chosen in one question with an atom; `==` with a list means exactly these options. */
export function compareOptions(chosen: readonly string[], atom: OptionAtom): Truth {
  const hit = chosen.some((option) => atom.options.includes(option))
  if (atom.op !== 'option') return hit ? TRUE : FALSE
  const same = atom.list
    ? chosen.length === atom.options.length && chosen.every((option) => atom.options.includes(option))
    : hit
  return same === (atom.cmp === '==') ? TRUE : FALSE
}

/** All ids that an expression refers to, each once, in order of appearance. */
export function refsOf(expression: Expression): string[] {
  return [...new Set(listAtoms(expression).map(({ ref }) => ref))]
}
