import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { placeSystem } from '#app/core/governance/register/place-system.ts'
import { placingRules } from '#app/server/register/placing.server.ts'
import type { VendorPlace } from './vendor-view.server.ts'

/** A system as it stands, with all that an answer of its vendor may change. Placing it takes its time. */
export function vendorPlace(
  context: Readonly<RouterContextProvider>,
  { system, today, evidence }: Pick<VendorPlace, 'system' | 'today' | 'evidence'>,
): VendorPlace {
  const rules = placingRules(context.get(services).law())
  return { rules, today, placement: placeSystem(rules, system, today), system, evidence }
}
