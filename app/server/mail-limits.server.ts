import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { bucketOf, requireWithinLimit } from './limits.server.ts'

/**
 * Takes one of the mails that somebody may have sent for each of these, and one of those that each address may get.
 *
 * @param emails canonical
 * @throws a 429 response that says when to come back
 */
export async function requireMailsWithinLimit(
  context: Readonly<RouterContextProvider>,
  actorId: string,
  emails: readonly string[],
): Promise<void> {
  for (const email of emails) {
    await requireWithinLimit(context.get(services), 'invite', actorId)
    await requireWithinLimit(context.get(services), 'inviteTo', bucketOf(email))
  }
}
