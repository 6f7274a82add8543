import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { findDomainPlace, leaveDomain } from '#db/queries/provider-sign-ins.server.ts'
import { listDomains, noteProof } from '#db/queries/providers.server.ts'

type Context = Readonly<RouterContextProvider>

/** A domain counts for so long after its DNS was last seen to say so; after the first it is looked at again. */
const LOOK_AGAIN_MS = 24 * 60 * 60_000
const COUNTS_MS = 7 * LOOK_AGAIN_MS

/** Domains that the workspace proved, and no other since. */
export async function provedDomains(context: Context, workspaceId: string): Promise<ReadonlySet<string>> {
  const { database } = context.get(services)
  const own = await database.withWorkspace({ workspaceId, actorId: workspaceId }, listDomains)
  const proved = own.filter(({ provedAt }) => provedAt !== null).map(({ domain }) => domain)
  const places = await database.withSys(async (tx) => {
    const found = []
    for (const domain of proved) found.push(await findDomainPlace(tx, domain))
    return found
  })
  return new Set(proved.filter((_, at) => places[at]?.workspaceId === workspaceId))
}

/**
 * Whether a proven domain still says so: its DNS is asked again after a day, and has to answer within a week. One
 * whose record is gone is the workspace's no more.
 */
export async function stillProved(context: Context, workspaceId: string, domain: string): Promise<boolean> {
  const { database, readProofs, now } = context.get(services)
  const scope = { workspaceId, actorId: workspaceId }
  const own = (await database.withWorkspace(scope, listDomains)).find((each) => each.domain === domain)
  if (!own?.provedAt) return false
  const age = now().getTime() - own.provedAt.getTime()
  if (age < LOOK_AGAIN_MS) return true
  const proofs = await readProofs(domain)
  if (proofs === null) return age < COUNTS_MS
  const isThere = proofs.includes(own.proof)
  await database.withWorkspace(scope, (tx) => noteProof(tx, domain, isThere))
  if (!isThere) await database.withSys((tx) => leaveDomain(tx, domain, workspaceId))
  return isThere
}
