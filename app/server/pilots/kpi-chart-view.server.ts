import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import type { PilotFigures } from '#app/core/pilots/pilot-figures.ts'
import type { Signal } from '#app/core/pilots/signals.ts'
import { unitBehindName } from '#app/core/pilots/unit-words.ts'
import { nameOf } from './judge-words.ts'
import type { PilotWords, WrittenKpi } from './pilot-words.server.ts'

/** So many periods are drawn and listed at most, the newest; limits rest on all that they rest on. */
const MOST_DRAWN = 120
/** Words below the line. */
const DATES = 6

type Figures = PilotFigures['figures'][number]
type Row = Figures['rows'][number]

/** One period of a KPI in words. */
export type KpiChartRow = {
  /** First day, ISO. */
  from: string
  phase: Row['phase']
  pilot: string
  /** Empty: nothing is compared with. */
  control: string
  isProvisional: boolean
  /** What stands out; empty: nothing. */
  signal: string
}

/** A chart of one KPI with everything that is said of it; every text finished. */
export type KpiChartView = ReturnType<typeof viewKpiChart>

/** A line to aim at, or not to cross. */
export type Aim = { value: number; word: string } | null

/**
 * What is drawn and said of a KPI or guardrail.
 *
 * @param annotations what happened, the earliest day first
 * @param aim a line in the KPI's own unit
 */
export function viewKpiChart(
  words: PilotWords,
  kpi: WrittenKpi,
  {
    figures: { rows: all, chart },
    annotations,
    aim,
    isMonthly,
  }: {
    figures: Pick<Figures, 'rows' | 'chart'>
    annotations: PilotExport['annotations']
    aim: Aim
    isMonthly: boolean
  },
) {
  const older = Math.max(0, all.length - MOST_DRAWN)
  const rows = all.slice(older)
  const signals = Map.groupBy(
    chart.signals.flatMap((one) => (one.at < older ? [] : [{ ...one, at: one.at - older }])),
    ({ at }) => at,
  )
  const held = limitsHeld(kpi, chart.phases, older, rows.length)
  const limits = chart.phases.at(-1)?.limits ?? null
  const anewOn = held.length > 0 ? (rows[held.at(-1)?.to ?? 0]?.from ?? null) : null
  const pilotAt = rows.findIndex(({ phase }) => phase !== 'baseline')
  const hasControl = rows.some(({ control }) => control !== null)
  return {
    id: kpi.id,
    name: nameOf(kpi),
    unit: kpi.kind === 'proportion' ? '%' : unitBehindName(kpi.unit ?? ''),
    points: rows.map(({ pilot, control }, at) => ({
      value: pilot?.value ?? null,
      control: control?.value ?? null,
      isSignal: signals.has(at),
      isProvisional: pilot?.provisional ?? false,
    })),
    limits: limits && { ...drawnLimits(kpi, limits.drawn), centre: limits.centre },
    /** Limits that held before the ones of today, by position. */
    former: held,
    /** First day of the period from which the limits of today hold; `null`: they rest on the time before the pilot. */
    anewOn,
    status: limits?.status ?? null,
    pilotFrom: pilotAt < 0 ? null : pilotAt,
    pilotStartsOn: rows[pilotAt]?.from ?? null,
    aim,
    notes: annotations.flatMap(({ on, text, newLimits }, order) => {
      const at = rows.findIndex(({ from, to }) => from <= on && on <= to)
      if (at < 0 || (newLimits && newLimits.kpi !== kpi.id)) return []
      return [{ id: `${on} ${order}`, at, on: words.date(on), text: annotationText(words, { text, newLimits }) }]
    }),
    dates: datesOf(words, rows),
    limitsText: limitsText(words, limits, anewOn),
    older: older > 0 ? words.t('chart.older', { count: rows.length }) : '',
    signals: signalSentences(words, rows, [...signals.values()].flat()),
    summary: summaryOf(words, kpi, { rows, limits, anewOn, signalled: [...signals.keys()], isMonthly }),
    legend: words.t('chart.legend', {
      limits: limits === null ? 'no' : 'yes',
      aim: aim === null ? 'no' : 'yes',
      word: aim?.word ?? '',
      control: hasControl ? 'yes' : 'no',
      pilot: pilotAt < 0 ? 'no' : 'yes',
    }),
    hasControl,
    /** Nothing was measured yet. */
    isEmpty: rows.every(({ pilot, control }) => pilot === null && control === null),
    rows: rows.map((row, at) => rowInWords(words, kpi, row, signals.get(at) ?? [])),
  }
}

/** What happened, as it is said wherever it is listed. */
export function annotationText(
  { t }: PilotWords,
  { text, newLimits }: Pick<PilotExport['annotations'][number], 'text' | 'newLimits'>,
): string {
  return newLimits ? t('chart.anewNote', { reason: text }) : text
}

