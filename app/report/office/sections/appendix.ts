import type { AnswerEntry } from '#app/report/model/answer-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { type Block, type Column, cell, heading, line, paragraph, type Span, tableOf } from '../blocks.ts'

/** What was answered, with notes and evidence. */
export function answerBlocks({ appendix: { answers }, labels }: ReportModel): Block[] {
  if (answers.length === 0) return []
  const columns: Column[] = [
    { label: labels.question, share: 0.42 },
    { label: labels.answer, share: 0.58 },
  ]
  const each = answers.flatMap(({ name, rows }) => [
    heading(2, name),
    ...tableOf(
      columns,
      rows.map((entry) => ({ cells: [cell(line(entry.ask, 'TableText')), answerCell(entry, labels)] })),
    ),
  ])
  return [heading(1, labels.answers), ...each]
}

function answerCell(entry: AnswerEntry, labels: ReportModel['labels']) {
  const { answer, note, evidence, pieces, claimed, told, shared } = entry
  return cell(
    line(answer, 'TableText'),
    shared?.notes.join(' '),
    note && `${labels.note}: ${note}`,
    evidence && `${labels.evidence}: ${evidence}`,
    pieces && `${labels.evidence}: ${pieces.join(', ')}`,
    claimed,
    told,
  )
}

/** The techniques that the report names. */
export function glossaryBlocks({ appendix: { glossary }, labels }: ReportModel): Block[] {
  if (glossary.length === 0) return []
  const each = glossary.flatMap(({ name, definition, aiact, gdpr }) => [
    heading(2, name),
    paragraph(definition),
    paragraph(`${labels.aiact}: ${aiact}`, 'Small'),
    paragraph(`${labels.gdpr}: ${gdpr}`, 'Small'),
  ])
  return [heading(1, labels.glossary), ...each]
}

/** What others claim, what studies found, and how a pilot tests it. */
export function claimBlocks({ appendix: { claims }, labels }: ReportModel): Block[] {
  if (claims.length === 0) return []
  const each = claims.flatMap(({ claim, source, literature, test }) => [
    paragraph(`${labels.claim}: ${claim}`, 'Strong'),
    paragraph(`${labels.claimSource} ${source}`, 'Small'),
    paragraph(`${labels.literature}: ${literature}`),
    paragraph(`${labels.test}: ${test}`, 'Small'),
  ])
  return [heading(1, labels.claims), ...each]
}

/** Sources, each with the address where it is found. */
export function referenceBlocks({ appendix: { references }, labels }: ReportModel): Block[] {
  if (references.length === 0) return []
  const items = references.map(({ citation, locator, url }): Span[] => [
    { text: `${citation}. ` },
    url ? { text: locator, url } : { text: locator },
  ])
  return [heading(1, labels.references), { is: 'list', items }]
}

/** What the report cannot say. */
export function limitBlocks({ appendix: { limits }, labels }: ReportModel): Block[] {
  return [heading(1, labels.limits), { is: 'list', items: limits.map((text) => [{ text }]) }]
}
