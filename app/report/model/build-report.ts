import { givenText } from './answers.ts'
import { writeAppendix } from './appendix.ts'
import { describeContradictions } from './contradictions.ts'
import type { Cover } from './cover-model.ts'
import { describeDimensions } from './dimensions.ts'
import { describeHomework } from './homework.ts'
import { describeMethod } from './method.ts'
import { markOwn } from './own-mark.ts'
import { describePitfalls } from './pitfalls.ts'
import { describePoints } from './points.ts'
import { createContext, givenAnswer, type ReportContext, targetName } from './report-context.ts'
import type { ReportInput } from './report-input.ts'
import type { ReportModel } from './report-model.ts'
import { describeRoadmap } from './roadmap.ts'
import { writeSummary } from './summary.ts'
import { describeTechniques, describeUseCases } from './targets.ts'
import { describeTeam } from './team.ts'

/** Use cases that a cover names before it counts the others. */
const MOST_NAMED = 4

/**
 * The whole report as plain JSON in the language of `meta.locale`. Equal inputs give equal models; nothing is computed
 * but wording, so every number is a field of the score or the plan.
 *
 * @throws RangeError for a scope option that does not exist
 */
export function buildReport(input: ReportInput): ReportModel {
  const report = writeReport(input)
  const { standard } = input
  if (!standard) return report
  return markOwn(report, writeReport({ ...input, ...standard }), { ...input, standard })
}

function writeReport(input: ReportInput): ReportModel {
  const context = createContext(input)
  const dimensions = describeDimensions(context)
  const useCases = describeUseCases(context)
  const techniques = describeTechniques(context)
  const team = describeTeam(context)
  return {
    shape: 1,
    locale: context.words.language,
    labels: context.words.labels,
    madeOn: input.meta.submittedOn ?? input.meta.today,
    cover: describeCover(context),
    summary: writeSummary(context, { dimensions, useCases, techniques }),
    method: describeMethod(context),
    homework: describeHomework(context),
    useCases,
    dimensions,
    techniques,
    pitfalls: describePitfalls(context),
    points: describePoints(context),
    contradictions: describeContradictions(context),
    roadmap: describeRoadmap(context),
    appendix: writeAppendix(context, useCases.rows),
    ...(team && { team }),
  }
}

function describeCover(context: ReportContext): Cover {
  const { words, meta, catalogue, sheet } = context
  const company = meta.company.trim()
  return {
    company: company === '' ? words.t('cover.noCompany') : company,
    title: meta.title?.trim() || words.t('title'),
    subtitle: words.t('cover.subtitle', {
      form: words.t(`form.${sheet.form}`),
      date: words.date(meta.submittedOn ?? meta.today),
      version: catalogue.version,
    }),
    scope: listScope(context),
    reach: listReach(context),
    confidential: words.t('confidential'),
    ...(meta.isDraft ? { draft: words.t('draft', { date: words.date(meta.today) }) } : {}),
    brand: meta.brand ?? {},
  }
}

/** How much was looked at, and what the company has in mind. */
function listReach(context: ReportContext): string[] {
  const { words, catalogue, sheet } = context
  const named = (sheet.profile.interests ?? []).map((id) => targetName(context, id))
  const shown = named.slice(0, MOST_NAMED)
  const count = named.length - shown.length
  const list = count > 0 ? words.t('cover.andMore', { list: shown.join(', '), count }) : words.list(shown)
  return [
    words.t('cover.reach', {
      useCases: catalogue.useCases.length,
      techniques: catalogue.techniques.length,
      dimensions: catalogue.dimensions.length,
    }),
    ...(named.length > 0 ? [words.t('cover.inMind', { list })] : []),
  ]
}

/** The scope as answered; questions without an answer stand under the assumptions. */
function listScope(context: ReportContext): Cover['scope'] {
  return context.catalogue.questions.flatMap((question) => {
    const given = givenAnswer(context, question.id)
    if (question.kind !== 'scope' || given === undefined || given === 'unsure') return []
    return [{ label: question.ask, text: givenText(context, question, given) }]
  })
}
