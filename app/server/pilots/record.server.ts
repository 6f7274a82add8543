import { type PilotExport, parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { readPilotRecord } from '#db/queries/pilot-record.server.ts'

/**
 * A pilot as `preflight kpi --in` reads it from its export: equal rows give equal records, so every figure and the hash of
 * the inputs can be recomputed.
 *
 * @returns `null` if no charter was signed by all
 * @throws TypeError if what is stored is no record: then something was stored that no form lets through
 */
export async function openRecord(
  tx: WorkspaceTx,
  pilotId: string,
): Promise<{ charterNumber: number; pilot: PilotExport } | null> {
  const stored = await readPilotRecord(tx, pilotId)
  if (stored === null) return null
  const parsed = parsePilotRecord(stored.record)
  if (!parsed.ok) throw new TypeError(`The stored pilot is no record: ${parsed.error.field}: ${parsed.error.message}`)
  return { charterNumber: stored.charterNumber, pilot: parsed.pilot }
}
