import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import type { TriageAnswers } from '#app/core/governance/triage/read-answers.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { createTurns } from '#app/server/turns.server.ts'
import { isRemembered } from './remembered.server.ts'

/** Each takes a tenth of a second, some more than half of one: nobody waits much longer than for a few seconds. */
const MOST_WAITING = 8
const RETRY_SECONDS = 5

const inTurn = createTurns(MOST_WAITING)

/**
 * Does the work of one step of the free check; where its answers were not placed lately, in turn with all others.
 *
 * @param on ISO day
 * @throws a 429 response after too many new answers from one address; a 503 response while too many are waiting
 */
export async function placedInTurn<T>(
  context: Readonly<RouterContextProvider>,
  { triage, on }: { triage: TriageAnswers; on: string },
  work: () => T,
): Promise<T> {
  const own = context.get(services)
  if (isRemembered(own.law(), triage, on)) return work()
  await requireWithinLimit(own, 'newCheck', context.get(visitor).address)
  const placed = await inTurn(work)
  if (placed) return placed.done
  own.retryAfter(RETRY_SECONDS)
  throw refusal(503, own.say('checkBusy', { seconds: RETRY_SECONDS }))
}
