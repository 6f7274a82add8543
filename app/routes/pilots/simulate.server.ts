import { type Foreseen, foreseePilot } from '#app/core/pilots/charter/foresee.ts'
import { USUAL_WEEKS } from '#app/core/pilots/charter/prefill-draft.ts'
import { LONGEST_WEEKS } from '#app/core/pilots/counted-periods.ts'
import { addDays, periodOf } from '#app/core/pilots/periods.ts'
import type { Design } from '#app/core/pilots/pilot.ts'
import { countDecisions, simulatePilots } from '#app/core/pilots/simulate-pilots.ts'
import type { Locale } from '#app/messages/locales.ts'
import { foreseeDraft } from '#app/server/pilots/foresight.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import type { Pilot } from '#db/queries/pilots.server.ts'
import { FieldReader, fromTyped, typedIn, type Values } from './typed.ts'

/** As many as stand in the picture. */
const PILOTS = 100
/** Any number: the same choices show the same pilots. */
const SEED = 1
const NAMES = ['effect', 'worthwhile', 'level', 'cases', 'caseSd', 'periodSd', 'weeks', 'baseline', 'design'] as const
const DESIGNS = ['before-after', 'control-group', 'random-split'] as const satisfies readonly Design[]

/** A hundred possible pilots by what is typed, and before that by the charter. */
export async function simulate(
  tx: WorkspaceTx,
  { pilot, today, locale }: { pilot: Pilot; today: string; locale: Locale },
  typed: URLSearchParams,
) {
  const kpi = pilot.draft.kpis.find(({ id }) => id === pilot.draft.primary)
  if (kpi === undefined) return { kpi: null, late: null, values: {}, faults: {}, outcome: null }
  const isShare = kpi.kind === 'proportion'
  const foreseen = await foreseeDraft(tx, pilot, today)
  const values = NAMES.some((name) => typed.has(name))
    ? Object.fromEntries(NAMES.map((name) => [name, typed.get(name) ?? '']))
    : planned(pilot, foreseen, { isShare, locale })
  const { faults, world } = readWorld(values, isShare)
  const drawn = world && draw(pilot, world)
  const { name, unit } = kpi
  const { declaredIn, counted, all } = foreseen.counted ?? { declaredIn: null, counted: 0, all: 0 }
  return {
    kpi: { name, unit, isShare },
    /** How many of the charter's weeks count; `null`: all. */
    late: declaredIn === null ? null : { counted, all },
    values,
    faults,
    outcome: drawn,
  }
}

/** The charter's own figures. */
function planned(pilot: Pilot, foreseen: Foreseen, { isShare, locale }: { isShare: boolean; locale: Locale }): Values {
  const write = typedIn(locale)
  const { expectation, design, baselinePeriods } = pilot.draft
  const foresight = foreseen.ok ? foreseen.foresight : null
  const noise =
    foresight && expectation.cases === null
      ? Math.hypot(foresight.plan.noise.within, foresight.plan.noise.between)
      : null
  return {
    effect: write(rounded(foresight?.hope), isShare),
    worthwhile: write(rounded(foresight?.worthwhile), isShare),
    level: write(expectation.level, isShare),
    cases: write(expectation.cases),
    caseSd: write(expectation.caseSd),
    periodSd: write(expectation.periodSd ?? rounded(noise), isShare),
    weeks: write(Math.max(1, foreseen.counted?.counted ?? USUAL_WEEKS)),
    baseline: write(baselinePeriods ?? 12),
    design,
  }
}

const rounded = (number: number | null | undefined) =>
  number === null || number === undefined ? null : Number(number.toPrecision(3))

function readWorld(values: Values, isShare: boolean) {
  const form = new FieldReader(values)
  const scaled = (name: string, bounds: Parameters<FieldReader['number']>[1]) => {
    const number = form.number(name, bounds)
    return number === null ? null : fromTyped(number, isShare)
  }
  const world = {
    effect: scaled('effect', {}),
    worthwhile: scaled('worthwhile', { above: 0 }),
    level: isShare ? scaled('level', { least: 0, most: 100 }) : null,
    cases: form.whole('cases', { least: 1, most: 1e9 }),
    caseSd: isShare ? null : form.number('caseSd', { least: 0 }),
    periodSd: scaled('periodSd', { least: 0 }),
    weeks: form.whole('weeks', { least: 1, most: 26 }),
    baseline: form.whole('baseline', { least: 1, most: 104 }),
    design: form.oneOf('design', DESIGNS),
  }
  return { faults: form.faults, world: Object.keys(form.faults).length === 0 ? world : null }
}

type World = NonNullable<ReturnType<typeof readWorld>['world']>

/** `null`: too little is said to draw anything. */
function draw({ draft }: Pilot, world: World) {
  const { effect, worthwhile, level, cases, caseSd, periodSd, weeks, baseline, design } = world
  if (effect === null || worthwhile === null) return null
  const startsOn = addDays(periodOf(draft.startsOn ?? '2027-01-04', 'week').to, 1)
  const foreseen = foreseePilot(
    {
      ...draft,
      design,
      period: 'week',
      startsOn,
      endsOn: addDays(startsOn, 7 * (weeks ?? LONGEST_WEEKS) - 1),
      baselinePeriods: baseline,
      expectation: { level, cases, caseSd, periodSd, hope: null },
      kpis: draft.kpis.map((kpi) => ({ ...kpi, reference: null, worthwhile: { by: worthwhile, relative: false } })),
    },
    { values: [], declaredOn: startsOn },
  )
  if (!foreseen.ok) return null
  const { plan, kpi } = foreseen.foresight
  const runs = (own: number) =>
    countDecisions(
      simulatePilots({ plan, kind: kpi.kind, effect: own, worthwhile, guardrails: [] }, { runs: PILOTS, seed: SEED }),
    )
  return { ...runs(effect), isNothing: effect === 0, wrongly: runs(0).go }
}
