import type { FollowedFigures } from './follow-kpi.ts'
import type { PeriodRow } from './lay-out-readings.ts'
import type { Charter } from './pilot.ts'

/** `followUp`: the last day is over, and figures of the last period still come in. */
type PilotStage = 'planned' | 'running' | 'followUp' | 'gateDue'

export type PilotStanding = {
  stage: PilotStage
  /** Periods of the pilot that are not over. */
  periodsLeft: number
  /** Periods that are over and lack a figure, the oldest first. */
  missing: { from: string; arms: ('pilot' | 'control')[] }[]
  /** First day of the newest period with a figure of the pilot; `null` without any. */
  newest: string | null
}

/**
 * Where a pilot stands on a day, and which figures of a KPI are missing.
 *
 * @param on ISO date @param rows of the KPI, laid out on that day
 */
export function pilotStanding(
  charter: Charter,
  { rows, gateOn }: Pick<FollowedFigures, 'rows' | 'gateOn'>,
  on: string,
) {
  const running = rows.filter(({ phase }) => phase === 'pilot' || phase === 'history')
  const last = running.at(-1)
  const stage: PilotStage =
    on < charter.startsOn
      ? 'planned'
      : gateOn !== null && gateOn <= on
        ? 'gateDue'
        : last !== undefined && last.to < on
          ? 'followUp'
          : 'running'
  const standing: PilotStanding = {
    stage,
    periodsLeft: running.filter(({ to }) => to >= on).length,
    missing: listMissing(charter, rows, on),
    newest: running.findLast(({ pilot }) => pilot !== null)?.from ?? null,
  }
  return standing
}

/** Periods before the first figure of the baseline are not missing: nobody promised them. */
function listMissing({ design }: Charter, rows: readonly PeriodRow[], on: string): PilotStanding['missing'] {
  const begun = rows.findIndex(({ pilot, control }) => pilot !== null || control !== null)
  return rows.flatMap((row, at) => {
    const { from, to, phase } = row
    const isAsked = phase === 'pilot' || (phase === 'baseline' && begun >= 0 && at > begun && design !== 'random-split')
    if (!isAsked || to >= on) return []
    const arms = (['pilot', 'control'] as const).filter(
      (arm) => row[arm] === null && (arm === 'pilot' || design !== 'before-after'),
    )
    return arms.length === 0 ? [] : [{ from, arms }]
  })
}
