import type { AnswerEntry } from '#app/report/model/answer-model.ts'
import type { PointEntry } from '#app/report/model/dimension-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { OpenQuestion } from '#app/report/model/report-parts.ts'
import type { HomeworkEntry, TechniqueCategory } from '#app/report/model/target-model.ts'
import type { TemplateLinkView } from '#app/routes/templates/template-link.tsx'
import type { Decided } from './decided.server.ts'
import type { Links } from './links.server.ts'
import { type Sorting, sortUseCases } from './sort-use-cases.ts'

export type ResultsView = ReturnType<typeof resultsView>
export type HomeworkView = NonNullable<ResultsView['homework']>['rows'][number]
export type UseCaseRow = ResultsView['useCases']['rows'][number]
export type DimensionView = ResultsView['dimensions'][number]
export type PitfallView = ResultsView['pitfalls'][number]
export type CategoryView = ResultsView['techniques'][number]
export type PointsView = NonNullable<ResultsView['points']>
export type PointView = PointsView['losses'][number]
export type ContradictionView = ResultsView['contradictions'][number]

/** What the results page shows of a report: its own sentences and figures, with the addresses of what they name. */
export function resultsView({ report, score, links }: Pick<Decided, 'report' | 'score' | 'links'>, sorting: Sorting) {
  const { summary, cover, method } = report
  const isEmpty = summary.state === 'empty'
  return {
    base: links.base,
    state: summary.state,
    subtitle: cover.subtitle,
    takenAtWord: method.takenAtWord,
    team: report.team ? { standing: report.team.standing, reading: report.team.reading } : null,
    headline: summary.headline,
    lead: links.phrases(summary.lead),
    choice: links.phrases(summary.choice ?? []),
    remedy: summary.remedy ?? 'answers',
    ask: links.phrases(summary.ask),
    standing: summary.standing.map(links.phrases),
    whyHref: whyHref(report, links),
    nextSteps: summary.nextSteps.map(({ id, kind, name, detail }) => ({
      id,
      name,
      detail,
      href: stepHref({ id, kind }, links),
    })),
    fineprint: summary.fineprint,
    homework: homeworkView(report, score, links),
    useCases: listUseCases(report, links, sorting),
    own: report.own?.note ?? null,
    readiness: isEmpty ? null : summary.readiness,
    readinessStandard: summary.readinessStandard ?? null,
    dimensions: isEmpty ? [] : report.dimensions.map((dimension) => dimensionView(dimension, links)),
    points: pointsView(report, links),
    pitfalls: isEmpty ? [] : report.pitfalls.map((pitfall) => pitfallView(pitfall, links)),
    techniques: report.techniques.map((category) => categoryView(category, links)),
    contradictions: report.contradictions.map(({ id, ask, answers, reply }) => ({
      id,
      ask,
      reply,
      answers: links.reasons(answers),
    })),
    method: { paragraphs: method.paragraphs, assumptions: method.assumptions, own: method.own ?? [] },
  }
}

function stepHref(
  { id, kind }: Pick<ReportModel['summary']['nextSteps'][number], 'id' | 'kind'>,
  links: Links,
): string {
  if (kind === 'question') return links.toQuestion(id)
  return kind === 'action' ? links.toAction(id) : `${links.base}/roadmap`
}

/** Where the reasons of the headline stand: the candidate's requirements, or else the profile. */
function whyHref({ summary }: ReportModel, links: Links): string | null {
  if (summary.state === 'empty') return null
  if (!summary.candidate) return '#profile'
  const { kind, id } = summary.candidate
  return `${kind === 'useCase' ? links.toUseCase(id) : links.toTechnique(id)}#needs`
}

