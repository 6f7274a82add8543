import type { CharterContent } from '#app/core/pilots/charter/charter-content.ts'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import { dayOf, isoDateOf } from '#app/core/roadmap/weeks.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { Database, WorkspaceScope } from '#db/client.server.ts'
import { proposeCharter, signCharter } from '#db/queries/pilot-charters.server.ts'
import { deliverReadings } from '#db/queries/pilot-deliveries.server.ts'
import { addPilot } from '#db/queries/pilots.server.ts'
import { exportedPilot } from '#tests/core/pilots/support/exported-pilot.ts'
import { START } from '#tests/core/pilots/support/pilots.ts'
import { aCharterContent, aDraft } from './pilot-charters.ts'

type Place = { database: Database; scope: WorkspaceScope; clientId: string }
type Figure = ReturnType<typeof exportedPilot>['readings'][number]

type Own = {
  name?: string
  assessmentId?: string
  targetId?: string
  /** Over the charter of methods 5. */
  charter?: object
  content?: Partial<CharterContent>
  /** Addresses of those in the team who are told. */
  told?: string[]
  /** Changes the figures of the example. */
  readings?: (readings: Figure[]) => Figure[]
}

/** The Monday so many weeks before the one of today, where a new workspace is. */
function mondayAgo(weeks: number): string {
  const today = dayOf(dateIn(new Date())) ?? 0
  return isoDateOf(today - ((((today - 4) % 7) + 7) % 7) - 7 * weeks)
}

/**
 * The pilot of methods 5 (twelve weeks before, eight in it, a control group), signed and with its figures, so that its
 * first day lies so many weeks ago; figures of weeks that are not over are left out.
 */
export async function aSignedPilot({ database, scope, clientId }: Place, weeksAgo: number, own: Own = {}) {
  const start = mondayAgo(weeksAgo)
  const shift = (on: string) => addDays(on, (dayOf(start) ?? 0) - (dayOf(START) ?? 0))
  const { charter, readings } = exportedPilot()
  const dates = { startsOn: start, endsOn: shift(charter.endsOn), declaredOn: shift(charter.declaredOn) }
  const named = charter.kpis.map((kpi) => ({ ...kpi, name: kpi.id === 'minutes' ? 'Minutes per reply' : 'Opinion' }))
  const parsed = parsePilotRecord({
    charter: { ...charter, kpis: named, ...dates, ...own.charter },
    readings: (own.readings ?? ((all: Figure[]) => all))(readings).map((one) => ({ ...one, on: shift(one.on) })),
  })
  if (!parsed.ok) throw new Error(parsed.error.message)
  const { pilot } = parsed
  const past = pilot.readings.filter(({ on }) => addDays(on, 6) < mondayAgo(0))
  const content = aCharterContent(pilot.charter, { currency: 'EUR', ...own.content })
  return database.withWorkspace(scope, async (tx) => {
    const team = (own.told ?? []).map((email) => {
      return { discipline: 'marketing' as const, name: 'Kim Example', email, isTold: true }
    })
    const { assessmentId = null, targetId = null, name = 'Chatbot' } = own
    const id = await addPilot(tx, { clientId, assessmentId, targetId, previousId: null, name, draft: aDraft({ team }) })
    if (id === null || id === 'full') throw new Error(`No pilot was added: ${id}.`)
    await proposeCharter(tx, id, { content, reason: '', baseVersion: 1 })
    for (const discipline of ['marketing', 'data-it', 'legal'] as const)
      await signCharter(tx, id, { number: 1, discipline, name: 'Kim Example' })
    await deliverReadings(tx, id, {
      source: 'form',
      senderRef: null,
      fileName: '',
      keyId: null,
      reason: null,
      readings: past.map(({ kpi, on, arm, value, numerator, denominator, provisional }) => ({
        kpiId: kpi,
        onDay: on,
        arm,
        measured: value === undefined ? { numerator: numerator ?? 0, denominator: denominator ?? 0 } : { value },
        cases: null,
        caseSd: null,
        isProvisional: provisional,
      })),
    })
    return id
  })
}
