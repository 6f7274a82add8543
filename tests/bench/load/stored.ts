import type { Database } from '#db/client.server.ts'
import { listLeadAnswers } from '#db/queries/answers.server.ts'
import type { Versions } from './jobs.ts'
import type { Site } from './site.ts'

/**
 * Holds what people were told against what is stored: a version that is lower was lost; one that is higher was stored
 * twice, or without a word to them.
 */
export async function compareStored(site: Pick<Site, 'people'> & { database: Database }, told: Versions) {
  let confirmed = 0
  let lost = 0
  let untold = 0
  for (const [at, { workspaceId, assessmentId }] of site.people.entries()) {
    const scope = { workspaceId, actorId: workspaceId }
    const stored = await site.database.withWorkspace(scope, (tx) => listLeadAnswers(tx, assessmentId))
    const versions = new Map(stored.map(({ questionId, version }) => [questionId, version]))
    for (const question of new Set([...versions.keys(), ...Object.keys(told[at] ?? {})])) {
      const [said, is] = [told[at]?.[question] ?? 0, versions.get(question) ?? 0]
      confirmed += said
      lost += Math.max(0, said - is)
      untold += Math.max(0, is - said)
    }
  }
  return { confirmed, lost, untold }
}
