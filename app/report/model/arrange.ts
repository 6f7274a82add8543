import { type RichText, readRichText } from '#app/core/rich-text/rich-text.ts'
import {
  COMMENTED,
  type CommentField,
  FIXED_SECTIONS,
  type SectionId,
  SUMMARY_PARTS,
  type SummaryPart,
} from './report-fields.ts'
import type { ReportModel } from './report-model.ts'
import { orderSections } from './sections.ts'
import type { Summary } from './summary-model.ts'
import { readPoints, type SummaryPoint, writePoints } from './summary-points.ts'
import { createWording } from './wording.ts'

/** How people want a report: order and switches of sections, and texts by field as they were typed. */
export type Arrangement = {
  /** Section ids as they were wished; unknown ones are left out. */
  sectionOrder: readonly string[]
  hidden: readonly string[]
  paper: 'a4' | 'letter'
  /** By field such as `dimension:people` or `summary:headline`; empty: taken back. */
  texts: Readonly<Record<string, string>>
}

/**
 * The same report as people want it: sections in their order and without those switched off, comments beside what they
 * are about, the summary in their words. No figure changes, so that a report which was frozen long ago takes it too.
 * What law and honesty need cannot be switched off ({@link FIXED_SECTIONS}). A second view that is switched off leaves the
 * model, so that no file of it tells what a consultant noted for themselves.
 */
export function arrangeSections(model: ReportModel, arrangement: Arrangement): ReportModel {
  const { sectionOrder, hidden, paper, texts } = arrangement
  const isOff = (id: SectionId) => hidden.includes(id) && !FIXED_SECTIONS.includes(id)
  const { secondView, ...rest } = model
  return {
    ...rest,
    ...(secondView && !isOff('second-view') && { secondView }),
    summary: rewritten(model.summary, texts),
    arranged: {
      sections: orderSections(sectionOrder).filter((id) => !isOff(id)),
      paper,
      commentLabel: createWording(model.locale).t('comment'),
      comments: commentsOf(texts),
    },
  }
}

function commentsOf(texts: Arrangement['texts']): Record<CommentField, RichText> {
  const isComment = (field: string): field is CommentField => COMMENTED.some((kind) => field.startsWith(`${kind}:`))
  const written = Object.entries(texts).flatMap(([field, source]) => {
    const text = isComment(field) ? readRichText(source) : []
    return text.length > 0 ? [[field, text] as const] : []
  })
  return Object.fromEntries(written)
}

/** What was written about something; `null`: nothing. */
export function commentOn(model: Pick<ReportModel, 'arranged'>, field: CommentField): RichText | null {
  return model.arranged?.comments[field] ?? null
}

/** What the result itself proposes for a part of the summary, as it is typed. @param summary nobody's words */
export function proposedText(summary: Summary, part: SummaryPart): string {
  switch (part) {
    case 'headline':
      return summary.headline
    case 'strengths':
      return writePoints(summary.strengths)
    case 'gaps':
      return writePoints(summary.gaps)
    case 'next-steps':
      return writePoints(summary.nextSteps.map(({ name, detail }) => ({ name, text: detail })))
  }
}

function rewritten(summary: Summary, texts: Arrangement['texts']): Summary {
  const edited = SUMMARY_PARTS.filter((part) => (texts[`summary:${part}`] ?? '').trim() !== '')
  if (edited.length === 0) return summary
  const points = (part: SummaryPart) => readPoints(texts[`summary:${part}`] ?? '')
  const notes = (part: SummaryPart) => points(part).map((point, at) => ({ capability: `${part}-${at + 1}`, ...point }))
  return {
    ...summary,
    edited,
    ...(edited.includes('headline') && { headline: (texts['summary:headline'] ?? '').trim() }),
    ...(edited.includes('strengths') && { strengths: notes('strengths') }),
    ...(edited.includes('gaps') && { gaps: notes('gaps') }),
    ...(edited.includes('next-steps') && { nextSteps: stepsOf(summary, points('next-steps')) }),
  }
}

/** Questions stay questions: what is asked first stands under another heading. */
function stepsOf({ nextSteps }: Summary, points: readonly SummaryPoint[]): Summary['nextSteps'] {
  const kind = nextSteps.length > 0 && nextSteps.every((step) => step.kind === 'question') ? 'question' : 'action'
  return points.map(({ name, text }, at) => ({ id: `next-steps-${at + 1}`, kind, name, detail: text }))
}
