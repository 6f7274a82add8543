import { MOST_AUTOCORRELATION } from './autocorrelation.ts'
import { LEAST_PERIODS } from './compare.ts'
import { type DataGap, dataGaps } from './data-gaps.ts'
import { type FollowedFigures, isExtended, type WeeklyLook } from './follow-kpi.ts'
import { type Interval, type NoInterval, UNBOUNDED } from './interval.ts'
import { type GuardrailState, guardrailState, type KpiVerdict, kpiVerdict } from './kpi-verdict.ts'
import type { Charter, Guardrail, PilotKpi } from './pilot.ts'
import { absoluteAmount } from './reference-level.ts'

/** Why nothing can be read of a range: see `NoInterval`; periods look alike; or the design has no weekly view. */
type Unreadable = NoInterval | 'autocorrelated' | 'no-weekly-view'

/** The one range that is shown on a day; never two side by side. */
type ReadInterval = Interval & {
  /** `weekly`: of all looks so far at most one in a hundred misses; `final`: the planned one. */
  readBy: 'weekly' | 'final'
  /** NaN where nothing can be read. */
  estimate: number
  unreadable: Unreadable | null
}

export type KpiJudgement = {
  kpi: string
  /** The smallest worthwhile improvement in the KPI's unit; `null` without one. */
  worthwhile: number | null
  /** `informs`: it has no target of its own. */
  verdict: KpiVerdict | 'tooEarly' | 'informs'
  /** What is missing before a verdict may be read; none if there is one, but for an early `worse`. */
  gaps: DataGap[]
  /** The first day with an honest answer; `null` if there is one already, or if the plan never gives one. */
  firstAnswerOn: string | null
  interval: ReadInterval
}

/**
 * The verdict on a KPI on a day.
 *
 * A weekly look that is certain ends the waiting: `worse` at once, `met` as soon as there are enough data. At the end
 * the planned analysis speaks; after an extension the weekly view alone.
 *
 * @source methods 5.4 and 5.5, errata A8
 */
export function judgeKpi(charter: Charter, kpi: PilotKpi, figures: FollowedFigures): KpiJudgement {
  const worthwhile = kpi.worthwhile === null ? null : absoluteAmount(kpi.worthwhile, figures.level)
  const early = worthwhile === null ? null : earlyVerdict(figures, worthwhile)
  const { method, comparable } = figures.atEnd
  const { arms, duePeriods } = figures
  const gaps = dataGaps({
    design: charter.design,
    method,
    comparable,
    arms,
    duePeriods,
    isOver: figures.isOver || early !== null,
    hasTarget: kpi.worthwhile === null || worthwhile !== null,
  })
  const interval = early === null ? readInterval(charter, figures) : readLook(early.look)
  const isTooEarly = gaps.length > 0 && early?.verdict !== 'worse'
  const reached = worthwhile === null ? 'informs' : (early?.verdict ?? kpiVerdict(interval, worthwhile))
  return {
    kpi: kpi.id,
    worthwhile,
    verdict: isTooEarly ? 'tooEarly' : reached,
    gaps,
    firstAnswerOn: isTooEarly ? firstAnswer(figures, gaps) : null,
    interval,
  }
}

export type GuardrailJudgement = {
  guardrail: string
  /** The harm that is put up with in the guardrail's unit; `null` if it is relative to a level that is not known. */
  margin: number | null
  state: GuardrailState
  /** Range of the improvement, as for a KPI: its lower end is the worst harm. */
  interval: ReadInterval
}

/**
 * The state of a guardrail on a day: breached as soon as any look is certain of it, and `ok` only by what is read now.
 *
 * @returns `unclear` without readings or where the arms cannot be compared
 * @source methods 5.5, errata A7
 */
export function judgeGuardrail(charter: Charter, guardrail: Guardrail, figures: FollowedFigures): GuardrailJudgement {
  const margin = absoluteAmount(guardrail.margin, figures.level)
  const interval = readInterval(charter, figures)
  const stateOf = (improvement: Interval) =>
    margin === null || !figures.atEnd.comparable
      ? 'unclear'
      : guardrailState({ lower: -improvement.upper, upper: -improvement.lower }, margin)
  const wasBreached = readableLooks(figures).some((look) => stateOf(look) === 'breached')
  return { guardrail: guardrail.id, margin, state: wasBreached ? 'breached' : stateOf(interval), interval }
}

/** The looks that may be read: none if the periods look alike today. */
function readableLooks({ looks, isHidden }: FollowedFigures) {
  return isHidden ? [] : looks.filter(({ phi }) => phi <= MOST_AUTOCORRELATION)
}

type Early = { verdict: 'worse' | 'met'; look: WeeklyLook }

/** The first look that was certain; one that was certain of harm comes before one that was certain of success. */
function earlyVerdict(figures: FollowedFigures, worthwhile: number): Early | null {
  for (const verdict of ['worse', 'met'] as const) {
    const look = readableLooks(figures).find((one) => kpiVerdict(one, worthwhile) === verdict)
    if (look !== undefined) return { verdict, look }
  }
  return null
}

function readInterval(charter: Charter, figures: FollowedFigures): ReadInterval {
  const { atEnd, looks, isOver } = figures
  if (isOver && !isExtended(charter)) {
    const { estimate, lower, upper, noInterval } = atEnd.estimate
    return { readBy: 'final', estimate, lower, upper, unreadable: noInterval }
  }
  const last = looks.at(-1)
  return last !== undefined && readableLooks(figures).includes(last)
    ? readLook(last)
    : { readBy: 'weekly', estimate: Number.NaN, ...UNBOUNDED, unreadable: whyNot(figures) }
}

function readLook({ estimate, lower, upper }: WeeklyLook): ReadInterval {
  const isUseless = !Number.isFinite(lower) && !Number.isFinite(upper)
  return { readBy: 'weekly', estimate, lower, upper, unreadable: isUseless ? 'too-few' : null }
}

function whyNot({ looks, atEnd }: FollowedFigures): Unreadable {
  if (atEnd.method === 'difference-in-differences' || !atEnd.comparable) return 'no-weekly-view'
  return looks.length === 0 ? 'too-few' : 'autocorrelated'
}

/** Gaps that more time does not close once the pilot has begun. */
const LASTING: readonly DataGap['gap'][] = ['few-baseline-values', 'not-comparable', 'no-target']

function firstAnswer({ rows, gateOn, isOver, hasBegun }: FollowedFigures, gaps: readonly DataGap[]): string | null {
  const planned = rows.filter(({ phase }) => phase === 'pilot').length
  const isHopeless = hasBegun && gaps.some(({ gap }) => LASTING.includes(gap))
  return isOver || isHopeless || planned < LEAST_PERIODS ? null : gateOn
}
