import type { AspectModel } from './capability-state.ts'

/** Lowest and highest level by question and answer code, laid end to end: `codes` places for each question index. */
export type AspectLevels = { codes: number; lo: Int8Array; hi: Int8Array }

/** Lays out the levels of all answers to all questions. */
export function layOutLevels(questionCount: number, aspects: readonly AspectModel[]): AspectLevels {
  const codes = Math.max(1, ...aspects.map(({ lo }) => lo.length))
  const lo = new Int8Array(questionCount * codes)
  const hi = new Int8Array(questionCount * codes)
  for (const aspect of aspects) {
    lo.set(aspect.lo, aspect.questionIndex * codes)
    hi.set(aspect.hi, aspect.questionIndex * codes)
  }
  return { codes, lo, hi }
}
