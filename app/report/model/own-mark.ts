import { changesScore } from '#app/core/own-questions/lay-own-questions.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { DimensionProfile } from './dimension-model.ts'
import type { ComparableResult, Method, OwnMark } from './method-model.ts'
import type { ReportInput } from './report-input.ts'
import type { ReportModel } from './report-model.ts'
import type { Summary } from './summary-model.ts'
import type { TargetEntry } from './target-model.ts'
import { createWording, type Wording } from './wording.ts'

/** The input of a report that a workspace's own questions went into. */
type OwnInput = ReportInput & { standard: NonNullable<ReportInput['standard']> }

/**
 * Says in a report what a workspace's own questions did to it: beside every score and verdict that differs, what the
 * standard's questions alone say.
 *
 * @param standard the same report by the standard's questions alone
 */
export function markOwn(report: ReportModel, standard: ReportModel, input: OwnInput): ReportModel {
  const words = createWording(input.meta.locale)
  const method = { ...report.method, own: listOwn(words, input) }
  if (!changesScore(input.catalogue)) {
    const note = `${noteOf(words, input.catalogue)} ${words.t('own.same')}`
    return { ...report, method, own: { note }, summary: withNote(report.summary, note) }
  }
  const own: OwnMark = {
    note: `${noteOf(words, input.catalogue)} ${words.t('own.changes')}`,
    standard: comparableOf(standard),
  }
  const verdicts = new Map(targetsIn(standard).map((entry) => [entry.id, entry]))
  const mark = <T extends TargetEntry>(entry: T): T => markTarget(words, entry, verdicts.get(entry.id))
  return {
    ...report,
    own,
    method,
    summary: withNote(markSummary(words, report, standard), own.note),
    useCases: {
      ...report.useCases,
      intro: `${report.useCases.intro} ${words.t('own.weeks')}`.trim(),
      rows: report.useCases.rows.map(mark),
    },
    techniques: report.techniques.map((category) => ({ ...category, rows: category.rows.map(mark) })),
    dimensions: report.dimensions.map((dimension) => markDimension(words, dimension, standard)),
    homework: markHomework(words, report.homework, standard.homework),
    roadmap: report.roadmap && { ...report.roadmap, notes: [...report.roadmap.notes, words.t('own.plan')] },
    pitfalls: report.pitfalls.map((pitfall) => {
      const label = standard.pitfalls.find(({ id }) => id === pitfall.id)?.label ?? pitfall.label
      return label === pitfall.label
        ? pitfall
        : { ...pitfall, label: words.t('own.pitfall', { own: pitfall.label, label }) }
    }),
    points: report.points && { ...report.points, intro: `${report.points.intro} ${words.t('own.points')}` },
  }
}

/** What of a report two checks are compared by: always the standard's questions alone. */
export function comparableOf(report: ReportModel): ComparableResult {
  if (report.own?.standard) return report.own.standard
  return {
    readiness: report.summary.state === 'empty' ? null : report.summary.readiness,
    useCases: report.useCases.rows.map(({ id, name, tone, label }) => ({ id, name, tone, label })),
    dimensions: report.dimensions.map(({ id, name, score }) => ({ id, name, score })),
  }
}

const targetsIn = ({ useCases, techniques }: ReportModel): TargetEntry[] => [
  ...useCases.rows,
  ...techniques.flatMap(({ rows }) => rows),
]

function markDimension(words: Wording, dimension: DimensionProfile, { dimensions }: ReportModel): DimensionProfile {
  const standard = dimensions.find(({ id }) => id === dimension.id)
  const capabilities = dimension.capabilities.map((ladder) => {
    const label = standard?.capabilities.find(({ id }) => id === ladder.id)?.levelText ?? ladder.levelText
    if (label === ladder.levelText) return ladder
    return { ...ladder, levelText: words.t('own.level', { own: ladder.levelText, label }) }
  })
  const score = standard?.score ?? null
  const isSame = !dimension.score || !score || dimension.score.text === score.text
  return {
    ...dimension,
    capabilities,
    ...(isSame ? {} : { standard: words.t('own.dimension', { score: score.text }) }),
  }
}

function markHomework(words: Wording, homework: ReportModel['homework'], standard: ReportModel['homework']) {
  if (!homework || !standard || homework.steps.text === standard.steps.text) return homework
  const { text } = standard.steps
  const said = words.t('own.homework', { text, steps: text === '1' ? 'one' : 'other' })
  return { ...homework, intro: `${homework.intro} ${said}` }
}

function markTarget<T extends TargetEntry>(words: Wording, entry: T, standard: TargetEntry | undefined): T {
  if (!standard || standard.label === entry.label) return entry
  return { ...entry, between: `${entry.between} ${words.t('own.verdict', { label: standard.label })}` }
}

/** On the first page, in the one small line. */
const withNote = (summary: Summary, note: string): Summary => ({
  ...summary,
  fineprint: `${summary.fineprint} ${note}`.trim(),
})

function markSummary(words: Wording, { summary }: ReportModel, standard: ReportModel): Summary {
  const score = standard.summary.readiness?.text
  if (summary.state === 'empty' || !summary.readiness || score === undefined) return summary
  const said = words.t('own.readiness', { score })
  const [first, ...others] = summary.standing
  const label = words.t('figures.readiness')
  return {
    ...summary,
    readinessStandard: words.t('own.dimension', { score }),
    standing: [...(first ? [first] : []), words.phrases(said), ...others],
    figures: summary.figures.map((figure) =>
      figure.label === label ? { ...figure, text: words.t('own.figure', { own: figure.text, score }) } : figure,
    ),
  }
}

function noteOf(words: Wording, { questions }: Catalogue): string {
  const count = (is: (question: Question) => boolean) => questions.filter(is).length
  const counts = {
    hidden: count(({ own }) => own === 'hidden'),
    added: count(({ own, capability }) => own === 'added' && capability !== null),
    unscored: count(({ own, capability }) => own === 'added' && capability === null),
    reworded: count(({ own }) => own === 'reworded'),
  }
  const parts = (['hidden', 'added', 'unscored', 'reworded'] as const).flatMap((kind) =>
    counts[kind] > 0 ? [words.t(`own.count.${kind}`, { count: counts[kind] })] : [],
  )
  return words.t('own.note', { list: words.list(parts) })
}

/** Each own question with what was done to it, in the order asked. */
function listOwn(words: Wording, { catalogue, standard }: OwnInput): NonNullable<Method['own']> {
  const asked = new Map(standard.catalogue.questions.map(({ id, ask }) => [id, ask]))
  const text = ({ id, own, capability }: Question) => {
    if (own === 'hidden') return words.t('own.row.hidden')
    if (own === 'reworded') return words.t('own.row.reworded', { ask: asked.get(id) ?? '' })
    const informed = catalogue.capabilities.find((one) => one.id === capability)
    return informed ? words.t('own.row.added', { capability: informed.name }) : words.t('own.row.unscored')
  }
  return catalogue.questions.flatMap((question) =>
    question.own ? [{ id: question.id, question: question.ask, text: text(question) }] : [],
  )
}
