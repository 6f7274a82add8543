import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { consideredUseCases, holdsInScope, NONE, statedIn, UNSURE } from '#app/core/scoring/scope.ts'
import type { Question } from '#content/schema.ts'
import { type CheckState, readCheck, type Standing } from './check-state.ts'
import { classOf, rankRange } from './verdict-outlook.ts'

/** A scope question without a definite answer; asked for one use case, or for all (`null`). */
export type ScopeGap = {
  question: string
  useCase: string | null
  /** Nobody was asked yet; else the answer was "not sure". */
  mayAsk: boolean
}

/**
 * Where the scope answers are missing on which a target's verdict rests, in the order of asking: the target itself
 * before other use cases of interest.
 *
 * @source methods-errata W6, mapping A4
 */
export function scopeGaps({ model, sheet, plan }: CheckState, { outlook: { wanted } }: Standing): ScopeGap[] {
  const considered = consideredUseCases(model.catalogue, sheet)
  return wanted.assumes.flatMap((id): ScopeGap[] => {
    const question = model.questionById.get(id) as Question
    if (!holdsInScope(question.scopeCondition, plan.scopes.organisation)) return []
    if (!question.perUseCase || considered.length === 0) {
      return [{ question: id, useCase: null, mayAsk: statedIn(sheet, id) === undefined }]
    }
    const missing = considered.filter((useCase) => plan.scopes.useCases.get(useCase)?.get(id)?.assumed)
    const own = missing.filter((useCase) => useCase === wanted.id)
    const others = missing.filter((useCase) => useCase !== wanted.id).sort()
    return [...own, ...others].map((useCase) => ({
      question: id,
      useCase,
      mayAsk: sheet.profile.useCases?.[useCase]?.[id] === undefined,
    }))
  })
}

/** More combinations than this are not tried: the verdict then counts as resting on what is assumed. */
const MOST_TRIED = 128

/**
 * Whether a determined verdict is the same under every answer to the scope questions that it rests on.
 *
 * @source methods-errata W6
 */
export function isSameInEveryScope(state: CheckState, standing: Standing): boolean {
  const { model, sheet, request } = state
  const { id } = standing.outlook.wanted
  const choices = choicesOf(model, scopeGaps(state, standing), id)
  const count = choices.reduce((product, { answers }) => product * answers.length, 1)
  if (count > MOST_TRIED) return false
  const wanted = verdictClass(standing)
  return combinations(sheet, choices).every((one) => {
    const [other] = readCheck(model, one, { ...request, targets: [id] }).standings
    return other !== undefined && !other.isOpen && verdictClass(other) === wanted
  })
}

function verdictClass({ outlook, missing }: Standing): number | null {
  const [worst] = rankRange(outlook, missing)
  return outlook.wanted.applies ? classOf(worst, outlook.ignoreHomework) : null
}

/** Gaps that get the same answer together: of other use cases only whether any of them says yes counts. */
type Choice = { gaps: ScopeGap[]; answers: (string | string[])[] }

function choicesOf(model: Model, gaps: readonly ScopeGap[], target: string): Choice[] {
  const together = new Map<string, ScopeGap[]>()
  for (const gap of gaps) {
    const key = `${gap.question} ${gap.useCase === target}`
    together.set(key, [...(together.get(key) ?? []), gap])
  }
  return [...together.values()].map((own) => ({
    gaps: own,
    answers: answersTo(model.questionById.get(own[0]?.question ?? '') as Question),
  }))
}

function answersTo({ options, multi }: Question): (string | string[])[] {
  const ids = options.map(({ id }) => id).filter((id) => id !== UNSURE)
  if (!multi) return ids
  const picked = ids.filter((id) => id !== NONE)
  const sets: string[][] = []
  for (let number = 1; number < 2 ** picked.length; number++) {
    sets.push(picked.filter((_, at) => (number >> at) % 2 === 1))
  }
  return ids.includes(NONE) ? [[NONE], ...sets] : sets
}

function combinations(sheet: AnswerSheet, choices: readonly Choice[]): AnswerSheet[] {
  return choices.reduce<AnswerSheet[]>(
    (sheets, { gaps, answers }) =>
      sheets.flatMap((one) =>
        answers.map((answer) => gaps.reduce((filled, gap) => answerGap(filled, gap, answer), one)),
      ),
    [sheet],
  )
}

/** The sheet with one scope answer more. */
function answerGap(sheet: AnswerSheet, { question, useCase }: ScopeGap, answer: string | string[]): AnswerSheet {
  const { profile } = sheet
  if (useCase === null) return { ...sheet, profile: { ...profile, [question]: answer } }
  const own = { ...profile.useCases?.[useCase], [question]: String(answer) }
  return { ...sheet, profile: { ...profile, useCases: { ...profile.useCases, [useCase]: own } } }
}
