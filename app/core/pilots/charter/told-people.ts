import type { TeamMember } from './charter-content.ts'

/** What people of a team are mailed about. */
type ToldOf = 'hardEvent' | 'breach' | 'missing'

/**
 * Addresses of those in a team who are told of something, each once.
 *
 * Who stopped the mail is still told of what ends the pilot: the team was named for that.
 */
export function toldPeople(team: readonly TeamMember[], of: ToldOf): string[] {
  const told = team.filter(
    ({ isTold, email, toldOnlyOfHardEvents = false }) =>
      isTold && email !== '' && (of === 'hardEvent' || !toldOnlyOfHardEvents),
  )
  return [...new Set(told.map(({ email }) => email))]
}
