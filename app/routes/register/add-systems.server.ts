import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { NewSystem } from '#app/core/governance/register/new-system.ts'
import { systemOfKind } from '#app/core/governance/register/propose-systems.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenRegister } from '#app/server/register/register.server.ts'
import type { Say } from '#app/server/words.server.ts'
import { addSystems } from '#db/queries/ai-systems.server.ts'
import { MOST_GUEST_SYSTEMS, mostSystems } from '#db/queries/register-size.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * Adds the systems of these kinds to a register, each with what is known of its kind.
 *
 * @returns why none was added; `null`: all were
 * @throws a 400 response for a kind that there is not
 */
export async function addProposed(context: Context, open: OpenRegister, kinds: readonly string[]) {
  const { law, say } = context.get(services)
  if (kinds.length === 0) return say('noSystemChosen')
  const { prefills } = law()
  const systems = [...new Set(kinds)].map((kind) => {
    const system = systemOfKind(prefills, kind)
    if (!system) throw refusal(400, say('unknownForm'))
    return system
  })
  const added = await addAll(context, open, systems)
  return Array.isArray(added) ? null : added.error
}

/** @returns ids of the new systems, or that the register is full */
export async function addAll(
  context: Context,
  { scope, clientId }: OpenRegister,
  systems: readonly NewSystem[],
): Promise<string[] | { error: string }> {
  const { database, say } = context.get(services)
  const added = await database.withWorkspace(
    scope,
    async (tx) => (await addSystems(tx, clientId, systems)) ?? { most: await mostSystems(tx) },
  )
  return 'most' in added ? { error: sayFull(say, added.most) } : added
}

/** Why nothing more goes into a register that holds so many. @param most what it may hold */
export const sayFull = (say: Say, most: number): string =>
  say(most === MOST_GUEST_SYSTEMS ? 'tooManyGuestSystems' : 'tooManySystems', { max: most })
