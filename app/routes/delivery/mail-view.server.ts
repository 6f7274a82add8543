import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { listContacts } from '#db/queries/client-people.server.ts'
import { USUAL_END } from './link-ends.ts'
import { readersGet } from './readers-get.server.ts'
import { reportText } from './report-letter.server.ts'
import { maySendReports, showReportMail, writeReportMail } from './write-report-mail.server.ts'

export type MailView = Awaited<ReturnType<typeof viewMail>>

/** What the page needs to write a mail with a report: whom one knows at the client, the text, and how it arrives. */
export async function viewMail(context: Readonly<RouterContextProvider>, open: OpenAssessment, origin: string) {
  const own = context.get(services)
  const { database, mailing, now } = own
  const { version, ...text } = await reportText(context, open)
  const contacts = await database.withWorkspace(open.scope, (tx) => listContacts(tx, open.client.id))
  const written = await writeReportMail(context, open, { text, end: { days: Number(USUAL_END) }, origin })
  return {
    mayMail: maySendReports(own),
    /** Of the client: what a mail to it says by itself. */
    language: open.client.language,
    /** Mails are shown in the outbox and leave this machine by no way. */
    isShownOnly: maySendReports(own) && mailing.way === 'local',
    mayKeep: can(open.actor, 'report.mailText'),
    readers: await readersGet(context, open),
    /** Where the writer has no name, the workspace's stands below the mail. */
    signedBy: written.signedBy,
    today: dateIn(now(), open.timeZone),
    people: contacts.flatMap(({ name, email }) => {
      const canonical = canonicalEmail(email)
      return canonical === null ? [] : [{ name, email: canonical }]
    }),
    text,
    version,
    preview: await showReportMail(context, open, { written, to: '', origin, hasPdf: false }),
  }
}
