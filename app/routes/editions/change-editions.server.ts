import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { readVersion, versionText } from '#app/core/editions/edition-version.ts'
import { editionMarked, signatureMarked } from '#app/report/changes/edition-words.ts'
import { hashOf } from '#app/report/model/hash.server.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { made } from '#app/routes/report/report-file.server.ts'
import { isIssued, type StandingReport, standingReport } from '#app/routes/report/standing-report.server.ts'
import { withIn } from '#app/routes/report/use-in.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { type OpenAssessment, requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Say } from '#app/server/words.server.ts'
import { findEdition, issueEdition, listEditions, MOST_EDITIONS, signEdition } from '#db/queries/editions.server.ts'
import { type Base, changesSince, findBase, isComparable } from './compare.server.ts'
import { type EditionsFault, type IssueTyped, NAME_MAX, NOTE_MAX, POSITION_MAX } from './edition-fields.ts'

type Context = Readonly<RouterContextProvider>

/** Issues a version, or signs one. @throws a redirect once it is done */
export async function changeEditions(context: Context, open: OpenAssessment, form: FormData) {
  const intent = fieldOf(form, 'intent')
  if (intent === 'issue') return issue(context, open, form)
  if (intent === 'sign') return sign(context, open, form)
  throw refusal(400, context.get(services).say('unknownForm'))
}

async function issue(context: Context, open: OpenAssessment, form: FormData) {
  const own = context.get(services)
  requireRight(context, open.actor, 'report.issue')
  if (open.assessment.status !== 'submitted') throw refusal(409, own.say('editions.open'))
  const typed = issueTyped(form)
  const fault = (errors: Partial<EditionsFault['errors']>, status: 409 | 422 = 422) =>
    data<EditionsFault>({ form: 'issue', typed, errors }, status)
  const faults = issueFaults(typed, own.say)
  if (faults) return fault(faults)
  const base = typed.since === '' ? null : await findBase(context, open, typed.since)
  if (typed.since !== '' && !base) return fault({ since: own.say('editions.noVersion') })
  const current = await standingReport(context, open)
  if (base && !isComparable(base, current.report)) return fault({ since: own.say('editions.otherLanguage') })
  const { contentSha256 } = current
  if (contentSha256 === null || contentSha256 !== fieldOf(form, 'content')) {
    return fault({ form: own.say('editions.changed') }, 409)
  }
  if (isIssued(current)) return fault({ form: own.say('editions.same') }, 409)
  await requireWithinLimit(own, 'pdf', open.assessment.id)
  const issued = await keepVersion(context, open, { current, contentSha256, typed, base })
  if (issued === 'full') return fault({ form: own.say('editions.full', { max: MOST_EDITIONS }) }, 409)
  if (!issued) return fault({ form: own.say('editions.changed') }, 409)
  throw redirect(`${versionsOf(open, 'issued')}#v${versionText(current.next)}`)
}

/** The page again, with what was done, in the language of the report that was asked for. */
function versionsOf({ assessment, client, language }: OpenAssessment, done: 'issued' | 'signed'): string {
  const href = `/assessments/${assessment.id}/report/versions?done=${done}`
  return language === client.language ? href : withIn(href, language)
}

function issueTyped(form: FormData): IssueTyped {
  return {
    note: fieldOf(form, 'note').replaceAll('\r\n', '\n').trim(),
    since: fieldOf(form, 'since'),
    by: fieldOf(form, 'by').trim(),
    paper: fieldOf(form, 'paper') === 'letter' ? 'letter' : 'a4',
    forReaders: fieldOf(form, 'forReaders') === 'yes',
  }
}

/** The first text that cannot be kept; `null`: both can. */
function issueFaults({ note, by }: IssueTyped, say: Say): EditionsFault['errors'] | null {
  const noteFault = textFault(note, NOTE_MAX, say)
  if (noteFault !== null) return { note: noteFault }
  const byFault = nameFault(by, NAME_MAX, say)
  return byFault === null ? null : { by: byFault }
}

type Issue = { current: StandingReport; contentSha256: string; typed: IssueTyped; base: Base | null }

/** Draws the file and keeps it. @returns `false`: somebody else was faster; `full`: no more are kept */
async function keepVersion(context: Context, open: OpenAssessment, { current, contentSha256, typed, base }: Issue) {
  const { database, now, pdf: printer } = context.get(services)
  const on = dateIn(now(), open.timeZone)
  const report = versionOf(current, { version: versionText(current.next), by: typed.by, on, base })
  const pdf = await made(context, printer.render(report, { paper: typed.paper }))
  return database.withWorkspace(open.scope, async (tx) => {
    if ((await listEditions(tx, open.assessment.id)).length >= MOST_EDITIONS) return 'full'
    return issueEdition(tx, {
      assessmentId: open.assessment.id,
      ...current.next,
      report,
      sha256: hashOf(report),
      contentSha256,
      note: typed.note,
      paper: typed.paper,
      mayViewersSign: typed.forReaders,
      issuerName: typed.by,
      pdf,
    })
  })
}

type Marked = { version: string; by: string; on: string; base: Base | null }

function versionOf({ report }: StandingReport, { base, ...mark }: Marked): ReportModel {
  const marked = editionMarked(report, mark)
  return base ? { ...marked, changes: changesSince(base, report) } : marked
}

async function sign(context: Context, open: OpenAssessment, form: FormData) {
  const own = context.get(services)
  const { database, say } = own
  const version = readVersion(fieldOf(form, 'version'))
  const edition =
    version && (await database.withWorkspace(open.scope, (tx) => findEdition(tx, open.assessment.id, version)))
  if (!edition) throw refusal(404, say('editions.noVersion'))
  if (!(edition.mayViewersSign && can(open.actor, 'report.signAsReader')))
    requireRight(context, open.actor, 'report.sign')
  const typed = {
    version: versionText(edition),
    name: fieldOf(form, 'name').trim(),
    position: fieldOf(form, 'position').trim(),
  }
  const fault = (errors: Partial<EditionsFault['errors']>, status: 409 | 422 = 422) =>
    data<EditionsFault>({ form: 'sign', typed, errors }, status)
  const faults = signFaults(typed, say)
  if (faults) return fault(faults)
  if (edition.signature) return fault({ form: say('editions.signed') }, 409)
  await requireWithinLimit(own, 'pdf', open.assessment.id)
  const on = dateIn(own.now(), open.timeZone)
  const report = signatureMarked(edition.report as ReportModel, { ...typed, on })
  const pdf = await made(context, own.pdf.render(report, { paper: edition.paper }))
  const isSigned = await database.withWorkspace(open.scope, (tx) =>
    signEdition(tx, { edition, name: typed.name, position: typed.position, pdf }),
  )
  if (!isSigned) return fault({ form: say('editions.signed') }, 409)
  throw redirect(`${versionsOf(open, 'signed')}#v${typed.version}`)
}

/** `null`: name and position can be printed. */
function signFaults({ name, position }: { name: string; position: string }, say: Say): EditionsFault['errors'] | null {
  const nameWrong = name === '' ? say('signName') : nameFault(name, NAME_MAX, say)
  const positionWrong = nameFault(position, POSITION_MAX, say)
  if (nameWrong === null && positionWrong === null) return null
  return {
    ...(nameWrong !== null && { name: nameWrong }),
    ...(positionWrong !== null && { position: positionWrong }),
  }
}
