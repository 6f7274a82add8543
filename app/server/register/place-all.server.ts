import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Placement, type PlacingRules, placeSystem } from '#app/core/governance/register/place-system.ts'

type Placed = Parameters<typeof placeSystem>[1]

/**
 * Places systems one after another, in order. Other requests are let in between: placing one takes up to two thirds of a
 * second. For the same reason it is not for within a transaction.
 *
 * @param on ISO day
 */
export async function placeAll<T extends Placed>(
  rules: PlacingRules,
  systems: readonly T[],
  on: string,
): Promise<{ system: T; placement: Placement }[]> {
  const placed: { system: T; placement: Placement }[] = []
  for (const system of systems) {
    placed.push({ system, placement: placeSystem(rules, system, on) })
    await nextTurn()
  }
  return placed
}
