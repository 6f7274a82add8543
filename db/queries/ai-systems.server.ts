import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { SystemAnswer, SystemFacts } from '#app/core/governance/register/system.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { aiSystems } from '#db/schema/governance.ts'
import { insertAnswers, listAnswersOf } from './ai-system-answers.server.ts'
import { lockClient } from './answer-import.server.ts'
import { writeAudit } from './audit.server.ts'
import { countSystems, MOST_SYSTEMS, mostSystems } from './register-size.server.ts'

/** A system as it is stored; `version` grows by one with every change of its facts. */
type AiSystem = SystemFacts & {
  id: string
  clientId: string
  /** Fields of the record of processing by their id in the rules; what is missing is not told. */
  record: Record<string, string>
  createdAt: Date
  updatedAt: Date
  version: number
}

export type AnsweredSystem = AiSystem & { answers: SystemAnswer[] }

const COLUMNS = {
  id: aiSystems.id,
  clientId: aiSystems.clientId,
  name: aiSystems.name,
  useCaseId: aiSystems.useCaseId,
  tool: aiSystems.tool,
  status: aiSystems.status,
  owner: aiSystems.owner,
  vendor: aiSystems.vendor,
  purpose: aiSystems.purpose,
  data: aiSystems.data,
  country: aiSystems.country,
  record: aiSystems.record,
  createdAt: aiSystems.createdAt,
  updatedAt: aiSystems.updatedAt,
  version: aiSystems.version,
}

/** A system in its company's register: both are named, so that none is reached through another's. */
export type SystemPlace = { clientId: string; systemId: string }

const own = (tx: WorkspaceTx, { clientId, systemId }: SystemPlace): SQL | undefined =>
  and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.clientId, clientId), eq(aiSystems.id, systemId))

/** All systems of a company with their answers, in the order in which they were added, the retired ones too. */
export async function listSystems(tx: WorkspaceTx, clientId: string): Promise<AnsweredSystem[]> {
  const systems = await tx
    .select(COLUMNS)
    .from(aiSystems)
    .where(and(eq(aiSystems.workspaceId, tx.scope.workspaceId), eq(aiSystems.clientId, clientId)))
    .orderBy(asc(aiSystems.id))
    .limit(MOST_SYSTEMS)
  const answers = await listAnswersOf(
    tx,
    systems.map(({ id }) => id),
  )
  return systems.map((system) => ({ ...system, answers: answers.get(system.id) ?? [] }))
}

/** One system with its answers, or `null`: another company's is the same as none. */
export async function findSystem(tx: WorkspaceTx, place: SystemPlace): Promise<AnsweredSystem | null> {
  const [system] = await tx.select(COLUMNS).from(aiSystems).where(own(tx, place))
  if (!system) return null
  const answers = await listAnswersOf(tx, [system.id])
  return { ...system, answers: answers.get(system.id) ?? [] }
}

export type NewSystem = SystemFacts & { answers: readonly SystemAnswer[] }

/**
 * Adds systems to a company's register, all or none, each with what is known of its kind.
 *
 * @returns their ids in order; `null` if the register would hold more than {@link mostSystems}, or the company is not the
 * workspace's
 */
export async function addSystems(
  tx: WorkspaceTx,
  clientId: string,
  systems: readonly NewSystem[],
): Promise<string[] | null> {
  const { workspaceId, actorId } = tx.scope
  if (!(await lockClient(tx, clientId))) return null
  if ((await countSystems(tx, clientId)) + systems.length > (await mostSystems(tx))) return null
  const ids: string[] = []
  for (const { answers, ...facts } of systems) {
    const id = newId()
    await tx.insert(aiSystems).values({ ...facts, workspaceId, id, clientId, createdBy: actorId })
    await insertAnswers(tx, id, answers)
    await writeAudit(tx, { action: 'system.added', facts: { client: clientId, system: id } })
    ids.push(id)
  }
  return ids
}

/**
 * Changes what is said of a system, if nobody changed it since the page was read.
 *
 * @returns the new version; `null` if it was changed meanwhile, or is not there
 */
export async function changeSystem(
  tx: WorkspaceTx,
  place: SystemPlace,
  { baseVersion, ...facts }: SystemFacts & { baseVersion: number },
): Promise<number | null> {
  const [changed] = await tx
    .update(aiSystems)
    .set({ ...facts, updatedAt: sql`now()`, version: sql`${aiSystems.version} + 1` })
    .where(and(own(tx, place), eq(aiSystems.version, baseVersion)))
    .returning({ version: aiSystems.version })
  return changed?.version ?? null
}

/**
 * Deletes a system with its answers, records, duties and questions to vendors. There is no way back.
 *
 * @returns `false` if it is not there
 */
export async function removeSystem(tx: WorkspaceTx, place: SystemPlace): Promise<boolean> {
  const removed = await tx.delete(aiSystems).where(own(tx, place)).returning({ id: aiSystems.id })
  if (removed.length === 0) return false
  await writeAudit(tx, { action: 'system.deleted', facts: { client: place.clientId, system: place.systemId } })
  return true
}
