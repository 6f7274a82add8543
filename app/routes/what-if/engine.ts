import { compileModel } from '#app/core/scoring/compile-model.ts'
import { planWith, verdictsWith, type WhatIfGround } from '#app/core/what-if/what-if.ts'
import type { Catalogue } from '#content/schema.ts'
import type { Levels, Outcome } from './what-if-view.ts'

/** Scoring and planning in the browser, by the rules of one catalogue. */
export type Engine = {
  /** Takes about a millisecond. */
  verdicts(levels: Levels): Outcome['verdicts']
  /** Takes tens of milliseconds: not for every step of a slider. */
  plan(levels: Levels): Outcome['plan']
}

/**
 * Fetches the rules and lays them out.
 *
 * @throws if they cannot be had
 */
export async function openEngine(rulesHref: string, ground: WhatIfGround): Promise<Engine> {
  const answer = await fetch(rulesHref)
  if (!answer.ok) throw new Error(`The rules were answered with ${answer.status}.`)
  const model = compileModel((await answer.json()) as Catalogue)
  return {
    verdicts: (levels) => verdictsWith(model, ground, levels),
    plan: (levels) => planWith(model, ground, levels),
  }
}
