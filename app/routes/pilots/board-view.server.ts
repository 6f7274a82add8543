import { chartKpi, evaluatePilot } from '#app/core/pilots/evaluate-pilot.ts'
import type { FollowedFigures } from '#app/core/pilots/follow-kpi.ts'
import { pilotStanding } from '#app/core/pilots/pilot-standing.ts'
import { chartPicture } from '#app/routes/verdict/chart-picture.server.ts'
import { kpiOf, nameOf } from '#app/server/pilots/judge-words.ts'
import { viewKpiChart } from '#app/server/pilots/kpi-chart-view.server.ts'
import type { PilotWords } from '#app/server/pilots/pilot-words.server.ts'
import type { BoardRecord } from '#db/queries/pilot-board.server.ts'

/** What the board shows of a pilot whose charter was signed. */
export type BoardEntry = ReturnType<typeof viewEntry>

/**
 * A pilot as one row of the board. Checks of the law are not looked at: they stand at the gate.
 *
 * @param today ISO date
 */
export function viewEntry(words: PilotWords, { plan, readings, hardEvents }: BoardRecord, today: string) {
  const { t, shortDate } = words
  const evaluated = evaluatePilot({ charter: plan, readings, hardEvents, governance: [] }, today)
  const kpi = kpiOf(plan, plan.primary)
  // There are figures of each KPI of the charter.
  const figures = evaluated.figures[plan.primary] as FollowedFigures
  const standing = pilotStanding(plan, figures, today)
  const chart = viewKpiChart(words, kpi, {
    figures: { rows: figures.rows, chart: chartKpi(kpi, figures, { preset: plan.rules, screen: plan.screen }) },
    annotations: [],
    aim: null,
    isMonthly: plan.period === 'month',
  })
  const states = evaluated.guardrails.map(({ state }) => state)
  const worst = (['breached', 'unclear', 'ok'] as const).find((state) => states.includes(state)) ?? null
  const isStopping = evaluated.gate.decision === 'stop'
  const next = isStopping
    ? 'stop'
    : standing.stage === 'gateDue'
      ? 'gate'
      : standing.missing.length > 0
        ? 'enter'
        : evaluated.primary.gaps.some(({ gap }) => gap === 'few-baseline-values')
          ? 'before'
          : null
  return {
    kpi: nameOf(kpi),
    summary: chart.summary,
    picture: chart.isEmpty ? null : chartPicture(words, kpi, { chart, place: 'spark' }),
    periodsLeft: standing.periodsLeft,
    guardrails: worst && { state: worst, word: t(`guardrailState.${worst}`) },
    missing: standing.missing.length,
    newest: standing.newest && onOneLine(shortDate(standing.newest)),
    next: next ?? ('wait' as const),
    answerOn: evaluated.gateOn && onOneLine(words.date(evaluated.gateOn)),
  }
}

const onOneLine = (date: string) => date.replaceAll(' ', '\u00a0')
