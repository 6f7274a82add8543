import type { GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { Level, Question } from '#content/schema.ts'
import { capabilityLevel } from './capability-level.ts'
import type { AspectState, Blocker, CapabilityScore, Interval } from './result.ts'
import { wholeInterval } from './whole-interval.ts'

/** Code of an aspect that is not part of the model now: its question does not apply or the form leaves it out. */
export const REMOVED = 0

/** One question's part in a capability, with its answers as small numbers so that a whole capability is one number. */
export type AspectModel = {
  /** Index of the capability. */
  capability: number
  question: Question
  /** Index of the question among all, ids ascending. */
  questionIndex: number
  /** Answer codes from 1 on; not in the map: not a possible answer. */
  codes: ReadonlyMap<GivenAnswer, number>
  unsure: number
  open: number
  /** Codes beyond `open`, by lowest and highest level as `lo-hi`: what lies between two answers (see {@link spanCode}). */
  spans: ReadonlyMap<string, number>
  /** Lowest and highest level by code, spans too. */
  lo: readonly number[]
  hi: readonly number[]
  /** Place value in the capability's number. */
  place: number
}

/** All that follows from one combination of answers on one capability: computed once, then only looked up. */
export type CapabilityState = {
  level: Interval
  score: CapabilityScore
  /** The answer that counts, by aspect: {@link REMOVED} also for a fact that the claimed level makes vacuous. */
  codes: readonly number[]
  /** Questions that keep the level open and may be asked now. */
  open: string[]
  /** Questions whose answers hold the level down to its upper end, ids ascending. */
  binding: string[]
  /** What to say of requirement rows that this level, if it is not sure, falls short of; by row number. */
  blockers: (Blocker | undefined)[]
}

/**
 * Lays out the aspects of one capability, ids ascending.
 *
 * @param capability index of the capability
 * @param questions  its level and fact questions
 */
export function layOutAspects(
  capability: number,
  questions: readonly Question[],
  indexOf: ReadonlyMap<string, number>,
): AspectModel[] {
  let place = 1
  return questions.map((question) => {
    const aspect = layOutAspect(question, { capability, questionIndex: indexOf.get(question.id) as number, place })
    place *= aspect.open + 1
    return aspect
  })
}

function layOutAspect(
  question: Question,
  at: Pick<AspectModel, 'capability' | 'questionIndex' | 'place'>,
): AspectModel {
  const levels: [GivenAnswer, Level][] =
    question.kind === 'level'
      ? ([0, 1, 2, 3, 4] as const).map((level) => [level, level])
      : question.options.map(({ id }) => [id, capOf(question, id)])
  const values = levels.map(([, level]) => level)
  const hull = { lo: Math.min(...values), hi: Math.max(...values) }
  const unsure = levels.length + 1
  const open = unsure + 1
  const spans = spansBetween(values)
  return {
    question,
    ...at,
    codes: new Map([...levels.map(([answer], index) => [answer, index + 1] as const), ['unsure', unsure]]),
    unsure,
    open,
    spans: new Map(spans.map(({ lo, hi }, index) => [`${lo}-${hi}`, open + 1 + index])),
    lo: [4, ...values, hull.lo, hull.lo, ...spans.map(({ lo }) => lo)],
    hi: [4, ...values, hull.hi, hull.hi, ...spans.map(({ hi }) => hi)],
  }
}

function spansBetween(values: readonly number[]): Interval[] {
  const distinct = [...new Set(values)].sort((a, b) => a - b)
  return distinct.flatMap((lo, index) => distinct.slice(index).map((hi) => ({ lo, hi })))
}

/**
 * The code of what lies between two answers: people answered differently, or may still answer.
 *
 * @throws RangeError if no answer gives one of the two levels
 */
export function spanCode({ spans, question }: AspectModel, { lo, hi }: Interval): number {
  const code = spans.get(`${lo}-${hi}`)
  if (code === undefined) throw new RangeError(`${question.id} has no answers from ${lo} to ${hi}.`)
  return code
}

function capOf(question: Question, option: string): Level {
  const cap = question.caps[option]
  if (cap === undefined) throw new RangeError(`${question.id} gives no level for option ${option}.`)
  return cap
}

/**
 * What a capability comes to for one answer code per aspect.
 *
 * @param codes one per aspect, {@link REMOVED} for what is not part of the model now
 * @source mapping A2, methods 1.2, 1.3
 */
export function capabilityState(
  id: string,
  aspects: readonly AspectModel[],
  codes: readonly number[],
): CapabilityState {
  const claim = claimOf(aspects, codes)
  if (claim === null) return notApplicable(id, aspects.length)
  const read = aspects.map((aspect, index) => readAspect(aspect, codes[index] as number, claim))
  const kept = read.filter((aspect) => aspect !== null)
  const weights = kept.map(() => 1)
  const levelAt = (end: keyof Interval) =>
    capabilityLevel(
      kept.map(({ level }) => level[end]),
      weights,
      'min',
    )
  const level = wholeInterval(levelAt('lo'), levelAt('hi'))
  const scored = kept.map(({ question, level, state }) => Object.freeze({ question, level, state }))
  const open = kept.filter(({ level: own, canAsk }) => canAsk && own.lo < own.hi && own.lo < level.hi)
  return {
    level,
    score: freeze({ id, level, applies: true, aspects: freeze(scored) }),
    codes: read.map((aspect, index) => (aspect?.state === 'vacuous' ? REMOVED : (codes[index] as number))),
    open: freeze(level.lo < level.hi ? open.map(({ question }) => question) : []),
    binding: freeze(kept.filter((aspect) => aspect.level.hi === level.hi).map(({ question }) => question)),
    blockers: [],
  }
}

/** The interval of the level question and whether somebody said "not sure"; `null` if the question does not apply. */
type Claim = Interval & { isUnsure: boolean }

function claimOf(aspects: readonly AspectModel[], codes: readonly number[]): Claim | null {
  const lead = leadAspect(aspects)
  const index = lead === undefined ? -1 : aspects.indexOf(lead)
  const aspect = aspects[index]
  const code = codes[index]
  if (aspect === undefined || code === undefined || code === REMOVED) return null
  return { lo: aspect.lo[code] as number, hi: aspect.hi[code] as number, isUnsure: code === aspect.unsure }
}

type ReadAspect = { question: string; level: Interval; state: AspectState; canAsk: boolean }

function readAspect({ question, unsure, open, lo, hi }: AspectModel, code: number, claim: Claim): ReadAspect | null {
  if (code === REMOVED) return null
  const from = question.fromLevel ?? 0
  if (claim.hi < from) {
    return { question: question.id, level: wholeInterval(4, 4), state: 'vacuous', canAsk: false }
  }
  const level = wholeInterval(lo[code] as number, hi[code] as number)
  const state = code === open ? 'open' : code === unsure ? 'unsure' : 'answered'
  const canAsk = question.own !== 'hidden' && (claim.lo >= from || claim.isUnsure)
  return { question: question.id, level, state, canAsk }
}

function notApplicable(id: string, count: number): CapabilityState {
  const level = wholeInterval(0, 4)
  return {
    level,
    score: freeze({ id, level, applies: false, aspects: freeze([]) }),
    codes: Array.from({ length: count }, () => REMOVED),
    open: freeze([]),
    binding: freeze([]),
    blockers: [],
  }
}

/** Freezes what results share; the type stays that of the contract, and a write to it is a bug that throws. */
export function freeze<T extends object>(shared: T): T {
  Object.freeze(shared)
  return shared
}

/** The question that decides whether a capability applies: its level question, or its only fact (a fact of the business). */
export function leadAspect(aspects: readonly AspectModel[]): AspectModel | undefined {
  return aspects.find(({ question }) => question.kind === 'level') ?? aspects[0]
}
