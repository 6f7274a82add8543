import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { findRichFaults } from '#app/core/rich-text/rich-faults.ts'
import { readRichText } from '#app/core/rich-text/rich-text.ts'
import { proposedText } from '#app/report/model/arrange.ts'
import { FIXED_SECTIONS, type SectionId } from '#app/report/model/report-fields.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { orderSections, titleOf } from '#app/report/model/sections.ts'
import { findPointFaults, MOST_IN_HEADLINE, type SummaryFault } from '#app/report/model/summary-points.ts'
import { plainReport } from '#app/routes/report/current-report.server.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Say } from '#app/server/words.server.ts'
import { findReportSettings, type ReportSettings, saveReportSettings } from '#db/queries/report-settings.server.ts'
import { saveReportText } from '#db/queries/report-texts.server.ts'
import { type BuilderFault, LOOKS, PAPERS } from './builder-fields.ts'
import { summaryPartOf, writablesOf } from './builder-view.server.ts'
import { filledBlocks, withBlock } from './text-block-list.server.ts'

type Context = Readonly<RouterContextProvider>

/** Far more than any text may have: so much is looked at before it is refused. */
const MOST_READ = 100_000

/**
 * Moves and switches sections, chooses paper and look, keeps texts and takes them back.
 *
 * @param text field that is open beside it, and stays so; `null`: none
 * @returns what is wrong with the form, with what was typed
 * @throws a redirect once it is done; a 400 response for a form that the page does not have
 */
