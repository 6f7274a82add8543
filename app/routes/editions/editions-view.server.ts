import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { versionText } from '#app/core/editions/edition-version.ts'
import type { StandingReport } from '#app/routes/report/standing-report.server.ts'
import { isIssued, standingReport } from '#app/routes/report/standing-report.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { type Clock, clockOf, momentIn } from '#app/server/written-time.ts'
import {
  type Edition,
  listEditionFiles,
  listEditions,
  listOtherEditions,
  MOST_EDITIONS,
} from '#db/queries/editions.server.ts'
import { findReportSettings } from '#db/queries/report-settings.server.ts'

type Context = Readonly<RouterContextProvider>

export type EditionsView = Awaited<ReturnType<typeof viewEditions>>
export type EditionView = EditionsView['editions'][number]

/** The versions of a report, what the next one would be, and what the visitor may do. */
export async function viewEditions(context: Context, open: OpenAssessment) {
  const { database } = context.get(services)
  const { id, clientId } = open.assessment
  const current = await standingReport(context, open)
  const [editions, files, others, settings] = await database.withWorkspace(open.scope, async (tx) => [
    await listEditions(tx, id),
    await listEditionFiles(tx, id),
    await listOtherEditions(tx, { id, clientId }),
    await findReportSettings(tx, id),
  ])
  const nameOf = await personNames(database, [open.scope.actorId])
  const clock = clockOf(context, open)
  return {
    base: `/assessments/${id}`,
    state: current.state,
    /** Of the report here, which the next version gets; where it was frozen in another alone, `asked` is not it. */
    language: { shown: current.report.locale, asked: open.language },
    next: versionText(current.next),
    content: current.contentSha256 ?? '',
    paper: settings.paper,
    mayIssue: mayIssue(open, current, editions.length),
    isFull: editions.length >= MOST_EDITIONS,
    /** An address is no name to sign with. */
    you: (nameOf(open.scope.actorId) ?? '').replace(/^.*@.*$/, ''),
    editions: editions.map((edition) => viewEdition(edition, { actor: open.actor, clock, files })),
    /** What a version can be compared with, the newest first. */
    bases: [
      ...editions.map((edition) => ({
        value: versionText(edition),
        title: null,
        version: versionText(edition),
        language: edition.language,
      })),
      ...others.map((other) => ({
        value: `${other.assessmentId}:${versionText(other)}`,
        title: `${other.title}, ${dateIn(other.issuedAt, open.timeZone)}`,
        version: versionText(other),
        language: other.language,
      })),
    ],
  }
}

function mayIssue({ actor, assessment }: OpenAssessment, current: StandingReport, count: number): boolean {
  const isReady = assessment.status === 'submitted' && !isIssued(current) && count < MOST_EDITIONS
  return isReady && can(actor, 'report.issue')
}

type Viewing = {
  actor: OpenAssessment['actor']
  clock: Clock
  files: Awaited<ReturnType<typeof listEditionFiles>>
}

function viewEdition(
  { id, sha256, note, issuerName, issuedAt, signature, mayViewersSign, ...edition }: Edition,
  { actor, clock, files }: Viewing,
) {
  const maySign = can(actor, 'report.sign') || (mayViewersSign && can(actor, 'report.signAsReader'))
  return {
    version: versionText(edition),
    language: edition.language,
    note,
    sha256,
    issued: { by: issuerName, at: momentIn(issuedAt, clock) },
    signature: signature && { ...signature, at: momentIn(signature.signedAt, clock), signedAt: undefined },
    maySign: maySign && signature === null,
    files: files.filter(({ editionId }) => editionId === id).map(({ kind, sha256: hash }) => ({ kind, hash })),
  }
}
