import type { RichText } from '#app/core/rich-text/rich-text.ts'
import { plainOf } from '#app/core/rich-text/rich-text.ts'
import type { ReportModel } from '../model/report-model.ts'
import { sectionsOf, titleOf } from '../model/sections.ts'
import { sortedJson } from '../model/sorted-json.ts'
import { createWording } from '../model/wording.ts'
import type { ReportSide, WrittenText } from './compare-reports.ts'

/** What people wrote into a report, and the sections that it shows, each with what it is called there. */
export function writtenIn(model: ReportModel): Omit<ReportSide, 'model'> {
  const sections = sectionsOf(model).map((id) => ({ id, title: titleOf(model, id) ?? id }))
  return { texts: [...commentsIn(model, sections), ...summaryIn(model), ...seenIn(model)], sections }
}

function commentsIn(model: ReportModel, sections: readonly { id: string; title: string }[]): WrittenText[] {
  const names = new Map<string, string>([
    ...sections.map(({ id, title }) => [`section:${id}`, title] as const),
    ...model.dimensions.map(({ id, name }) => [`dimension:${id}`, name] as const),
    ...model.techniques.flatMap(({ rows }) => rows.map(({ id, name }) => [`technique:${id}`, name] as const)),
    ...model.useCases.rows.map(({ id, name }) => [`use-case:${id}`, name] as const),
    ...(model.roadmap?.actions ?? []).map(({ id, name }) => [`action:${id}`, name] as const),
  ])
  const comments: [string, RichText][] = Object.entries(model.arranged?.comments ?? {})
  return comments.map(([id, text]) => ({ id, where: names.get(id) ?? id, text: plainOf(text) }))
}

/** Its first sentence is compared by itself. */
function summaryIn({ summary, locale, labels }: ReportModel): WrittenText[] {
  if (!summary.edited?.some((part) => part !== 'headline')) return []
  const { strengths, gaps, nextSteps } = summary
  const where = createWording(locale).t('changes.summary', { title: labels.standing })
  return [{ id: 'summary', where, text: sortedJson([strengths, gaps, nextSteps]) }]
}

function seenIn({ secondView, locale }: ReportModel): WrittenText[] {
  if (!secondView) return []
  const { t } = createWording(locale)
  return secondView.rows.map(({ capability, name, seen, reason }) => ({
    id: `seen:${capability}`,
    where: t('changes.seen', { name, title: secondView.title }),
    text: sortedJson([seen, reason]),
  }))
}
