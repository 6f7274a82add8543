import type { DraftEntry, DraftModel, DraftSection } from '#app/report/draft/draft-model.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { FrozenPilot } from '#app/server/pilots/freeze-review.server.ts'
import { kpiOf } from '#app/server/pilots/judge-words.ts'
import { annotationText, type KpiChartView } from '#app/server/pilots/kpi-chart-view.server.ts'
import { figuresOf, viewPilot } from '#app/server/pilots/pilot-view.server.ts'
import type { PilotWords } from '#app/server/pilots/pilot-words.server.ts'
import type { GateReview } from '#db/queries/pilot-reviews.server.ts'
import { chartPicture } from './chart-picture.server.ts'

type Sources = {
  review: GateReview
  frozen: FrozenPilot
  pilot: { name: string; company: string }
  /** Of the workspace: where the days of decisions and signatures are told. */
  timeZone: string
}

/** The evidence of a gate review, from what was frozen for it alone: sentences, pictures, every figure, how to recompute. */
export function evidenceModel(words: PilotWords, { review, frozen, pilot, timeZone }: Sources): DraftModel {
  const { t, date } = words
  const view = viewPilot(words, frozen, frozen.names)
  const figureOf = (chart: KpiChartView, says: readonly string[] = []) => figureSection(words, frozen, { chart, says })
  const events = frozen.pilot.annotations.filter(({ on }) => on <= review.onDay)
  return {
    locale: words.locale,
    madeOn: review.onDay,
    company: pilot.company,
    title: t('evidence.title'),
    subtitle: t('evidence.subtitle', { pilot: pilot.name, on: date(review.onDay) }),
    intro: [view.headline, view.range],
    sections: [
      decisionSection(words, { review, reasons: view.reasons, dayOf: (at) => date(dateIn(at, timeZone)) }),
      figureOf(view.chart),
      ...view.guardrails.map(({ chart, stateWord, says }) => figureOf(chart, [`${stateWord}. ${says}`])),
      ...view.others.map((chart) => figureOf(chart)),
      ...(events.length === 0 ? [] : [eventsSection(words, events)]),
      ...costSections(words, frozen, view.cost),
      ...(view.claims.length === 0 ? [] : [listSection(t('evidence.claims'), view.claims)]),
      methodSection(words, frozen),
      againSection(words, review),
    ],
    closing: t('evidence.closing'),
  }
}

/** Rows of a table inside a report on something larger; the paper of the review has all of them. */
const MOST_ROWS = 40

/**
 * What a report on the whole company says of a gate review: the decision with every reason, the main figure with its
 * picture and its weeks, how the guardrails stand, the method, and how to compute it again.
 */
export function evidenceInShort(words: PilotWords, { review, frozen, timeZone }: Omit<Sources, 'pilot'>) {
  const { t, date } = words
  const view = viewPilot(words, frozen, frozen.names)
  const held = view.guardrails.map(({ name, stateWord, says }) => `${name}: ${stateWord}. ${says}`)
  const figure = figureSection(words, frozen, { chart: view.chart, says: [view.range] })
  const { table, picture } = figure
  const { chart } = view
  const phone = picture && {
    phonePicture: chartPicture(words, kpiOf(frozen.pilot.charter, chart.id), { chart, place: 'phone' }),
  }
  const left = (table?.rows.length ?? 0) - MOST_ROWS
  const cut = left > 0 && table ? { table: { ...table, rows: table.rows.slice(left) } } : {}
  const note = left > 0 ? [said(t('evidence.left'), [t('evidence.leftOut', { rows: left })])] : []
  const decision = decisionSection(words, { review, reasons: view.reasons, dayOf: (at) => date(dateIn(at, timeZone)) })
  const guardrails = held.length > 0 ? [said(t('evidence.guardrails'), held)] : []
  const cost = costSections(words, frozen, view.cost).flatMap(({ entries }) => entries)
  return {
    headline: view.headline,
    sections: [
      { ...decision, entries: [...decision.entries, ...guardrails, ...cost] },
      { ...figure, ...phone, ...cut, entries: [...figure.entries, ...note] },
      methodSection(words, frozen),
      againSection(words, review),
    ],
  }
}

const said = (name: string, texts: readonly string[]): DraftEntry => ({
  name,
  source: '',
  lines: texts.map((text) => ({ kind: 'said', text })),
})

const section = (title: string, entries: DraftEntry[], about = ''): DraftSection => ({
  title,
  about,
  source: '',
  entries,
})

const listSection = (title: string, claims: readonly { text: string; says: string }[]) =>
  section(
    title,
    claims.map(({ text, says }) => said(text, [says])),
  )

type Cost = ReturnType<typeof viewPilot>['cost']

type Decided = { review: GateReview; reasons: readonly { says: string }[]; dayOf: (at: Date) => string }