export async function changeBuilder(context: Context, open: OpenAssessment, { form, text }: Sent) {
  const { say } = context.get(services)
  const [intent = '', id = ''] = fieldOf(form, 'intent').split(':')
  if (intent === 'keep' || intent === 'back') return changeText(context, open, form)
  if (intent === 'insert') return insertBlock(context, open, form)
  const report = await plainReport(context, open)
  const change = settingsChange(report, { intent, id, form })
  if (!change) throw refusal(400, say('unknownForm'))
  const { database } = context.get(services)
  const { id: assessmentId } = open.assessment
  const baseVersion = Number(fieldOf(form, 'version'))
  const saved = await database.withWorkspace(open.scope, async (tx) => {
    const now = await findReportSettings(tx, assessmentId)
    return saveReportSettings(tx, { assessmentId, ...change(now), baseVersion })
  })
  if (saved === null) return data<BuilderFault>({ of: 'layout' }, 409)
  const query = new URLSearchParams({ saved: 'layout' })
  if (text !== null) query.set('text', text)
  if (MOVES.includes(intent)) query.set('moved', id)
  throw redirect(`/assessments/${assessmentId}/report/edit?${query}${id === '' ? '' : `#section-${id}`}`)
}

type Sent = { form: FormData; text: string | null }

/** By one place, or to where it is put down. */
const MOVES = ['up', 'down', 'put']

type Asked = { intent: string; id: string; form: FormData }
type Change = (now: ReportSettings) => ReportSettings

function settingsChange(report: ReportModel, { intent, id, form }: Asked): Change | null {
  if (intent === 'layout') {
    const paper = PAPERS.find((one) => one === fieldOf(form, 'paper'))
    const look = LOOKS.find((one) => one === fieldOf(form, 'look'))
    return paper && look ? (now) => ({ ...now, paper, look }) : null
  }
  const section = orderSections([]).find((one) => one === id)
  if (!section || titleOf(report, section) === null) return null
  if (intent === 'up' || intent === 'down') return (now) => moved(report, now, { section, by: intent })
  if (intent === 'put') {
    const before = fieldOf(form, 'before')
    const isThere = before === '' || orderSections([]).some((one) => one === before && titleOf(report, one) !== null)
    return isThere && before !== section ? (now) => put(report, now, { section, before }) : null
  }
  if (intent === 'show') return (now) => ({ ...now, hidden: now.hidden.filter((one) => one !== section) })
  if (intent !== 'hide' || FIXED_SECTIONS.includes(section)) return null
  return (now) => ({ ...now, hidden: [...new Set([...now.hidden, section])] })
}

/** Past the next section that has something to say; those that say nothing keep their places. */
function moved(report: ReportModel, now: ReportSettings, { section, by }: { section: SectionId; by: 'up' | 'down' }) {
  const order = orderSections(now.sectionOrder)
  const shown = order.filter((id) => titleOf(report, id) !== null)
  const other = shown[shown.indexOf(section) + (by === 'up' ? -1 : 1)]
  if (other === undefined) return { ...now, sectionOrder: order }
  const rest = order.filter((id) => id !== section)
  rest.splice(rest.indexOf(other) + (by === 'up' ? 0 : 1), 0, section)
  return { ...now, sectionOrder: rest }
}

/** In front of another section that has something to say; behind all of them where `before` is empty. */
function put(report: ReportModel, now: ReportSettings, { section, before }: { section: SectionId; before: string }) {
  const rest = orderSections(now.sectionOrder).filter((id) => id !== section)
  const last = rest.findLastIndex((id) => titleOf(report, id) !== null)
  const at = rest.findIndex((id) => `${id}` === before)
  rest.splice(at < 0 ? last + 1 : at, 0, section)
  return { ...now, sectionOrder: rest }
}

async function changeText(context: Context, open: OpenAssessment, form: FormData) {
  const { database, say } = context.get(services)
  const report = await plainReport(context, open)
  const field = fieldOf(form, 'field')
  if (!writablesOf(report).has(field)) throw refusal(400, say('unknownForm'))
  const typed = fieldOf(form, 'body').replaceAll('\r\n', '\n').trim()
  const version = Number(fieldOf(form, 'version'))
  const part = summaryPartOf(field)
  const proposal = part && proposedText(report.summary, part)
  const body = fieldOf(form, 'intent') === 'back' || typed === proposal ? '' : typed
  const errors = faultsOf(field, body, say)
  if (errors.length > 0)
    return data<BuilderFault>({ of: 'text', field, body: typed, version, errors, theirs: null }, 422)
  const { id: assessmentId } = open.assessment
  const save = { assessmentId, field, body, basis: body === '' ? null : proposal, baseVersion: version }
  const saved = await database.withWorkspace(open.scope, (tx) => saveReportText(tx, save))
  if (saved === null) throw refusal(400, say('unknownForm'))
  if (saved.state === 'conflict') {
    const { body: theirs, version: now } = saved.current
    return data<BuilderFault>({ of: 'text', field, body: typed, version: now, errors: [], theirs }, 409)
  }
  throw redirect(`/assessments/${assessmentId}/report/edit?text=${encodeURIComponent(field)}&saved=text#text`)
}

/** A text of the workspace at the end of what was typed; nothing is kept yet. */
async function insertBlock(context: Context, open: OpenAssessment, form: FormData) {
  const { say } = context.get(services)
  const report = await plainReport(context, open)
  const field = fieldOf(form, 'field')
  const isComment = writablesOf(report).has(field) && summaryPartOf(field) === null
  const blocks = isComment ? await filledBlocks(context, open, report) : []
  const block = blocks.find(({ id }) => id === fieldOf(form, 'block'))
  if (!block) throw refusal(400, say('unknownForm'))
  const { name, missing } = block
  const body = withBlock(fieldOf(form, 'body').replaceAll('\r\n', '\n'), block.text)
  const version = Number(fieldOf(form, 'version'))
  return data<BuilderFault>({ of: 'text', field, body, version, errors: [], theirs: null, inserted: { name, missing } })
}

function faultsOf(field: string, body: string, say: Say): string[] {
  const part = summaryPartOf(field)
  if (part === 'headline') {
    const fault = body === '' ? null : nameFault(body, MOST_IN_HEADLINE, say)
    return fault === null ? [] : [fault]
  }
  const unstorable = textFault(body, MOST_READ, say)
  if (unstorable !== null) return [unstorable]
  const rich = findRichFaults(body).map((fault) =>
    fault.kind === 'tooLong'
      ? say('reportText.tooLong', { most: fault.most, is: fault.is })
      : say('reportText.link', { href: fault.href.slice(0, 100) }),
  )
  if (rich.length > 0 || part === null || body === '') return rich
  return readRichText(body).length === 0
    ? [say('reportText.nothing')]
    : findPointFaults(body).map((fault) => sayPointFault(fault, say))
}

function sayPointFault(fault: SummaryFault, say: Say): string {
  switch (fault.kind) {
    case 'tooMany':
      return say('reportText.tooMany', { most: fault.most, is: fault.is })
    case 'pointTooLong':
      return say('reportText.pointTooLong', { most: fault.most, is: fault.is, point: fault.point })
    case 'pointLink':
      return say('reportText.pointLink', { point: fault.point })
  }
}
