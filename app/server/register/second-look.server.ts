import { createHash } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can, ROLES } from '#app/core/access/can.ts'
import { changesSince } from '#app/core/governance/register/compare-records.ts'
import { type PlacingRules, placeSystem } from '#app/core/governance/register/place-system.ts'
import { factsOf, freezeSystem } from '#app/core/governance/register/record.ts'
import { countOthers, type SystemRecord } from '#db/queries/ai-system-reviews.server.ts'
import type { AnsweredSystem } from '#db/queries/ai-systems.server.ts'
import type { OpenRegister } from './register.server.ts'

/** Whether a system was recorded, what a second person said to it, and whether it still holds. */
export type SecondLook =
  | { state: 'none' }
  | { state: SystemRecord['state']; number: number; by: { you: boolean; law: 'dates' | 'rules' | null } }

/** Tells one state of a system from any other: what is recorded is what was looked at. */
export function markOf(system: AnsweredSystem): string {
  const said = JSON.stringify([factsOf(system), system.answers])
  return createHash('sha256').update(said).digest('hex').slice(0, 32)
}

/** A system as it stands, and its newest record placed again by the law of a day. */
export function changesSinceRecord(rules: PlacingRules, system: AnsweredSystem, record: SystemRecord, on: string) {
  const { frozen } = record
  const stated = { facts: factsOf(system), answers: system.answers }
  const now = freezeSystem(stated, placeSystem(rules, system, on))
  const again = placeSystem(rules, { answers: frozen.answers, country: frozen.facts.country }, on)
  return changesSince(frozen, now, freezeSystem(frozen, again))
}

/** @param record the newest one of the system, if there is one */
export function secondLookOf(
  rules: PlacingRules,
  system: AnsweredSystem,
  record: SystemRecord | undefined,
  on: string,
): SecondLook {
  if (!record) return { state: 'none' }
  const { by } = changesSinceRecord(rules, system, record, on)
  return { state: record.state, number: record.number, by }
}

/** Why nobody else can look at what the reader records; `null`: somebody can. */
export type NoSecondPerson = 'guest' | 'alone' | null

const APPROVERS = ROLES.filter((role) => can(role, 'system.approve'))

/** Whether anybody but the reader could look at a record. */
export async function findNoSecondPerson(
  context: Readonly<RouterContextProvider>,
  { scope, actor }: OpenRegister,
): Promise<NoSecondPerson> {
  if (actor === 'guest') return 'guest'
  const { database } = context.get(services)
  const others = await database.withWorkspace(scope, (tx) => countOthers(tx, APPROVERS))
  return others === 0 ? 'alone' : null
}
