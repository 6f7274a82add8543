import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { type Clock, clockOf, momentIn } from '#app/server/written-time.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { type ListedLink, listReportLinks } from '#db/queries/report-links.server.ts'
import { readersGet } from './readers-get.server.ts'
import { maySendReports } from './write-report-mail.server.ts'

type Context = Readonly<RouterContextProvider>

export type ShareView = Awaited<ReturnType<typeof viewShare>>
export type LinkRow = ShareView['links'][number]

/** The links to a report with what became of each, and what may be done. */
export async function viewShare(context: Context, open: OpenAssessment) {
  const own = context.get(services)
  const { database, now } = own
  const { scope, actor, timeZone } = open
  const clock = clockOf(context, open)
  const links = await database.withWorkspace(scope, (tx) => listReportLinks(tx, open.assessment.id))
  const makers = await database.withSys((tx) => namesOf(tx, new Set(links.map(({ createdBy }) => createdBy))))
  return {
    isGuest: actor === 'guest',
    mayShare: can(actor, 'report.share'),
    /** Also for codes: one that stands in the log of the server reaches no reader. */
    mayMail: maySendReports(own),
    readers: await readersGet(context, open),
    today: dateIn(now(), timeZone),
    links: links.map((link) => rowOf(link, clock, makers.get(link.createdBy))),
  }
}

function rowOf(link: ListedLink, clock: Clock, maker: { name: string; email: string } | undefined) {
  const { timeZone } = clock
  const { id, label, mailedTo, isGuarded, addresses, mayDownload, state, views, subject } = link
  const { firstViewedAt, lastViewedAt } = link
  return {
    id,
    label,
    mailedTo,
    isGuarded,
    addresses,
    mayDownload,
    state,
    views,
    /** Empty: somebody whose account is gone. */
    maker: maker ? maker.name || maker.email : '',
    madeOn: dateIn(link.createdAt, timeZone),
    endsOn: dateIn(link.revokedAt ?? link.expiresAt, timeZone),
    first: firstViewedAt && momentIn(firstViewedAt, clock),
    last: lastViewedAt && momentIn(lastViewedAt, clock),
    mail: subject === null ? null : { subject, hasPdf: link.hasPdf ?? false, ...mailState(link, clock) },
  }
}

/** How far a mail is: handed over, waiting, or given up, and why. */
function mailState({ sentAt, mailIsOver, fault, state }: ListedLink, clock: Clock) {
  if (sentAt) return { is: 'sent' as const, at: momentIn(sentAt, clock) }
  if (mailIsOver) return { is: 'failed' as const, why: fault ?? 'unreachable' }
  if (state === 'revoked') return { is: 'stopped' as const }
  return fault === null ? { is: 'queued' as const } : { is: 'again' as const }
}
