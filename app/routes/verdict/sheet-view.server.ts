import { addDays, daysBetween } from '#app/core/pilots/periods.ts'
import type { EvaluatedPilot } from '#app/server/pilots/evaluated-pilot.server.ts'
import { kpiOf } from '#app/server/pilots/judge-words.ts'
import { annotationText } from '#app/server/pilots/kpi-chart-view.server.ts'
import { viewPilot } from '#app/server/pilots/pilot-view.server.ts'
import type { PilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { chartPicture } from './chart-picture.server.ts'

type Evaluated = NonNullable<EvaluatedPilot['evaluated']>

/** What is new is of the last so many days. */
const NEW_DAYS = 14
const DAYS_A_YEAR = 365

/** What the weekly sheet says, every text finished. */
export function loadSheet(words: PilotWords, { pilot, figures, names }: Evaluated) {
  const { t, date } = words
  const { on, primary, gateOn } = figures
  const view = viewPilot(words, { pilot, figures }, names)
  const { chart } = view
  const nextOn = primary.firstAnswerOn ?? (gateOn !== null && gateOn > on ? gateOn : null)
  return {
    on: date(on),
    headline: view.headline,
    range: view.range,
    summary: chart.summary,
    limitsText: chart.limitsText,
    picture: chartPicture(words, kpiOf(pilot.charter, chart.id), { chart, detail: 'full' }),
    next: nextOn === null ? null : t('sheet.next', { on: date(nextOn) }),
    cost: costSoFar(words, { pilot, figures, names }),
    changed: changes(words, { pilot, figures }, chart.signals),
    guardrails: view.guardrails.map(({ name, stateWord }) => t('sheet.guardrail', { name, state: stateWord })),
  }
}

type Costed = Pick<Evaluated, 'pilot' | 'figures' | 'names'>

/** By the charter's own estimate: what it costs once, and its share of a year's running cost. */
function costSoFar({ t, money }: PilotWords, { pilot: { charter }, figures: { on }, names: { currency } }: Costed) {
  if (charter.value === null || currency === null) return null
  const days = Math.max(0, daysBetween(charter.startsOn, on))
  const { oneOff, run } = charter.value
  return t('sheet.cost', { cost: money(oneOff.base + (run.base * days) / DAYS_A_YEAR, currency) })
}

function changes(words: PilotWords, { pilot, figures }: Omit<Costed, 'names'>, signals: readonly string[]): string[] {
  const { t, date, shortDate, amount } = words
  const since = addDays(figures.on, -NEW_DAYS)
  const kpi = kpiOf(pilot.charter, figures.primary.kpi)
  const rows = figures.figures.find(({ id }) => id === kpi.id)?.rows ?? []
  const [before, latest] = rows.filter(({ pilot: one }) => one !== null).slice(-2)
  const last = latest ?? before
  const lines = [
    ...(last?.pilot ? [t('sheet.latest', { value: amount(kpi, last.pilot.value), on: shortDate(last.from) })] : []),
    ...(latest && before?.pilot
      ? [t('sheet.before', { value: amount(kpi, before.pilot.value), on: shortDate(before.from) })]
      : []),
    ...pilot.annotations
      .filter(({ on, newLimits }) => {
        const news = newLimits?.decidedOn ?? on
        return news > since && news <= figures.on
      })
      .map((one) => `${date(one.on)}: ${annotationText(words, one)}`),
    ...signals.slice(-1),
  ]
  return lines.length > 0 ? [...new Set(lines)] : [t('sheet.nothing')]
}
