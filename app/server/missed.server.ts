import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { requireWithinLimit } from './limits.server.ts'
import { refusal } from './refusal.server.ts'

/**
 * The answer to an id of nothing, or of somebody else's. It is counted for the network address: whoever tries ids
 * comes to an end.
 *
 * @throws a 429 response after too many
 */
export async function missed(
  context: Readonly<RouterContextProvider>,
  sentence: 'noAssessment' | 'noWorkspace' | 'noPilot' | 'noAnswering',
): Promise<Response> {
  const own = context.get(services)
  await requireWithinLimit(own, 'unknownId', context.get(visitor).address)
  return refusal(404, own.say(sentence))
}
