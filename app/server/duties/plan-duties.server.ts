import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { dutiesBeforeStart, dutiesOfTargets } from '#app/core/governance/duties/target-duties.ts'
import type { PlanRequest } from '#app/core/roadmap/plan.ts'
import { createRecent } from '#app/server/recent.server.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { type CompanyDuties, dutiesOn, type StoredDuties } from './read-duties.server.ts'

type Context = Readonly<RouterContextProvider>
type Asked = { scope: WorkspaceScope; register: StoredDuties }

const recent = createRecent<CompanyDuties>(20)

/** The duties of a register that was read with a check, as of a day; what was asked for last is remembered. */
export function dutiesOf(context: Context, { scope, register }: Asked, on: string): CompanyDuties {
  const { law } = context.get(services)
  if (register.systems.length === 0) return { systems: [], duties: [] }
  const key = JSON.stringify([scope.workspaceId, on, register.systems, [...register.kept]])
  return recent(key, () => dutiesOn(law(), register, on))
}

/** What a plan has to know of the register, by use case; missing: no system of the register has one. */
export function planDuties(context: Context, asked: Asked, on: string): PlanRequest['duties'] {
  if (!asked.register.systems.some(({ useCaseId }) => useCaseId !== null)) return undefined
  return dutiesOfTargets(dutiesOf(context, asked, on).duties, context.get(services).law().dutyLinks)
}

/** What is to be met before a pilot starts and is no action of the plan, with the way to it. */
export type BeforeStart = { statement: string; article: string; system: string; href: string }

/**
 * The duties of a use case's systems that no action meets, by the day its pilot starts.
 *
 * @param pilot `start` and `today` are ISO days, `href` is the address of a duty
 */
export function listBeforeStart(
  context: Context,
  asked: Asked,
  pilot: { useCaseId: string; start: string; today: string; href: (systemId: string, dutyId: string) => string },
): BeforeStart[] {
  if (asked.register.systems.length === 0) return []
  const { duties } = dutiesOf(context, asked, pilot.today)
  return dutiesBeforeStart(duties, context.get(services).law().dutyLinks, pilot).map((duty) => ({
    statement: duty.statement,
    article: duty.article,
    system: duty.system.name,
    href: pilot.href(duty.system.id, duty.id),
  }))
}
