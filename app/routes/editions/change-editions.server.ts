import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { readVersion, versionText } from '#app/core/editions/edition-version.ts'
import { editionMarked, signatureMarked } from '#app/report/changes/edition-words.ts'
import { hashOf } from '#app/report/model/hash.server.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Paper } from '#app/report/theme.ts'
import { made } from '#app/routes/report/report-file.server.ts'
import { type StandingReport, standingReport } from '#app/routes/report/standing-report.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { type OpenAssessment, requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findEdition, issueEdition, listEditions, MOST_EDITIONS, signEdition } from '#db/queries/editions.server.ts'
import { changesSince, findBase } from './compare.server.ts'
import { type EditionsFault, NAME_MAX, NOTE_MAX, POSITION_MAX } from './edition-fields.ts'

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
  const { database, say } = own
  requireRight(context, open.actor, 'report.issue')
  if (open.assessment.status !== 'submitted') throw refusal(409, say('editions.open'))
  const typed = {
    note: fieldOf(form, 'note').replaceAll('\r\n', '\n').trim(),
    since: fieldOf(form, 'since'),
    by: fieldOf(form, 'by').trim(),
    forReaders: fieldOf(form, 'forReaders') === 'yes',
  }
  const fault = (errors: Partial<EditionsFault['errors']>, status: 409 | 422 = 422) =>
    data<EditionsFault>({ form: 'issue', typed, errors }, status)
  const noteFault = textFault(typed.note, NOTE_MAX, say)
  if (noteFault !== null) return fault({ note: noteFault })
  const byFault = nameFault(typed.by, NAME_MAX, say)
  if (byFault !== null) return fault({ by: byFault })
  const base = typed.since === '' ? null : await findBase(context, open, typed.since)
  if (typed.since !== '' && !base) return fault({ since: say('editions.noVersion') })
  const paper: Paper = fieldOf(form, 'paper') === 'letter' ? 'letter' : 'a4'
  const current = await standingReport(context, open)
  if (current.contentSha256 !== fieldOf(form, 'content')) return fault({ form: say('editions.changed') }, 409)
  if (current.state === 'issued') return fault({ form: say('editions.same') }, 409)
  await requireWithinLimit(own, 'pdf', open.assessment.id)
  const version = versionText(current.next)
  const report = versionOf(current, { version, by: typed.by, on: dateIn(own.now(), open.timeZone), base })
  const pdf = await made(context, own.pdf.render(report, { paper }))
  const issued = await database.withWorkspace(open.scope, async (tx) => {
    if ((await listEditions(tx, open.assessment.id)).length >= MOST_EDITIONS) return 'full'
    return issueEdition(tx, {
      assessmentId: open.assessment.id,
      ...current.next,
      report,
      sha256: hashOf(report),
      contentSha256: current.contentSha256,
      note: typed.note,
      paper,
      mayViewersSign: typed.forReaders,
      issuerName: typed.by,
      pdf,
    })
  })
  if (issued === 'full') return fault({ form: say('editions.full', { max: MOST_EDITIONS }) }, 409)
  if (!issued) return fault({ form: say('editions.changed') }, 409)
  throw redirect(`/assessments/${open.assessment.id}/report/versions?done=issued#v${version}`)
}

type Marked = { version: string; by: string; on: string; base: Parameters<typeof changesSince>[0] | null }

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
  const nameWrong = typed.name === '' ? say('signName') : nameFault(typed.name, NAME_MAX, say)
  const positionWrong = nameFault(typed.position, POSITION_MAX, say)
  if (nameWrong !== null || positionWrong !== null) {
    return fault({
      ...(nameWrong !== null && { name: nameWrong }),
      ...(positionWrong !== null && { position: positionWrong }),
    })
  }
  if (edition.signature) return fault({ form: say('editions.signed') }, 409)
  await requireWithinLimit(own, 'pdf', open.assessment.id)
  const on = dateIn(own.now(), open.timeZone)
  const report = signatureMarked(edition.report as ReportModel, { ...typed, on })
  const pdf = await made(context, own.pdf.render(report, { paper: edition.paper }))
  const isSigned = await database.withWorkspace(open.scope, (tx) =>
    signEdition(tx, { edition, name: typed.name, position: typed.position, pdf }),
  )
  if (!isSigned) return fault({ form: say('editions.signed') }, 409)
  throw redirect(`/assessments/${open.assessment.id}/report/versions?done=signed#v${typed.version}`)
}
