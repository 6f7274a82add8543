import type { Model } from '#app/core/scoring/compile-model.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import type { TeamSheet } from './team.ts'
import { joinAnswers, type TeamAnswers } from './team-answers.ts'

/** A team's answers and what they come to: so far, and for good, whatever those say who may still answer. */
export type TeamScore = { answers: TeamAnswers; soFar: ScoreResult; final: ScoreResult }

/**
 * Scores what a team said. A verdict of `final` that is determined stays so under every answer still to come.
 *
 * @throws RangeError for an unknown question or option
 * @source methods 2.3, theorems 1 and 2
 */
export function scoreTeam(model: Model, team: TeamSheet): TeamScore {
  const answers = joinAnswers(model, team)
  return { answers, soFar: score(model, answers.soFar), final: score(model, answers.final) }
}
