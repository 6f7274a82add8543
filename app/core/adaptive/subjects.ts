import type { AnswerState } from '#app/core/scoring/answer-reading.ts'
import { type AspectModel, REMOVED } from '#app/core/scoring/capability-state.ts'
import type { CapabilityModel, Model } from '#app/core/scoring/compile-model.ts'
import { MAX_LEVEL, type Question } from '#content/schema.ts'

/** How many levels there are. */
export const LEVELS = MAX_LEVEL + 1

/**
 * Why a question leaves its level open. `open`: not answered yet; `unsure`: nobody who was asked knows; `split`: people
 * differ; `known`: it does not.
 */
type Standing = 'known' | 'open' | 'unsure' | 'split'

/** One question on a capability as it stands. */
export type Aspect = {
  question: Question
  standing: Standing
  /** It may be asked now. */
  mayAsk: boolean
  lo: number
  hi: number
  /** Chance of each level, 0-4; only the order of questions hangs on it, never a verdict. */
  odds: readonly number[]
}

/** One capability as it stands. */
export type Subject = { capability: number; aspects: Aspect[]; lo: number; hi: number }

/** How likely each answer to a question is, in its order (levels 0-4, or options); without one all are alike. */
export type Prior = ReadonlyMap<string, readonly number[]>

export type AskingRules = {
  /** Questions answered "not sure" that somebody else may still be asked. */
  askAgain: ReadonlySet<string>
  prior: Prior
}

/** The capabilities of a sheet with what is likely of them; made when first looked up. */
export function subjectsOf(model: Model, state: AnswerState, rules: AskingRules): (capability: number) => Subject {
  const known: (Subject | undefined)[] = []
  return (capability) => {
    const subject = known[capability] ?? readSubject(model.capabilities[capability] as CapabilityModel, state, rules)
    known[capability] = subject
    return subject
  }
}

function readSubject(
  { index, aspects }: CapabilityModel,
  { states, lo, hi }: AnswerState,
  rules: AskingRules,
): Subject {
  const own = states[index]
  const codes = own?.codes ?? []
  const read = aspects.flatMap((aspect, at) => {
    const code = codes[at] ?? REMOVED
    return code === REMOVED ? [] : [readAspect(aspect, code, { rules, canAsk: own?.open ?? [] })]
  })
  return { capability: index, aspects: read, lo: lo[index] as number, hi: hi[index] as number }
}

type AspectRules = { rules: AskingRules; canAsk: readonly string[] }

function readAspect(aspect: AspectModel, code: number, { rules, canAsk }: AspectRules): Aspect {
  const { question, open, unsure } = aspect
  const [lo, hi] = [aspect.lo[code] as number, aspect.hi[code] as number]
  const standing = lo === hi ? 'known' : code === open ? 'open' : code === unsure ? 'unsure' : 'split'
  const isLeft = standing === 'open' || (standing === 'unsure' && rules.askAgain.has(question.id))
  const odds = isLeft && question.own !== 'hidden' ? priorOdds(aspect, rules.prior) : evenOdds(lo, hi)
  return { question, standing, mayAsk: isLeft && canAsk.includes(question.id), lo, hi, odds }
}

/** @source methods 3.1: uniform over the answers, or as often as others gave them */
function priorOdds({ codes, unsure, lo, question }: AspectModel, prior: Prior): number[] {
  const answers = [...codes.values()].filter((code) => code !== unsure)
  const weights = prior.get(question.id) ?? answers.map(() => 1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const odds = Array.from({ length: LEVELS }, () => 0)
  answers.forEach((code, at) => {
    const level = lo[code] as number
    odds[level] = (odds[level] as number) + (weights[at] as number) / total
  })
  return odds
}

/** @source methods-errata W4: what is open and can no longer be asked counts uniformly */
function evenOdds(lo: number, hi: number): number[] {
  return Array.from({ length: LEVELS }, (_, level) => (level < lo || level > hi ? 0 : 1 / (hi - lo + 1)))
}

/**
 * Chance of each level of a capability, which is the lowest of its questions' levels.
 *
 * @param given one question's level taken for granted
 */
export function levelOdds({ aspects }: Subject, given?: { aspect: Aspect; level: number }): Float64Array {
  const odds = new Float64Array(LEVELS)
  let above = 0
  for (let level = MAX_LEVEL; level >= 0; level--) {
    let atLeast = 1
    for (const aspect of aspects) {
      if (aspect === given?.aspect) atLeast *= given.level >= level ? 1 : 0
      else atLeast *= chanceOf(aspect.odds, level)
    }
    odds[level] = atLeast - above
    above = atLeast
  }
  return odds
}

function chanceOf(odds: readonly number[], from: number): number {
  if (from === 0) return 1
  let sum = 0
  for (let level = from; level < LEVELS; level++) sum += odds[level] as number
  return sum
}

/** Lowest and highest level of a capability with one question's level taken for granted. */
export function levelRange({ aspects }: Subject, given: { aspect: Aspect; level: number }): { lo: number; hi: number } {
  let lo = given.level
  let hi = given.level
  for (const aspect of aspects) {
    if (aspect === given.aspect) continue
    if (aspect.lo < lo) lo = aspect.lo
    if (aspect.hi < hi) hi = aspect.hi
  }
  return { lo, hi }
}
