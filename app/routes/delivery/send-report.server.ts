import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { handedOut, usualPaper } from '#app/routes/report/handed-out.server.ts'
import { made } from '#app/routes/report/report-file.server.ts'
import { inClientLanguage } from '#app/routes/report/report-language.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireMailsWithinLimit } from '#app/server/mail-limits.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { listContacts } from '#db/queries/client-people.server.ts'
import { forgetTokens } from '#db/queries/link-places.server.ts'
import {
  addReportLink,
  hasRoomForLinks,
  type LinkEnd,
  MOST_REPORT_LINKS,
  prepareReportLink,
} from '#db/queries/report-links.server.ts'
import { addReportMail, dropReportMail, holdReportMail, releaseReportMails } from '#db/queries/report-mails.server.ts'
import { LABEL_MAX } from './change-share.server.ts'
import { type MailDraft, type MailErrors, MOST_PDF_MB } from './mail-draft.ts'
import { letterLanguage } from './report-letter.server.ts'
import { pdfNameOf, type WrittenMail } from './write-report-mail.server.ts'

type Context = Readonly<RouterContextProvider>
type Sending = { typed: MailDraft; addresses: readonly string[]; end: LinkEnd; written: WrittenMail; origin: string }
type Pdf = { content: Buffer; name: string }
type Prepared = { email: string; id: string; token: string }
type Holding = { sending: Sending; pdf: Pdf | null }
type Making = { sending: Sending; prepared: readonly Prepared[] }

const MEGABYTE = 1_000_000

/**
 * Mails the report to all of these or to nobody, to each with a link of their own.
 *
 * @returns what is wrong; empty once the mails wait to be sent
 * @throws a 429 response past a limit, 503 where the PDF cannot be made now
 */
export async function sendReport(context: Context, open: OpenAssessment, sending: Sending): Promise<MailErrors> {
  const { say } = context.get(services)
  const pdf = sending.typed.pdf ? await makePdf(context, open) : null
  if (pdf && pdf.content.byteLength > MOST_PDF_MB * MEGABYTE) return { pdf: say('pdfTooLarge', { max: MOST_PDF_MB }) }
  await requireMailsWithinLimit(context, open.scope.actorId, sending.addresses)
  const prepared = await hold(context, open, { sending, pdf })
  if (!(await makeLinks(context, open, { sending, prepared }))) {
    return { to: say('tooManyReportLinks', { max: MOST_REPORT_LINKS }) }
  }
  await release(context, open, prepared)
  return {}
}

async function makePdf(context: Context, open: OpenAssessment): Promise<Pdf> {
  await requireWithinLimit(context.get(services), 'pdf', open.assessment.id)
  // What was issued goes out as the very file that was.
  const { report, file } = await handedOut(context, inClientLanguage(open))
  const paper = usualPaper({ report, file })
  const content = (await file?.read()) ?? (await made(context, context.get(services).pdf.render(report, { paper })))
  return { content: Buffer.from(content), name: pdfNameOf(report.cover) }
}

/**
 * Queues a mail for each before its link is stored, so that no link stands in the list as mailed without one; nobody
 * sends it until then.
 */
async function hold(context: Context, open: OpenAssessment, { sending, pdf }: Holding): Promise<Prepared[]> {
  const locale = await letterLanguage(context, open)
  const { workspaceId } = open.scope
  return context.get(services).database.withSys(async (tx) => {
    const prepared: Prepared[] = []
    for (const email of sending.addresses) {
      const link = await prepareReportLink(tx, workspaceId, sending.end)
      const facts = sending.written.factsFor(`${sending.origin}/shared/${link.token}`)
      await holdReportMail(tx, {
        recipient: email,
        locale,
        facts: { ...facts, workspaceId, linkId: link.id, ...(pdf && { fileName: pdf.name }) },
        attachment: pdf?.content ?? null,
      })
      prepared.push({ email, ...link })
    }
    return prepared
  })
}

/** A link for each, and the note that a mail with it waits. @returns `false`: there is no room for so many */
async function makeLinks(context: Context, open: OpenAssessment, { sending, prepared }: Making): Promise<boolean> {
  const { database } = context.get(services)
  const isMade = await database.withWorkspace(open.scope, async (tx) => {
    if (!(await hasRoomForLinks(tx, open.assessment.id, prepared.length))) return false
    const contacts = await listContacts(tx, open.client.id)
    for (const { email, ...link } of prepared) {
      const name = contacts.find((contact) => contact.email.toLowerCase() === email)?.name
      await addReportLink(tx, link, linkFor(open, sending, { email, name }))
      await addReportMail(tx, {
        assessmentId: open.assessment.id,
        linkId: link.id,
        ...sending.written.filled,
        hasPdf: sending.typed.pdf,
      })
    }
    return true
  })
  if (!isMade) await forget(context, open, prepared)
  return isMade
}

async function forget(context: Context, { scope }: OpenAssessment, prepared: readonly Prepared[]) {
  await context.get(services).database.withSys(async (tx) => {
    const tokens = prepared.map(({ token }) => token)
    await forgetTokens(tx, tokens)
    for (const { id } of prepared) await dropReportMail(tx, scope.workspaceId, id)
  })
}

/** The mails go by themselves in a minute: whoever sent them need not hear that this came to nothing. */
async function release(context: Context, { scope }: OpenAssessment, prepared: readonly Prepared[]) {
  const { database, log, mailing } = context.get(services)
  const ids = prepared.map(({ id }) => id)
  await database
    .withSys((tx) => releaseReportMails(tx, scope.workspaceId, ids))
    .catch((error) => log.warn({ err: error }, 'mails with reports wait a minute'))
  mailing.wake()
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
