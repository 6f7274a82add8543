import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { findName } from '#db/queries/participants.server.ts'
import { bePresent, type Present } from '#db/queries/presences.server.ts'
import type { OpenAssessment } from './open-assessment.server.ts'

/**
 * Notes that somebody looks at a check, and says who else does. Only the side that sees the whole check learns that:
 * whoever was asked to answer is seen, and sees nobody.
 *
 * @returns names, an empty one for somebody who has not said theirs
 */
export async function othersHere(
  context: Readonly<RouterContextProvider>,
  { scope, assessment, respondent }: Pick<OpenAssessment, 'scope' | 'assessment' | 'respondent'>,
): Promise<string[]> {
  const { database } = context.get(services)
  const others = await database.withSys((tx) => bePresent(tx, { ...scope, assessmentId: assessment.id }))
  if (respondent?.isSelf || others.length === 0) return []
  const named = ({ actorId, name }: Present) =>
    name ?? database.withWorkspace(scope, (tx) => findName(tx, assessment.id, actorId))
  const names = await Promise.all(others.map(named))
  // Whoever began it without an account is a member by now, or gone.
  return names.filter((name) => name !== null)
}