function homeworkView(report: ReportModel, { homework }: Decided['score'], links: Links) {
  if (!report.homework || report.summary.state === 'empty') return null
  const ladders = new Map(report.dimensions.flatMap(({ capabilities }) => capabilities.map((one) => [one.id, one])))
  const asked = new Map(homework.rows.map(({ cap, min }) => [cap, min]))
  const view = ({ capability, name, has, needs, why, state, note = '', actions, open }: HomeworkEntry) => ({
    id: capability,
    name,
    has,
    needs,
    why,
    state,
    note,
    actions: actions.map((action) => ({ ...action, href: links.toAction(action.id) })),
    sheets: sheetsOf(actions, links.sheetFor({ capability, min: asked.get(capability) ?? 0 }), links),
    open: links.open(open),
    reasons: links.reasons(answeredOf(ladders.get(capability)?.reasons ?? [], open)),
  })
  return { intro: report.homework.intro, steps: report.homework.steps, rows: report.homework.rows.map(view) }
}

/** Those of its planned actions in their order, and the one that gives what is asked, each once. */
function sheetsOf(actions: HomeworkEntry['actions'], asked: TemplateLinkView | null, links: Links): TemplateLinkView[] {
  const all = [...actions.map(({ id }) => links.sheetOf(id)), asked].filter((sheet) => sheet !== null)
  return [...new Map(all.map((sheet) => [sheet.href, sheet])).values()]
}

/** The answers that are no open question: those are listed with whom to ask. */
function answeredOf(reasons: readonly AnswerEntry[], open: readonly OpenQuestion[]): AnswerEntry[] {
  return reasons.filter(({ question }) => !open.some((one) => one.question === question))
}

function listUseCases({ useCases, locale }: ReportModel, links: Links, sorting: Sorting) {
  const rows = useCases.rows.map(({ id, name, tone, label, range, between, standing, weeks, weeksText, isTarget }) => ({
    id,
    name,
    tone,
    label,
    range,
    between,
    standing: standing?.text ?? null,
    weeks,
    weeksText,
    isTarget,
    href: links.toUseCase(id),
  }))
  return {
    intro: useCases.intro,
    maxWeeks: useCases.maxWeeks,
    sorting,
    rows: sortUseCases(rows, sorting, locale),
    apart: useCases.apart.map(({ id, name, because }) => ({ id, name, because, href: links.toUseCase(id) })),
  }
}

function dimensionView(
  { id, name, score, standard, text, capabilities }: ReportModel['dimensions'][number],
  links: Links,
) {
  return { id, name, score, standard: standard ?? null, text, ladders: capabilities.map(links.ladder) }
}

function pointsView({ points }: ReportModel, links: Links) {
  if (!points) return null
  const view = ({ question, ask, answer, dimension, points: exact, text }: PointEntry) => ({
    question,
    ask,
    answer,
    dimension,
    points: exact,
    text,
    href: links.toQuestion(question),
  })
  const asksMore = points.potentials.filter(({ onlyInFull }) => onlyInFull).length
  return {
    ...points,
    losses: points.losses.map(view),
    potentials: points.potentials.map(view),
    /** How many of the open ones only the full check asks, and where one switches to it. */
    full: { count: asksMore, href: `${links.base}/settings` },
  }
}

function pitfallView(pitfall: ReportModel['pitfalls'][number], links: Links) {
  const { id, name, tone, label, because, lowMeans, firstActions } = pitfall
  return {
    id,
    name,
    tone,
    label,
    lowMeans,
    href: links.library('pitfalls', id),
    firstActions: firstActions.map((action) => ({ ...action, href: links.library('actions', action.id) })),
    because: links.reasons(because),
  }
}

function categoryView({ id, name, rows }: TechniqueCategory, links: Links) {
  type Row = TechniqueCategory['rows'][number]
  const row = ({ id: technique, name: called, tone, label, range, between, standing }: Row) => ({
    id: technique,
    name: called,
    tone,
    label,
    range,
    between,
    standing: standing?.text ?? null,
    href: links.toTechnique(technique),
  })
  return { id, name, rows: rows.map(row) }
}
