import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { VERDICTS, type Verdict } from '#app/core/scoring/result.ts'
import { type CheckRequest, type CheckState, readCheck, type Standing } from './check-state.ts'
import { listCandidates } from './list-candidates.ts'
import { isSameInEveryScope, type ScopeGap, scopeGaps } from './scope-left.ts'
import { rankRange } from './verdict-outlook.ts'
import { bestOf, weighCandidates } from './weigh-candidates.ts'

/** Why a question is asked: the wanted targets whose verdict it could change, ids ascending. */
type Why = {
  /** `null` for scope questions, which say what applies at all. */
  capability: string | null
  targets: string[]
  /** Expected fall of the openness of all verdicts; `null` for scope questions. */
  gain: number | null
}

/** A verdict that no further answer can change; `verdict` is `null` if the target does not apply. */
type Settled = { id: string; verdict: Verdict | null; range: [Verdict, Verdict] | null }

/** A verdict that is still open, or that rests on scope answers nobody gave. */
type Open = { id: string; range: [Verdict, Verdict] | null; assumes: string[] }

/** The next step of a check. */
export type NextQuestion = {
  /** `null`: there is nothing left that could be asked; everything wanted is settled if `open` is empty. */
  question: string | null
  /** The use case that a scope question is asked for. */
  useCase: string | null
  why: Why | null
  /** With homework ignored `verdict` is the worse of the two where ready and ready after homework are not told apart. */
  determined: Settled[]
  open: Open[]
}

/**
 * The question whose answer settles most of the wanted verdicts per minute, scope questions first; or that the check is
 * over, because the full questionnaire could not change them, or because nobody can say what is missing.
 *
 * @throws RangeError for an unknown target, question or option
 * @source methods 3.1, theorem 3; methods-errata W3-W6, A14
 */
export function nextQuestion(model: Model, sheet: AnswerSheet, request: CheckRequest): NextQuestion {
  const state = readCheck(model, sheet, request)
  const unsettled = state.standings.filter((standing) => !isSettled(state, standing))
  const found = unsettled.length === 0 ? null : (nextScope(state, unsettled) ?? nextMeasured(state))
  return {
    question: found?.question ?? null,
    useCase: found?.useCase ?? null,
    why: found?.why ?? null,
    determined: state.standings.filter((standing) => !unsettled.includes(standing)).map(settledAs),
    open: unsettled.map(openAs),
  }
}

/** Whether no answer can change a verdict any more: not one of the questions left, nor one of the scope. */
export function isSettled(state: CheckState, standing: Standing): boolean {
  if (standing.isOpen) return false
  return standing.outlook.wanted.assumes.length === 0 || isSameInEveryScope(state, standing)
}

type Found = Pick<NextQuestion, 'question' | 'useCase' | 'why'>

/** The scope question on which most verdicts rest. */
function nextScope(state: CheckState, unsettled: readonly Standing[]): Found | null {
  const waiting = new Map<string, { gap: ScopeGap; targets: string[] }>()
  for (const standing of unsettled) {
    for (const gap of scopeGaps(state, standing)) {
      if (!gap.mayAsk) continue
      const key = `${gap.question} ${gap.useCase ?? ''}`
      const { targets } = waiting.get(key) ?? { targets: [] }
      waiting.set(key, { gap, targets: [...targets, standing.outlook.wanted.id] })
    }
  }
  const keys = [...waiting.keys()].sort()
  const most = Math.max(...keys.map((key) => waiting.get(key)?.targets.length ?? 0))
  const first = waiting.get(keys.find((key) => waiting.get(key)?.targets.length === most) ?? '')
  if (first === undefined) return null
  const { gap, targets } = first
  return { question: gap.question, useCase: gap.useCase, why: { capability: null, targets, gain: null } }
}

function nextMeasured(state: CheckState): Found | null {
  const best = bestOf(weighCandidates(state, listCandidates(state, 'askable')))
  if (best === null) return null
  const { aspect, standings } = best.candidate
  return {
    question: aspect.question.id,
    useCase: null,
    why: {
      capability: aspect.question.capability,
      targets: standings.map(({ outlook }) => outlook.wanted.id),
      gain: best.gain,
    },
  }
}

function rangeOf({ outlook, missing }: Standing): [Verdict, Verdict] | null {
  if (!outlook.wanted.applies) return null
  const [worst, best] = rankRange(outlook, missing)
  return [VERDICTS[worst] as Verdict, VERDICTS[best] as Verdict]
}

function settledAs(standing: Standing): Settled {
  const range = rangeOf(standing)
  return { id: standing.outlook.wanted.id, verdict: range?.[0] ?? null, range }
}

function openAs(standing: Standing): Open {
  const { id, assumes } = standing.outlook.wanted
  return { id, range: rangeOf(standing), assumes: [...assumes] }
}
