import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import type { PilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { pilotStanding } from '#app/core/pilots/pilot-standing.ts'
import { viewCost } from './cost-view.server.ts'
import {
  gapSentences,
  guardrailSentence,
  headlineOf,
  kpiOf,
  nameOf,
  rangeSentence,
  reasonSentences,
} from './judge-words.ts'
import { type Aim, viewKpiChart } from './kpi-chart-view.server.ts'
import type { PilotWords } from './pilot-words.server.ts'
import { viewClaims, viewValue } from './value-view.server.ts'

/** What names things that a record knows by their id alone. */
export type PilotNames = {
  /** Hard events and checks by id. */
  texts: ReadonlyMap<string, string>
  /** What is claimed, and by whom, by id; left out: not said. */
  claims?: ReadonlyMap<string, { text: string; source: string }>
  /** ISO 4217; `null`: no value inputs. */
  currency: string | null
}

type Evaluated = { pilot: PilotExport; figures: PilotFigures }

/** Everything that the page of a pilot says, every text finished. */
export function viewPilot(words: PilotWords, { pilot, figures }: Evaluated, names: PilotNames) {
  const { charter, annotations } = pilot
  const { primary, others, guardrails, gate } = figures
  const kpi = kpiOf(charter, primary.kpi)
  const main = figuresOf(figures, primary.kpi)
  const standing = pilotStanding(charter, main, figures.on)
  const isTooEarly = primary.verdict === 'tooEarly'
  const chartOf = (id: string, aim: Aim) =>
    viewKpiChart(words, kpiOf(charter, id), {
      figures: figuresOf(figures, id),
      annotations,
      aim,
      isMonthly: charter.period === 'month',
    })
  const known = new Map([...charter.kpis, ...charter.guardrails].map((one) => [one.id, nameOf(one)] as const))
  const reasons = reasonSentences(words, figures, new Map([...known, ...names.texts]))
  return {
    headline: headlineOf(words, { charter, figures }),
    verdict: primary.verdict,
    range: rangeSentence(words, kpi, primary),
    interval: pictureOf(primary),
    lastDay: words.date(charter.extendedTo ?? charter.endsOn),
    declaredLate: figures.declaredLate?.inPeriod ?? null,
    isExtended: charter.extendedTo !== null,
    gaps: isTooEarly ? gapSentences(words, primary, figures.gateOn) : [],
    standing: {
      stage: standing.stage,
      periodsLeft: standing.periodsLeft,
      length: charter.period === 'month' ? 'month' : 'week',
      missing: standing.missing.map(({ from }) => words.shortDate(from)),
    },
    chart: chartOf(primary.kpi, aimOf(words, kpi, { level: main.level, by: primary.worthwhile, side: 1 })),
    others: others.map(({ kpi: id }) => chartOf(id, null)),
    guardrails: guardrails.map((judged) => {
      const guardrail = kpiOf(charter, judged.guardrail)
      const { level } = figuresOf(figures, judged.guardrail)
      return {
        id: guardrail.id,
        name: nameOf(guardrail),
        state: judged.state,
        stateWord: words.t(`guardrailState.${judged.state}`),
        says: guardrailSentence(words, guardrail, judged),
        chart: chartOf(judged.guardrail, aimOf(words, guardrail, { level, by: judged.margin, side: -1 })),
      }
    }),
    hardEvents: annotations.flatMap(({ on, text, hardEvent }) =>
      hardEvent === null || on > figures.on
        ? []
        : [{ on: words.date(on), text, event: names.texts.get(hardEvent) ?? hardEvent }],
    ),
    /** What ends the pilot already, whatever the calendar says. */
    stops: reasons.filter(({ stops }) => stops).map(({ says }) => says),
    reasons,
    proposed: gate.decision,
    claims: viewClaims(words, { pilot, figures }, names),
    value: viewValue(words, figures, names.currency),
    cost: viewCost(words, { pilot, on: figures.on, currency: names.currency }),
  }
}

/** The figures of one KPI. @throws RangeError if there are none */
export function figuresOf({ figures }: PilotFigures, id: string) {
  const found = figures.find((one) => one.id === id)
  if (found === undefined) throw new RangeError(`There are no figures of ${id}.`)
  return found
}

function pictureOf({ interval, worthwhile }: PilotFigures['primary']) {
  const { lower, upper, estimate, unreadable } = interval
  const isDrawn = unreadable === null && (Number.isFinite(lower) || Number.isFinite(upper))
  return isDrawn ? { lower, upper, estimate, mark: worthwhile } : null
}

/** @param side 1 for what is aimed at, -1 for what must not be crossed */
function aimOf(
  { t }: PilotWords,
  { direction }: { direction: 'up' | 'down' },
  { level, by, side }: { level: number | null; by: number | null; side: 1 | -1 },
): Aim {
  if (level === null || by === null) return null
  const way = (direction === 'up' ? 1 : -1) * side
  return { value: level + way * by, word: t(side === 1 ? 'chart.target' : 'chart.margin') }
}
