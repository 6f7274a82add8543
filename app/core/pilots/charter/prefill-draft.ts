import { LONGEST_WEEKS, SHORTEST_WEEKS } from '#app/core/pilots/counted-periods.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import type { Claim } from '#content/schema/techniques.ts'
import type { Kpi, UseCase } from '#content/schema/use-cases.ts'
import type {
  CharterDraft,
  DraftClaim,
  DraftGuardrail,
  DraftKpi,
  GovernanceCheck,
  HardEvent,
} from './charter-content.ts'

/** A charter of which nothing is said yet. */
export const BLANK_DRAFT: CharterDraft = {
  purpose: '',
  scopeIn: '',
  scopeOut: '',
  owner: '',
  users: '',
  team: [],
  design: 'before-after',
  period: 'week',
  startsOn: null,
  endsOn: null,
  extendedTo: null,
  followUpDays: 0,
  iteration: 1,
  baselinePeriods: 12,
  baselineSource: '',
  expectation: { level: null, cases: null, caseSd: null, periodSd: null, hope: null },
  primary: null,
  kpis: [],
  guardrails: [],
  hardEvents: [],
  checks: [],
  value: null,
  claims: [],
}

export const USUAL_WEEKS = 8

export type Prefill = {
  /** `null`: a pilot of nothing that the library knows. */
  useCase: UseCase | null
  /** The first day, ISO date, such as by the roadmap. */
  startsOn: string
  /** What would end such a pilot at once, and what must be in place, in words of the reader. */
  hardEvents: readonly HardEvent[]
  checks: readonly GovernanceCheck[]
  /** What the library knows to be claimed of anything; those of the use case that one of its figures shows come along. */
  claims: readonly Claim[]
}

/**
 * The charter that a pilot begins with: what is known of its use case, for people to correct.
 *
 * KPIs that cannot mature inside a pilot are left out; the first of the others is proposed as the primary one.
 */
export function prefillDraft({ useCase, startsOn, hardEvents, checks, claims }: Prefill): CharterDraft {
  const weeks = Math.min(LONGEST_WEEKS, Math.max(SHORTEST_WEEKS, useCase?.pilot.weeks ?? USUAL_WEEKS))
  const usable = useCase?.kpis.filter(({ later }) => !later) ?? []
  const kpis = usable.filter(({ guardrail }) => !guardrail)
  return {
    ...BLANK_DRAFT,
    purpose: useCase?.description ?? '',
    startsOn,
    endsOn: addDays(startsOn, 7 * weeks - 1),
    primary: kpis[0]?.id ?? null,
    kpis: kpis.map((kpi): DraftKpi => ({ ...followedOf(kpi), worthwhile: null })),
    guardrails: usable
      .filter(({ guardrail }) => guardrail)
      .map((kpi): DraftGuardrail => ({ ...followedOf(kpi), margin: null, cases: null })),
    hardEvents: [...hardEvents],
    checks: [...checks],
    claims: claims.filter(({ id }) => useCase?.claims.includes(id)).flatMap((claim) => claimOf(claim, kpis)),
  }
}

/** A share in % of cases is counted, whatever else is measured is a plain figure. */
function followedOf({ id, name, unit, direction, formula, source }: Kpi) {
  const isShare = unit === '%' && formula.includes(' / ')
  return {
    id,
    name,
    unit,
    kind: isShare ? ('proportion' as const) : ('continuous' as const),
    direction,
    reference: null,
    bounds: isShare ? { lower: 0, upper: 1 } : {},
    formula,
    source,
    aggregation: isShare ? ('share' as const) : ('mean' as const),
  }
}

/** Bound to the first figure in a unit that it speaks of; none if it speaks of no figure of the use case. */
function claimOf({ id, claim, source, improves }: Claim, kpis: readonly Kpi[]): DraftClaim[] {
  if (improves === null) return []
  const { least, units } = improves
  const kpi = kpis.find(({ unit }) => units.length === 0 || units.includes(unit))
  return kpi ? [{ id, kpi: kpi.id, least, text: claim, source }] : []
}
