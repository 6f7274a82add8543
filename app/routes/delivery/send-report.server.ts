import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { handedOut } from '#app/routes/report/handed-out.server.ts'
import { made } from '#app/routes/report/report-file.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireMailsWithinLimit } from '#app/server/mail-limits.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import type { SysTx } from '#db/client.server.ts'
import { listContacts } from '#db/queries/client-people.server.ts'
import { forgetTokens } from '#db/queries/link-places.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import {
  addReportLink,
  hasRoomForLinks,
  type LinkEnd,
  MOST_REPORT_LINKS,
  prepareReportLink,
} from '#db/queries/report-links.server.ts'
import { addReportMail, REPORT_MAIL_MINUTES } from '#db/queries/report-mails.server.ts'
import { LABEL_MAX } from './change-share.server.ts'
import { type MailDraft, type MailErrors, MOST_PDF_MB } from './mail-draft.ts'
import { pdfNameOf, type WrittenMail } from './write-report-mail.server.ts'

type Context = Readonly<RouterContextProvider>
type Sending = { typed: MailDraft; addresses: readonly string[]; end: LinkEnd; written: WrittenMail; origin: string }
type Pdf = { content: Buffer; name: string }
type Prepared = { email: string; token: string }

const MEGABYTE = 1_000_000

/**
 * Mails the report to all of these or to nobody, to each with a link of their own.
 *
 * @returns what is wrong; empty once the mails wait to be sent
 * @throws a 429 response past a limit, 503 where the PDF cannot be made now
 */
export async function sendReport(context: Context, open: OpenAssessment, sending: Sending): Promise<MailErrors> {
  const { mailing, say } = context.get(services)
  const pdf = sending.typed.pdf ? await makePdf(context, open) : null
  if (pdf && pdf.content.byteLength > MOST_PDF_MB * MEGABYTE) return { pdf: say('pdfTooLarge', { max: MOST_PDF_MB }) }
  await requireMailsWithinLimit(context, open.scope.actorId, sending.addresses)
  const linked = await makeLinks(context, open, sending)
  if (linked === null) return { to: say('tooManyReportLinks', { max: MOST_REPORT_LINKS }) }
  await queue(context, open, { sending, linked, pdf })
  mailing.wake()
  return {}
}

async function makePdf(context: Context, open: OpenAssessment): Promise<Pdf> {
  await requireWithinLimit(context.get(services), 'pdf', open.assessment.id)
  // What was issued goes out as the very file that was.
  const { report, file } = await handedOut(context, open)
  const content = file?.content ?? (await made(context, context.get(services).pdf.render(report, { paper: 'a4' })))
  return { content: Buffer.from(content), name: pdfNameOf(report.cover) }
}

/** A link for each, and the note that a mail with it waits. @returns `null`: there is no room for so many */
async function makeLinks(context: Context, open: OpenAssessment, sending: Sending) {
  const { database } = context.get(services)
  const { addresses, end } = sending
  const prepared = await database.withSys(async (tx) => {
    const all: Prepared[] = []
    for (const email of addresses) all.push({ email, token: await prepareReportLink(tx, open.scope.workspaceId, end) })
    return all
  })
  const linked = await database.withWorkspace(open.scope, async (tx) => {
    if (!(await hasRoomForLinks(tx, open.assessment.id, prepared.length))) return null
    const contacts = await listContacts(tx, open.client.id)
    const stored: (Prepared & { linkId: string })[] = []
    for (const { email, token } of prepared) {
      const name = contacts.find((contact) => contact.email.toLowerCase() === email)?.name
      const linkId = await addReportLink(tx, token, linkFor(open, sending, { email, name }))
      await addReportMail(tx, {
        assessmentId: open.assessment.id,
        linkId,
        ...sending.written.filled,
        hasPdf: sending.typed.pdf,
      })
      stored.push({ email, token, linkId })
    }
    return stored
  })
  const tokens = prepared.map(({ token }) => token)
  if (linked === null) await database.withSys((tx) => forgetTokens(tx, tokens))
  return linked
}

function linkFor(
  { assessment, client }: OpenAssessment,
  { typed, end }: Sending,
  reader: { email: string; name: string | undefined },
) {
  const { email, name } = reader
  const label = name || email
  return {
    assessmentId: assessment.id,
    // A part of an address would stay where somebody has theirs forgotten.
    label: label.length > LABEL_MAX ? client.name : label,
    mailedTo: email,
    codeTo: typed.guard ? [email] : null,
    mayDownload: typed.download,
    end,
  }
}

type Queueing = { sending: Sending; linked: readonly (Prepared & { linkId: string })[]; pdf: Pdf | null }

async function queue(context: Context, open: OpenAssessment, { sending, linked, pdf }: Queueing) {
  const { locale } = context.get(page)
  const { workspaceId } = open.scope
  await context.get(services).database.withSys(async (tx: SysTx) => {
    for (const { email, token, linkId } of linked) {
      const facts = sending.written.factsFor(`${sending.origin}/shared/${token}`)
      await queueMail(tx, {
        kind: 'report',
        recipient: email,
        locale,
        facts: { ...facts, workspaceId, linkId, ...(pdf && { fileName: pdf.name }) },
        attachment: pdf?.content ?? null,
        keepMinutes: REPORT_MAIL_MINUTES,
      })
    }
  })
}
