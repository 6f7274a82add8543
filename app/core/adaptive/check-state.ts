import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { AnswerState } from '#app/core/scoring/answer-reading.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { readSheet } from '#app/core/scoring/read-sheet.ts'
import { planFor, type ScopePlan } from '#app/core/scoring/scope-plan.ts'
import { demandsOn } from './relevance.ts'
import type { Lookup, Missing } from './shortfall.ts'
import { type Aspect, levelOdds, type Prior, type Subject, subjectsOf } from './subjects.ts'
import { isOpen, missingIn, type Outlook, outlookOf } from './verdict-outlook.ts'
import { readWanted } from './wanted.ts'

/** What a check wants to know, and how it may ask. */
export type CheckRequest = {
  /** Techniques and use cases whose verdict is wanted. */
  targets: readonly string[]
  /** Ready and ready after homework need not be told apart. */
  ignoreHomework?: boolean
  /** Questions answered "not sure" that somebody else may still be asked; all others are not asked again. */
  askAgain?: ReadonlySet<string>
  /** Chances of answers as seen elsewhere; they change the order, never a verdict. */
  prior?: Prior
}

/** One wanted target as it stands. */
export type Standing = { outlook: Outlook; missing: Missing; isOpen: boolean }

/** Everything that choosing the next question looks at. */
export type CheckState = {
  model: Model
  sheet: AnswerSheet
  request: CheckRequest
  plan: ScopePlan
  subject(capability: number): Subject
  lookup: Lookup
  standings: Standing[]
}

/**
 * Reads an answer sheet for a check of some targets; ids ascending.
 *
 * @throws RangeError for an unknown target, question or option
 */
export function readCheck(model: Model, sheet: AnswerSheet, request: CheckRequest): CheckState {
  const plan = planFor(model, sheet)
  const state = kept(readSheet(model, plan, sheet))
  const { askAgain = new Set(), prior = new Map(), ignoreHomework = false } = request
  const subject = subjectsOf(model, state, { askAgain, prior })
  const odds: (Float64Array | undefined)[] = []
  const lookup: Lookup = {
    odds(capability) {
      const own = odds[capability] ?? levelOdds(subject(capability))
      odds[capability] = own
      return own
    },
    lo: (capability) => state.lo[capability] as number,
    hi: (capability) => state.hi[capability] as number,
  }
  const standings = readWanted(model, plan, request.targets).map((wanted): Standing => {
    const outlook = outlookOf(wanted, ignoreHomework)
    const missing = missingIn(outlook.parts, lookup)
    return { outlook, missing, isOpen: wanted.applies && isOpen(outlook, missing) }
  })
  return { model, sheet, request, plan, subject, lookup, standings }
}

/** A copy: the arrays are the plan's work space, which the next scoring writes anew. */
function kept({ states, lo, hi, codes }: AnswerState): AnswerState {
  return { states, lo: lo.slice(), hi: hi.slice(), codes: codes.slice() }
}

/** The capabilities that open verdicts name, ascending. */
export function capabilitiesIn(standings: readonly Standing[]): number[] {
  const named = standings.flatMap(({ outlook, isOpen: open }) =>
    open ? outlook.parts.flatMap(({ capabilities }) => capabilities) : [],
  )
  return [...new Set(named)].sort((a, b) => a - b)
}

/** The levels of a capability on which one open verdict still hangs. */
export function demandsOf({ request, lookup }: CheckState, { outlook, missing }: Standing, capability: number) {
  const ignoreHomework = request.ignoreHomework ?? false
  return demandsOn(outlook.wanted, capability, { lookup, missing, ignoreHomework })
}

/** A question that may be asked now and could change an open verdict. */
export type Candidate = { subject: Subject; aspect: Aspect; standings: Standing[] }
