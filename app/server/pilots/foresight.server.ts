import type { CharterContent, CharterDraft } from '#app/core/pilots/charter/charter-content.ts'
import { type Foreseeable, type Foreseen, foreseePilot, signedAsDraft } from '#app/core/pilots/charter/foresee.ts'
import { comparedWindow } from '#app/core/pilots/compared-window.ts'
import { mean } from '#app/core/pilots/moments.ts'
import { addDays, comparedPeriod, listPeriods, periodOf } from '#app/core/pilots/periods.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findCharterInForce } from '#db/queries/pilot-charters.server.ts'
import { listReadings } from '#db/queries/pilot-readings.server.ts'
import type { Pilot } from '#db/queries/pilots.server.ts'

/**
 * What the charter that is worked on can show, with the figures from before its start that are there.
 *
 * @param today ISO date; a figure that was not declared yet would be declared on it
 */
export async function foreseeDraft(tx: WorkspaceTx, pilot: Drafted, today: string): Promise<Foreseen> {
  return foreseeDeclared(tx, pilot, declaredOnUnder(await findCharterInForce(tx, pilot.id), pilot.draft, today))
}

type Drafted = Pick<Pilot, 'id' | 'draft'>

/** What a charter that was signed can show, with the same figures; one that freezes no baseline is compared with all of them. */
export async function foreseeSigned(tx: WorkspaceTx, id: string, content: CharterContent): Promise<Foreseen> {
  const draft = signedAsDraft(content)
  const values = await valuesBefore(tx, id, draft)
  const baselinePeriods = draft.baselinePeriods ?? values.length
  return foreseePilot({ ...draft, baselinePeriods }, { values, declaredOn: content.plan.declaredOn })
}

/** As {@link foreseeDraft}, with its primary KPI declared on a day, ISO date. */
export async function foreseeDeclared(tx: WorkspaceTx, { id, draft }: Drafted, declaredOn: string): Promise<Foreseen> {
  return foreseePilot(draft, { values: await valuesBefore(tx, id, draft), declaredOn })
}

/**
 * The day on which the primary KPI of a draft counts as declared, ISO date: that of the charter in force while it is the
 * same one, else today.
 */
export function declaredOnUnder(
  inForce: { content: CharterContent } | null,
  { primary }: Pick<CharterDraft, 'primary'>,
  today: string,
): string {
  const plan = inForce?.content.plan
  return plan !== undefined && plan.primary === primary ? plan.declaredOn : today
}

/** By period from the first figure that will be compared with to the start, `null` for a gap; days make weeks. */
async function valuesBefore(tx: WorkspaceTx, pilotId: string, draft: Foreseeable) {
  const { primary, startsOn, period } = draft
  if (primary === null || startsOn === null) return []
  const { from } = comparedWindow({ ...draft, startsOn, endsOn: startsOn, extendedTo: null })
  const readings = await listReadings(tx, pilotId, { kpis: [primary], from, to: addDays(startsOn, -1) })
  const own = readings.filter(({ arm, isProvisional }) => arm === 'pilot' && !isProvisional)
  const [first] = own
  if (first === undefined) return []
  const length = comparedPeriod(period)
  const byPeriod = Map.groupBy(own, ({ onDay }) => periodOf(onDay, length).from)
  return listPeriods(first.onDay, addDays(startsOn, -1), length)
    .filter(({ to }) => to < startsOn)
    .map(({ from }) => meanOf(byPeriod.get(from) ?? []))
}

function meanOf(readings: Awaited<ReturnType<typeof listReadings>>): number | null {
  const values = readings.flatMap(({ measured }) => {
    if ('value' in measured) return [measured.value]
    return measured.denominator === 0 ? [] : [measured.numerator / measured.denominator]
  })
  return values.length === 0 ? null : mean(values)
}
