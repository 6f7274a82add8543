import { comparedWindow } from '#app/core/pilots/compared-window.ts'
import { type PilotExport, parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { readPilotRecord } from '#db/queries/pilot-record.server.ts'

type Stored = NonNullable<Awaited<ReturnType<typeof readPilotRecord>>>
type OpenRecord = Pick<Stored, 'charterNumber' | 'content'> & { pilot: PilotExport }

/**
 * A pilot as `preflight kpi --in` reads it from its export: equal rows give equal records, so every figure and the hash of
 * the inputs can be recomputed.
 *
 * @returns `null` if no charter was signed by all
 * @throws TypeError if what is stored is no record: then something was stored that no form lets through
 */
export async function openRecord(tx: WorkspaceTx, pilotId: string): Promise<OpenRecord | null> {
  return opened(await readPilotRecord(tx, pilotId))
}

/**
 * As {@link openRecord}, with only those readings that figures hang on: it gives the same figures however much was kept
 * from before and after.
 */
export async function openCompared(tx: WorkspaceTx, pilotId: string): Promise<OpenRecord | null> {
  return opened(await readPilotRecord(tx, pilotId, comparedWindow))
}

function opened(stored: Stored | null): OpenRecord | null {
  if (stored === null) return null
  const { charterNumber, content } = stored
  const parsed = parsePilotRecord(stored.record)
  if (!parsed.ok) throw new TypeError(`The stored pilot is no record: ${parsed.error.field}: ${parsed.error.message}`)
  return { charterNumber, content, pilot: parsed.pilot }
}
