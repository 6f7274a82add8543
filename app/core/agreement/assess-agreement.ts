import type { Model } from '#app/core/scoring/compile-model.ts'
import { UNSURE } from '#app/core/scoring/scope.ts'
import { type Dispute, listDisputes } from './facilitation.ts'
import { type Alpha, readAlpha } from './krippendorff.ts'
import { scoreTeam, type TeamScore } from './score-team.ts'
import type { TeamSheet } from './team.ts'

/** Everything that is said of how far a team agrees. */
export type Agreement = TeamScore & { alpha: Alpha; disputes: Dispute[] }

/**
 * How far a team agrees: question by question, as a whole, and what to talk about first.
 *
 * @param wanted techniques and use cases that the list of disputes is sorted by; empty: the lead's interests, or all
 * @source methods 2
 */
export function assessAgreement(model: Model, team: TeamSheet, wanted: readonly string[] = []): Agreement {
  const scored = scoreTeam(model, team)
  const targets = wanted.length > 0 ? wanted : (team.profile.interests ?? [])
  return { ...scored, alpha: alphaOf(model, team, scored), disputes: listDisputes(model, scored.answers, targets) }
}

/** Over the levels that all definite answers give, also those with a perspective only (methods-errata A15). */
function alphaOf(model: Model, { members }: TeamSheet, { answers }: TeamScore): Alpha {
  const ratings = answers.items.map(({ question }) => {
    const aspect = model.aspectOf.get(question)
    return members.map(({ answers: own }) => {
      const given = own[question]
      const code = given === undefined || given === UNSURE ? undefined : aspect?.codes.get(given)
      return code === undefined ? null : (aspect?.lo[code] ?? null)
    })
  })
  const observers = members.filter((_, index) => ratings.some((unit) => unit[index] !== null)).length
  return readAlpha(
    ratings.map((unit) => unit.filter((level) => level !== null)),
    observers,
  )
}