function decisionSection({ t }: PilotWords, { review, reasons, dayOf }: Decided) {
  const { proposed, decision, reason, decidedAt, signatures } = review
  const against = reasons.map(({ says }) => says)
  const isOverride = decision !== null && decision !== proposed
  const taken =
    decision === null
      ? [t('evidence.undecided')]
      : [
          t('evidence.decided', { decision: t(`decision.${decision}`), on: decidedAt ? dayOf(decidedAt) : '' }),
          ...(isOverride ? [t('evidence.override')] : []),
          ...(reason === '' ? [] : [reason]),
        ]
  const signed = signatures.map(({ discipline, name, signedAt }) =>
    t('evidence.signature', { side: t(`evidence.sides.${discipline}`), name, on: dayOf(signedAt) }),
  )
  return section(t('evidence.decision'), [
    said(
      t('evidence.proposed', { decision: t(`decision.${proposed}`) }),
      against.length > 0 ? against : [t('evidence.nothing')],
    ),
    said(t('evidence.people'), taken),
    said(t('evidence.signatures'), signed.length > 0 ? signed : [t('evidence.unsigned')]),
  ])
}

type Figure = { chart: KpiChartView; says: readonly string[] }

/** One KPI with its picture, what is said of it, and every figure of it. */
function figureSection(words: PilotWords, { pilot }: FrozenPilot, { chart, says }: Figure): DraftSection {
  const { t, date } = words
  const { name, unit, limitsText, legend, signals, rows, hasControl } = chart
  const notes = [...says, limitsText, legend, ...signals, ...(chart.older === '' ? [] : [chart.older])]
  const columns = [
    { label: t('evidence.from'), share: 3 },
    { label: t('evidence.phase'), share: 4 },
    { label: t('evidence.figure'), share: 3, align: 'right' as const },
    ...(hasControl ? [{ label: t('evidence.control'), share: 3, align: 'right' as const }] : []),
    { label: t('evidence.signal'), share: 7 },
  ]
  const title = unit === '' ? name : `${name} (${unit})`
  if (rows.every((row) => row.pilot === '' && row.control === ''))
    return section(title, [said(t('evidence.reading'), [...says, t('evidence.noFigures')])])
  return {
    ...section(title, [said(t('evidence.reading'), notes)]),
    picture: chartPicture(words, kpiOf(pilot.charter, chart.id), { chart, place: 'paper' }),
    table: {
      columns,
      rows: rows.map((row) => [
        date(row.from),
        t(`evidence.phases.${row.phase}`),
        row.pilot === '' ? '–' : row.isProvisional ? t('evidence.provisional', { figure: row.pilot }) : row.pilot,
        ...(hasControl ? [row.control || '–'] : []),
        row.signal || '–',
      ]),
    },
  }
}

const eventsSection = (words: PilotWords, events: FrozenPilot['pilot']['annotations']) =>
  section(words.t('evidence.events'), [
    said(
      words.t('evidence.happened'),
      events.map((one) => `${words.date(one.on)}: ${annotationText(words, one)}`),
    ),
  ])

/** What was really spent by the day of the review, beside what was planned; none where nobody wrote anything down. */
function costSections(words: PilotWords, { pilot, figures }: FrozenPilot, cost: Cost): DraftSection[] {
  const { t, date, cash } = words
  const { costs = [] } = pilot
  if (cost.spent === null) return []
  const counted = costs.filter(({ on }) => on <= figures.on)
  const columns = [
    { label: t('evidence.day'), share: 3 },
    { label: t('evidence.purpose'), share: 10 },
    { label: t('evidence.amount'), share: 4, align: 'right' as const },
  ]
  const planned = cost.planned === null ? [] : [said(t('evidence.planned'), [cost.planned, t('evidence.frozen')])]
  return [
    {
      ...section(t('evidence.cost'), [said(t('evidence.spent'), [cost.spent]), ...planned]),
      table: {
        columns,
        rows: counted.map(({ on, text, cents, currency }) => [date(on), text, cash(cents, currency)]),
      },
    },
  ]
}

/** How the figures came about; only what was used. */
function methodSection({ t }: PilotWords, { pilot: { charter }, figures }: FrozenPilot): DraftSection {
  const ids = [...charter.kpis, ...charter.guardrails].map(({ id }) => id)
  const methods = [...new Set(ids.map((id) => figuresOf(figures, id).atEnd.method))]
  return section(t('evidence.method'), [
    said(
      t('evidence.compared'),
      methods.map((method) => t(`method.${method}`)),
    ),
    said(t('evidence.weekly'), [t('method.weekly')]),
    said(t('evidence.limits'), [t(charter.rules === 'nhs' ? 'method.nhs' : 'method.wheeler')]),
    said(t('evidence.rule'), [t('method.gate')]),
  ])
}

function againSection({ t }: PilotWords, { engine, inputsSha256, onDay, charterNumber }: GateReview): DraftSection {
  return section(t('evidence.again'), [
    said(t('evidence.engine', { engine }), [t('evidence.charter', { number: charterNumber })]),
    said(t('evidence.hash'), [inputsSha256]),
    said(t('evidence.command'), [`preflight kpi --in export.json --on ${onDay}`, t('evidence.same')]),
  ])
}
