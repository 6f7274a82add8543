import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { ListedDuty } from '#app/core/governance/duties/duty.ts'
import { dutiesBeforeStart, dutiesOfTargets } from '#app/core/governance/duties/target-duties.ts'
import type { PlanRequest } from '#app/core/roadmap/plan.ts'
import type { Locale } from '#app/messages/locales.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { createRecentWork } from '#app/server/recent.server.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { type CompanyDuties, dutiesOn, readStoredDuties, type StoredDuties } from './read-duties.server.ts'

type Context = Readonly<RouterContextProvider>
/** A check that was opened: its company is whose register it is. */
type Asked = { scope: WorkspaceScope; client: { id: string }; language: Locale }

const recent = createRecentWork<CompanyDuties>(20)
const registers = new WeakMap<Asked, Promise<StoredDuties>>()

/** The register of a check's company, read when it is first asked for and once for each check that was opened. */
function registerOf(context: Context, asked: Asked): Promise<StoredDuties> {
  const known = registers.get(asked)
  if (known) return known
  const register = readRegister(context, asked)
  registers.set(asked, register)
  register.catch(() => registers.delete(asked))
  return register
}

async function readRegister(context: Context, { scope, client }: Asked): Promise<StoredDuties> {
  const own = context.get(services)
  const register = await own.database.withWorkspace(scope, (tx) => readStoredDuties(tx, client.id))
  if (register.systems.length > 0) await requireWithinLimit(own, 'register', scope.workspaceId)
  return register
}

/**
 * The duties of the register of a check's company as of a day; what was asked for last is remembered. Placing its systems
 * takes its time: not for within a transaction.
 */
export async function dutiesOf(context: Context, asked: Asked, on: string): Promise<CompanyDuties> {
  const { law } = context.get(services).inLanguage(asked.language)
  const register = await registerOf(context, asked)
  if (register.systems.length === 0) return { systems: [], duties: [] }
  const key = JSON.stringify([asked.scope.workspaceId, asked.language, on, register.systems, [...register.kept]])
  return recent(key, () => dutiesOn(law(), register, on))
}

/** As {@link dutiesOf}; what a plan has to know, by use case. `undefined`: no system of the register has one. */
export async function planDuties(context: Context, asked: Asked, on: string): Promise<PlanRequest['duties']> {
  const { systems } = await registerOf(context, asked)
  if (!systems.some(({ useCaseId }) => useCaseId !== null)) return undefined
  const { duties } = await dutiesOf(context, asked, on)
  return dutiesOfTargets(duties, context.get(services).inLanguage(asked.language).law().dutyLinks)
}

/** What is to be met before a pilot starts and is no action of the plan, with the way to it. */
export type BeforeStart = { statement: string; article: string; system: string; href: string }

/**
 * The duties of a use case's systems that no action meets, by the day its pilot starts.
 *
 * @param duties those of the whole company
 * @param pilot `start` and `today` are ISO days, `href` is the address of a duty
 */
export function listBeforeStart(
  context: Context,
  duties: readonly ListedDuty[],
  pilot: { useCaseId: string; start: string; today: string; href: (systemId: string, dutyId: string) => string },
): BeforeStart[] {
  if (duties.length === 0) return []
  return dutiesBeforeStart(duties, context.get(services).law().dutyLinks, pilot).map((duty) => ({
    statement: duty.statement,
    article: duty.article,
    system: duty.system.name,
    href: pilot.href(duty.system.id, duty.id),
  }))
}
