import { isClaimed } from '#app/core/assessment/is-claimed.ts'
import type { Discipline, Level, Question } from '#content/schema.ts'
import { competenceOf } from './competence.ts'

/** Somebody's answer with a level, and whether they wrote where it can be seen. */
export type Claim = {
  participantId: string
  disciplines: readonly string[]
  isLead: boolean
  level: Level
  isWritten: boolean
}

type Asked = Pick<Question, 'disciplines' | 'section'>

/**
 * Who says of a question that a high level is reached that nothing shows yet. What one person wrote of a level also
 * shows the same and lower ones of others, because all of them speak of one company; words beside a lower level show
 * nothing of a higher one. Whoever does not count for the level, does not count here.
 *
 * @param claims answers with a level, of one question
 * @param pieces files and links that show it
 * @returns empty: nothing is only claimed
 * @source methods 2.2, mapping A14
 */
export function unshownClaims(question: Asked, claims: readonly Claim[], pieces: number): Claim[] {
  const counted = countedClaims(question, claims)
  const shownUpTo = Math.max(-1, ...counted.filter(({ isWritten }) => isWritten).map(({ level }) => level))
  return counted.filter(({ level }) => level > shownUpTo && isClaimed(level, { evidence: '', pieces }))
}

/** Those with competence, or all if nobody has any. */
function countedClaims(question: Asked, claims: readonly Claim[]): Claim[] {
  const competent = claims.filter(
    ({ disciplines, isLead }) => competenceOf(question, { disciplines: disciplines as Discipline[], isLead }) > 0,
  )
  return competent.length > 0 ? competent : [...claims]
}

/** Somebody with what they answered; a value without a level is no claim. */
type Claiming = {
  id: string
  disciplines: readonly string[]
  isLead: boolean
  answers: readonly { questionId: string; value: object; isWritten: boolean }[]
}

const NOTHING_SHOWN = { evidence: '', pieces: 0 }

/** All answers with a level to the questions to which somebody said a high one, by question id, in the order of people. */
export function claimsIn(people: readonly Claiming[]): Record<string, Claim[]> {
  const all = people.flatMap(({ id, disciplines, isLead, answers }) =>
    answers.flatMap(({ questionId, value, isWritten }) =>
      'level' in value
        ? [{ questionId, claim: { participantId: id, disciplines, isLead, level: value.level as Level, isWritten } }]
        : [],
    ),
  )
  const byQuestion = Map.groupBy(all, ({ questionId }) => questionId)
  return Object.fromEntries(
    [...byQuestion].flatMap(([id, each]) =>
      each.some(({ claim }) => isClaimed(claim.level, NOTHING_SHOWN))
        ? [[id, each.map(({ claim }) => claim)] as const]
        : [],
    ),
  )
}
