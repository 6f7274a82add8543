import { toldPeople } from '#app/core/pilots/charter/told-people.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import { type MissingPeriod, missingPeriods } from '#app/core/pilots/readings/missing-periods.ts'
import type { ReadingPlan } from '#app/core/pilots/readings/reading-plan.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { listRunning, noteMissing } from '#db/queries/pilot-notices.server.ts'
import { listReadings } from '#db/queries/pilot-readings.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import { mailFromEach, type PilotLetter } from './mail-from-each.server.ts'
import { periodName } from './period-name.ts'
import type { PilotWords } from './pilot-words.server.ts'
import { findAskedReadings } from './reading-plan.server.ts'
import { stoppingOf } from './stop-link.server.ts'
import type { Watching } from './watch-pilots.server.ts'

const KEEP_MINUTES = 3 * 1_440
/** How many periods a mail names; of more it says how many. */
const MOST_NAMED = 8

type Asking = Pick<Watching, 'seal'> & { origin: string }
type Running = Awaited<ReturnType<typeof listRunning>>[number]

/**
 * Mails those in the team who are told of each period that is over without its figures: once, and not before a whole
 * day has passed where the workspace is. Several processes may look; workspaces of guests and such as close are left out.
 */
export async function askForMissing(services: Omit<Watching, 'log'>): Promise<void> {
  const { now, origin, seal } = services
  const asking = { origin: origin ?? '', seal }
  await mailFromEach(services, (tx) => newlyMissing(tx, asking, now()))
}

async function newlyMissing(tx: WorkspaceTx, asking: Asking, now: Date): Promise<PilotLetter[]> {
  const workspace = await findWorkspace(tx)
  if (!workspace || workspace.closesAt !== null) return []
  const today = dateIn(now, workspace.timeZone ?? undefined)
  const mails: PilotLetter[] = []
  for (const pilot of await listRunning(tx, today)) mails.push(...(await missingOf(tx, pilot, { ...asking, today })))
  return mails
}

async function missingOf(
  tx: WorkspaceTx,
  pilot: Running,
  { today, origin, seal }: Asking & { today: string },
): Promise<PilotLetter[]> {
  const told = toldPeople(pilot.draft.team, 'missing')
  if (told.length === 0) return []
  const { plan } = await findAskedReadings(tx, pilot)
  const among = { kpis: plan.figures.map(({ id }) => id), from: plan.startsOn ?? today }
  const missing = missingPeriods(plan, await listReadings(tx, pilot.id, among), addDays(today, -1))
  const asked = new Set(
    await noteMissing(
      tx,
      pilot.id,
      missing.map(({ from }) => from),
    ),
  )
  if (asked.size === 0) return []
  const newly = missing.filter(({ from }) => asked.has(from))
  const facts = { pilot: pilot.name, link: `${origin}/pilots/${pilot.id}/readings` }
  return told.map((email) => {
    const person = { workspaceId: tx.scope.workspaceId, pilotId: pilot.id, email }
    return {
      kind: 'pilotMissing',
      recipient: email,
      keepMinutes: KEEP_MINUTES,
      otherwise: pilot.language,
      factsIn: (words) => ({
        ...facts,
        missing: namePeriods(words, plan, newly),
        ...stoppingOf({ seal, words, origin }, person),
      }),
    }
  })
}

/** A line for each period, the newest last, with the names of what is missing. */
function namePeriods(
  { t, locale }: PilotWords,
  { period, figures }: ReadingPlan,
  missing: readonly MissingPeriod[],
): string {
  const lines = missing.slice(-MOST_NAMED).map(({ from, to, missing: gaps }) => {
    const names = figures.filter(({ id }) => gaps.some(({ kpiId }) => kpiId === id)).map(({ name }) => name)
    return t('missing.line', { period: periodName({ from, to }, period, locale), figures: names.join(', ') })
  })
  const earlier = missing.length - lines.length
  return (earlier > 0 ? [...lines, t('missing.earlier', { count: earlier })] : lines).join('\n')
}
