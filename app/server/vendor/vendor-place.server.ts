import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { placeSystem } from '#app/core/governance/register/place-system.ts'
import { placingRules } from '#app/server/register/placing.server.ts'
import type { OpenSystem } from '#app/server/register/register.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import type { AnsweredSystem } from '#db/queries/ai-systems.server.ts'
import { readEvidence } from '#db/queries/system-record.server.ts'
import type { VendorPlace } from './vendor-view.server.ts'

/** A system as it stands, with all that an answer of its vendor may change. */
export async function vendorPlace(
  context: Readonly<RouterContextProvider>,
  tx: WorkspaceTx,
  { system, today }: Pick<OpenSystem, 'today'> & { system: AnsweredSystem },
): Promise<VendorPlace> {
  const rules = placingRules(context.get(services).law())
  const evidence = await readEvidence(tx, system.id)
  return { rules, today, placement: placeSystem(rules, system, today), system, evidence }
}