/** The limits before the last ones, by the positions that are drawn; none if those of the baseline still hold. */
function limitsHeld(kpi: WrittenKpi, phases: Figures['chart']['phases'], older: number, periods: number) {
  const sets = phases.filter(({ id }) => id !== 'pilot')
  return sets.slice(0, -1).flatMap(({ from, limits }, index) => {
    const [begin, end] = [Math.max(0, from - older), Math.min(periods, (sets[index + 1]?.from ?? 0) - older)]
    return limits === null || end <= begin
      ? []
      : [{ ...drawnLimits(kpi, limits.drawn), centre: limits.centre, from: begin, to: end }]
  })
}

type Limits = Figures['chart']['phases'][number]['limits']

function limitsText({ t, date }: PilotWords, limits: Limits, anewOn: string | null): string {
  if (limits === null) return t('chart.none')
  const { points, status } = limits
  return anewOn === null ? t(`chart.${status}`, { points }) : t('chart.anewText', { points, on: date(anewOn) })
}

function rowInWords(words: PilotWords, kpi: WrittenKpi, row: Row, signals: readonly Signal[]): KpiChartRow {
  const { from, phase, pilot, control } = row
  const when = words.shortDate(from)
  return {
    from,
    phase,
    pilot: pilot === null ? '' : words.figure(kpi, pilot.value),
    control: control === null ? '' : words.figure(kpi, control.value),
    isProvisional: pilot?.provisional ?? false,
    signal: signals.map(({ rule, side }) => words.t(`signal.${rule}.${side}`, { when })).join(' '),
  }
}

/** A share is never below nothing or above all, whatever its charter says. */
function drawnLimits({ kind }: WrittenKpi, { lower, upper }: { lower: number; upper: number }) {
  return kind === 'proportion' ? { lower: Math.max(0, lower), upper: Math.min(1, upper) } : { lower, upper }
}

function datesOf(words: PilotWords, rows: readonly Row[]) {
  const step = Math.max(1, Math.ceil(rows.length / DATES))
  return rows.flatMap(({ from }, at) => (at % step === 0 ? [{ at, text: words.shortDate(from) }] : []))
}

/** Neighbours of one rule and side are one sentence. */
function signalSentences({ t, shortDate }: PilotWords, rows: readonly Row[], signals: readonly Signal[]): string[] {
  const spans: { first: Signal; last: Signal }[] = []
  const order = ({ rule, side }: Signal) => `${rule} ${side}`
  const sorted = signals.toSorted((a, b) => (order(a) < order(b) ? -1 : Number(order(a) > order(b))) || a.at - b.at)
  for (const signal of sorted) {
    const open = spans.at(-1)
    const isNext = open?.last.rule === signal.rule && open.last.side === signal.side && open.last.at + 1 === signal.at
    if (open && isNext) open.last = signal
    else spans.push({ first: signal, last: signal })
  }
  const day = (at: number) => shortDate(rows[at]?.from ?? '')
  return spans
    .sort((a, b) => a.first.at - b.first.at)
    .map(({ first, last }) => {
      const from = day(first.at)
      const when = first === last ? t('when.one', { from }) : t('when.span', { from, to: day(last.at) })
      return t(`signal.${first.rule}.${first.side}`, { when })
    })
}

type Summed = {
  rows: readonly Row[]
  limits: Limits
  anewOn: string | null
  signalled: readonly number[]
  isMonthly: boolean
}

/** What a picture shows, for whoever does not see it. */
function summaryOf(words: PilotWords, kpi: WrittenKpi, { rows, limits, anewOn, signalled, isMonthly }: Summed): string {
  const { t, date, shortDate, amount } = words
  const latest = rows.findLast(({ pilot }) => pilot !== null)
  return t('chart.summary', {
    kpi: nameOf(kpi),
    period: isMonthly ? 'month' : 'week',
    from: rows[0] ? date(rows[0].from) : '',
    to: rows.at(-1) ? date(rows.at(-1)?.from ?? '') : '',
    limits: limits
      ? t(anewOn === null ? 'chart.limitsAre' : 'chart.limitsAnew', {
          on: anewOn === null ? '' : date(anewOn),
          centre: amount(kpi, limits.centre),
          lower: amount(kpi, drawnLimits(kpi, limits.drawn).lower),
          upper: amount(kpi, drawnLimits(kpi, limits.drawn).upper),
        })
      : t('chart.limitsNone'),
    signals: signalled.filter((at) => rows[at]?.phase !== 'baseline').length,
    latest: latest?.pilot
      ? t('chart.latest', { value: amount(kpi, latest.pilot.value), on: shortDate(latest.from) })
      : t('chart.latestNone'),
  })
}
