import type { CharterContent, CharterDraft } from '#app/core/pilots/charter/charter-content.ts'
import type { KpiKind, ReadingPeriod } from '#app/core/pilots/pilot.ts'

/** A KPI or guardrail as its figures are asked for. */
export type AskedFigure = {
  id: string
  name: string
  /** Empty: none. */
  unit: string
  kind: KpiKind
  isGuardrail: boolean
  isPrimary: boolean
  /** How single cases become the figure of a period. */
  aggregation: 'mean' | 'median' | 'sum' | 'share'
  bounds: { lower?: number; upper?: number }
  /** The level it is known or guessed to have, a share as 0-1; `null`: not known. */
  level: number | null
}

export type Arm = 'pilot' | 'control'

/** What a charter says of the figures that are to come; from a draft as long as nothing is signed. Dates are ISO dates. */
export type ReadingPlan = {
  period: ReadingPeriod
  arms: readonly Arm[]
  /** `null`: not planned yet. */
  startsOn: string | null
  /** The last day, as extended. */
  endsOn: string | null
  followUpDays: number
  /** How many periods before the start are compared with; `null`: as many as there are. */
  baselinePeriods: number | null
  /** Each id once. */
  figures: readonly AskedFigure[]
}

/** The figures that a signed charter asks for. */
export function planOfContent({ plan, words, expectation }: Pick<CharterContent, 'plan' | 'words' | 'expectation'>) {
  const { primary, extendedTo, endsOn } = plan
  const asked = (isGuardrail: boolean) => (one: (typeof plan.kpis)[number] | (typeof plan.guardrails)[number]) => ({
    id: one.id,
    name: one.name ?? one.id,
    unit: one.unit ?? '',
    kind: one.kind,
    isGuardrail,
    isPrimary: one.id === primary,
    aggregation: words[one.id]?.aggregation ?? usualAggregation(one.kind),
    bounds: one.bounds,
    level: one.reference ?? (one.id === primary ? expectation.level : null),
  })
  const full: ReadingPlan = {
    period: plan.period,
    arms: armsOf(plan.design),
    startsOn: plan.startsOn,
    endsOn: extendedTo !== null && extendedTo > endsOn ? extendedTo : endsOn,
    followUpDays: plan.followUpDays,
    baselinePeriods: plan.baselinePeriods,
    figures: [...plan.kpis.map(asked(false)), ...plan.guardrails.map(asked(true))],
  }
  return full
}

/** The figures that a draft would ask for; such as have no name yet are left out. */
export function planOfDraft(draft: CharterDraft): ReadingPlan {
  const { primary, expectation } = draft
  const asked = (isGuardrail: boolean) => (one: CharterDraft['kpis'][number] | CharterDraft['guardrails'][number]) => ({
    id: one.id,
    name: one.name,
    unit: one.unit,
    kind: one.kind,
    isGuardrail,
    isPrimary: one.id === primary,
    aggregation: one.aggregation,
    bounds: one.bounds,
    level: one.reference ?? (one.id === primary ? expectation.level : null),
  })
  const { startsOn, endsOn, extendedTo } = draft
  return {
    period: draft.period,
    arms: armsOf(draft.design),
    startsOn,
    endsOn: endsOn !== null && extendedTo !== null && extendedTo > endsOn ? extendedTo : endsOn,
    followUpDays: draft.followUpDays,
    baselinePeriods: draft.baselinePeriods,
    figures: [...draft.kpis.map(asked(false)), ...draft.guardrails.map(asked(true))].filter(
      ({ id, name }) => id !== '' && name !== '',
    ),
  }
}

const armsOf = (design: CharterDraft['design']): readonly Arm[] =>
  design === 'before-after' ? ['pilot'] : ['pilot', 'control']

/** Skewed values keep their middle where a few are far larger; shares are counted. */
function usualAggregation(kind: KpiKind): AskedFigure['aggregation'] {
  if (kind === 'proportion') return 'share'
  return kind === 'skewed' ? 'median' : 'mean'
}
