import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import type { ReadingPlan } from '#app/core/pilots/readings/reading-plan.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { problem } from '#app/server/problem.server.ts'
import type { Services } from '#app/server/services.server.ts'
import { type KeyHolder, openKey } from '#db/queries/pilot-keys.server.ts'
import { findTimeZone } from '#db/queries/workspaces.server.ts'
import { findOpenPlan } from './reading-plan.server.ts'

/** What a call with a key may work with. */
export type ReadingsApi = { holder: KeyHolder; plan: ReadingPlan; timeZone: string }

type Call = { request: Request; url: URL; pilotId: string }

/** Signs by which a key is known wherever it stands. */
const KEY_SIGN = 'pf_live_'

/**
 * Answers a program that names the key of this pilot. Who it is, only the header says: cookies are not looked at.
 *
 * @returns every no as a problem, too
 */
export async function openReadingsApi(
  context: Readonly<RouterContextProvider>,
  { request, url, pilotId }: Call,
  answer: (open: ReadingsApi) => Promise<Response>,
): Promise<Response> {
  const own = context.get(services)
  const { say } = own
  try {
    if (url.href.includes(KEY_SIGN)) {
      own.log.warn({ event: 'key in an address' }, 'security')
      return problem(say, { status: 400, detail: say('api.keyInAddress') })
    }
    const holder = await openKey(own.database, bearerOf(request))
    if (holder === null) {
      await requireWithinLimit(own, 'wrongToken', context.get(visitor).address)
      return problem(say, { status: 401, detail: say('api.noKey') })
    }
    await requireWithinLimit(own, 'api', holder.keyId)
    const found = holder.pilotId === pilotId ? await findPlan(own, holder) : null
    return found === null
      ? problem(say, { status: 404, detail: say('api.otherPilot') })
      : await answer({ holder, ...found })
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return problem(say, { status: thrown.status, detail: await thrown.text() })
  }
}

async function findPlan({ database }: Pick<Services, 'database'>, { scope, pilotId }: KeyHolder) {
  return database.withWorkspace(scope, async (tx) => {
    const [plan, timeZone] = [await findOpenPlan(tx, pilotId), await findTimeZone(tx)]
    return plan && timeZone ? { plan, timeZone } : null
  })
}

const bearerOf = ({ headers }: Request) =>
  /^Bearer ([!-~]{1,200})$/i.exec(headers.get('Authorization') ?? '')?.[1] ?? ''

/** What a program calls its sending by; `null`: by nothing; `wrong`: by what cannot be kept. */
export function senderRefOf({ headers }: Request): string | null | 'wrong' {
  const sent = headers.get('Idempotency-Key')
  if (sent === null) return null
  return /^[!-~](?:[ -~]{0,178}[!-~])?$/.test(sent) ? `key ${sent}` : 'wrong'
}
