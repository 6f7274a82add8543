import { addDays } from '#app/core/pilots/periods.ts'
import { plannedCost, spentSoFar } from '#app/core/pilots/pilot-costs.ts'
import { writtenSums } from '#app/server/pilots/cost-view.server.ts'
import type { EvaluatedPilot } from '#app/server/pilots/evaluated-pilot.server.ts'
import { kpiOf } from '#app/server/pilots/judge-words.ts'
import { annotationText } from '#app/server/pilots/kpi-chart-view.server.ts'
import { viewPilot } from '#app/server/pilots/pilot-view.server.ts'
import type { PilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { chartPicture } from './chart-picture.server.ts'

type Evaluated = NonNullable<EvaluatedPilot['evaluated']>

/** What is new is of the last so many days. */
const NEW_DAYS = 14
/** So many are named who wrote down what was spent. */
const MOST_NAMES = 3

/**
 * What the weekly sheet says, every text finished.
 *
 * @param spenders how those are called who wrote down what was spent; empty: nobody knows
 */
export function loadSheet(words: PilotWords, { pilot, figures, names }: Evaluated, spenders: readonly string[]) {
  const { t, date } = words
  const { on } = figures
  const view = viewPilot(words, { pilot, figures }, names)
  const { chart } = view
  const drawn = (place: 'paper' | 'phone') => chartPicture(words, kpiOf(pilot.charter, chart.id), { chart, place })
  return {
    on: date(on),
    headline: view.headline,
    range: view.range,
    summary: chart.summary,
    limitsText: chart.limitsText,
    legend: chart.legend,
    picture: drawn('paper'),
    phonePicture: drawn('phone'),
    next: view.hardEvents.length > 0 ? t('sheet.stop') : nextDate(words, figures),
    cost: costSoFar(words, { pilot, figures, names }, spenders),
    changed: changes(words, { pilot, figures }, chart.signals),
    guardrails: view.guardrails.map(({ name, stateWord }) => t('sheet.guardrail', { name, state: stateWord })),
  }
}

/** What comes next and when; `null`: nothing is set. */
function nextDate({ t, date }: PilotWords, { on, primary, gateOn }: Evaluated['figures']): string | null {
  const nextOn = primary.firstAnswerOn ?? (gateOn !== null && gateOn > on ? gateOn : null)
  if (nextOn !== null) return t('sheet.next', { on: date(nextOn) })
  return gateOn === null ? null : t('sheet.review')
}

type Costed = Pick<Evaluated, 'pilot' | 'figures' | 'names'>

/** What was really spent, and the charter's estimate beside it; `null`: neither says anything. */
function costSoFar(
  words: PilotWords,
  { pilot, figures: { on }, names: { currency } }: Costed,
  spenders: readonly string[],
) {
  const { t, money, date } = words
  const planned = plannedCost(pilot.charter, on)
  const spent = spentSoFar(pilot, on)
  const estimate = planned === null || currency === null ? null : money(planned, currency)
  if (spent === null) return estimate && t('sheet.cost', { cost: estimate })
  const real = t('sheet.spent', {
    sum: writtenSums(words, spent.sums),
    known: spenders.length > 0 ? 'yes' : 'no',
    by: namesIn(words, spenders),
    on: date(spent.until),
  })
  return estimate ? `${real} ${t('sheet.estimate', { cost: estimate })}` : real
}

function namesIn({ t, locale }: PilotWords, spenders: readonly string[]): string {
  const left = spenders.length - MOST_NAMES
  const named = left > 0 ? [...spenders.slice(0, MOST_NAMES), t('sheet.others', { count: left })] : spenders
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(named)
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
