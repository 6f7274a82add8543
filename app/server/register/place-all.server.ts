import { type Placement, type PlacingRules, placeSystem } from '#app/core/governance/register/place-system.ts'
import { eachInTurn } from '#app/server/turns.server.ts'

type Placed = Parameters<typeof placeSystem>[1]

/**
 * Places systems one after another, in order. Other requests are let in between: placing one takes up to two thirds of a
 * second. For the same reason it is not for within a transaction.
 *
 * @param on ISO day
 */
export function placeAll<T extends Placed>(
  rules: PlacingRules,
  systems: readonly T[],
  on: string,
): Promise<{ system: T; placement: Placement }[]> {
  return eachInTurn(systems, (system) => ({ system, placement: placeSystem(rules, system, on) }))
}
