import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { MOST_CHARACTERS } from '#app/core/rich-text/rich-faults.ts'
import { proposedText } from '#app/report/model/arrange.ts'
import {
  type CommentField,
  FIXED_SECTIONS,
  type SectionId,
  SUMMARY_PARTS,
  type SummaryPart,
} from '#app/report/model/report-fields.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { orderSections, titleOf } from '#app/report/model/sections.ts'
import { MOST_IN_HEADLINE } from '#app/report/model/summary-points.ts'
import { plainReport } from '#app/routes/report/current-report.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { findReportSettings } from '#db/queries/report-settings.server.ts'
import { listReportTexts, type ReportText } from '#db/queries/report-texts.server.ts'
import { filledBlocks } from './text-block-list.server.ts'

type Context = Readonly<RouterContextProvider>

/** A text that can be written, with what it is called. */
export type Writable = { field: string; name: string }

export type BuilderView = Awaited<ReturnType<typeof viewBuilder>>

/**
 * What the page shows: the sections that have something to say, what can be written to each, and one text to write.
 *
 * @param asked the field that the address names; `null` or unknown: none is open
 */
export async function viewBuilder(context: Context, open: OpenAssessment, asked: string | null) {
  const { database } = context.get(services)
  const report = await plainReport(context, open)
  const [settings, texts] = await database.withWorkspace(open.scope, (tx) =>
    Promise.all([findReportSettings(tx, open.assessment.id), listReportTexts(tx, open.assessment.id)]),
  )
  const written = new Map(texts.map((text) => [text.field, text]))
  const mark = ({ field, name }: Writable) => ({ field, name, isWritten: (written.get(field)?.body ?? '') !== '' })
  const shown = orderSections(settings.sectionOrder).flatMap((id) => {
    const title = titleOf(report, id)
    return title === null ? [] : [{ id, title }]
  })
  const isFixed = (id: SectionId) => FIXED_SECTIONS.includes(id)
  return {
    base: `/assessments/${open.assessment.id}`,
    /** Of the report, and so of what is written for it. */
    language: open.language,
    /** They may write down what they saw themselves. */
    mayRate: can(open.actor, 'capability.rate'),
    version: settings.version,
    stand: `${settings.version}.${texts.reduce((sum, { version }) => sum + version, 0)}`,
    paper: settings.paper,
    look: settings.look,
    summary: summaryParts(report).map((part) => ({ ...mark(part), isStale: isStale(report, part, written) })),
    sections: shown.map(({ id, title }) => ({
      id,
      title,
      isFixed: isFixed(id),
      isOn: isFixed(id) || !settings.hidden.includes(id),
      comment: mark({ field: `section:${id}`, name: title }),
      items: itemsOf(report, id).map(mark),
    })),
    editor: await withBlocks(context, open, report, editorOf(report, asked, written)),
  }
}

type Editor = NonNullable<ReturnType<typeof editorOf>>

/** With the texts of the workspace, where a comment is written; a guest has no workspace to keep them in. */
async function withBlocks(context: Context, open: OpenAssessment, report: ReportModel, editor: Editor | null) {
  if (!editor) return null
  const mayPut = editor.kind === 'comment' && open.actor !== 'guest'
  const page = `/workspaces/${open.scope.workspaceId}/texts`
  return {
    ...editor,
    language: open.language,
    blocks: mayPut ? { page, list: await filledBlocks(context, open, report) } : null,
  }
}

function summaryParts({ labels }: ReportModel): (Writable & { part: SummaryPart })[] {
  const names = { headline: null, strengths: labels.strengths, gaps: labels.gaps, 'next-steps': labels.nextSteps }
  return SUMMARY_PARTS.map((part) => ({ part, field: `summary:${part}`, name: names[part] ?? '' }))
}

type Written = ReadonlyMap<string, ReportText>

/** Written when something else was proposed: the result changed since. */
function isStale(
  report: ReportModel,
  { part, field }: { part: SummaryPart; field: string },
  written: Written,
): boolean {
  const text = written.get(field)
  return text !== undefined && text.body !== '' && text.basis !== proposedText(report.summary, part)
}

/** What a section names one by one, and can be commented on. */
function itemsOf(report: ReportModel, id: SectionId): (Writable & { field: CommentField })[] {
  const named = (
    kind: 'dimension' | 'technique' | 'use-case' | 'action',
    rows: readonly { id: string; name: string }[],
  ) => rows.map((row) => ({ field: `${kind}:${row.id}` as const, name: row.name }))
  switch (id) {
    case 'ladders':
      return named('dimension', report.dimensions)
    case 'techniques':
      return report.techniques.flatMap(({ rows }) => named('technique', rows))
    case 'use-cases':
      return named('use-case', report.useCases.rows)
    case 'actions':
      return named('action', report.roadmap?.actions ?? [])
    default:
      return []
  }
}

/** Every text that can be written into a report. */
export function writablesOf(report: ReportModel): Map<string, Writable> {
  const sections = orderSections([]).flatMap((id) => {
    const title = titleOf(report, id)
    return title === null ? [] : [{ field: `section:${id}`, name: title }, ...itemsOf(report, id)]
  })
  return new Map([...summaryParts(report), ...sections].map((one) => [one.field, one]))
}

/** The part of the summary that a field is; `null`: it is a comment. */
export function summaryPartOf(field: string): SummaryPart | null {
  return SUMMARY_PARTS.find((part) => field === `summary:${part}`) ?? null
}

function editorOf(report: ReportModel, asked: string | null, written: Written) {
  const writable = asked === null ? undefined : writablesOf(report).get(asked)
  if (!writable) return null
  const { field, name } = writable
  const part = summaryPartOf(field)
  const text = written.get(field)
  const proposal = part && proposedText(report.summary, part)
  const body = text?.body ?? ''
  return {
    field,
    name,
    kind: part === null ? ('comment' as const) : part === 'headline' ? ('headline' as const) : ('points' as const),
    body: body === '' ? (proposal ?? '') : body,
    isWritten: body !== '',
    version: text?.version ?? 0,
    proposal,
    isStale: part !== null && isStale(report, { part, field }, written),
    most: part === 'headline' ? MOST_IN_HEADLINE : MOST_CHARACTERS,
  }
}
