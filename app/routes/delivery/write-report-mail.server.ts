import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { fillText } from '#app/core/delivery/fill-text.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { handedOut } from '#app/routes/report/handed-out.server.ts'
import { inClientLanguage } from '#app/routes/report/report-language.server.ts'
import { tidyName } from '#app/server/attachment.ts'
import { writeMail } from '#app/server/mail-text.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import type { Services } from '#app/server/services.server.ts'
import { findLatestEdition } from '#db/queries/editions.server.ts'
import type { LinkEnd } from '#db/queries/report-links.server.ts'
import type { MailText } from '#db/queries/report-mails.server.ts'
import { BODY_MAX, type MailErrors, type ShownMail, SUBJECT_MAX } from './mail-draft.ts'
import { letterLanguage, valuesFor } from './report-letter.server.ts'

type Context = Readonly<RouterContextProvider>
type Values = Awaited<ReturnType<typeof valuesFor>>

/** What a mail with a report is made of. */
export type WrittenMail = {
  /** With the blank where the link goes. */
  filled: MailText
  /** Canonical; empty: the account is gone. */
  replyTo: string
  /** The workspace, where whoever writes has no name; `null`: they have. */
  signedBy: string | null
  /** What the mail is filled with for one reader. */
  factsFor(link: string): Record<string, string>
}

/** Fills all blanks of a mail but the link, which each reader has for themselves. */
export async function writeReportMail(
  context: Context,
  open: OpenAssessment,
  { text, end, origin }: { text: MailText; end: LinkEnd; origin: string },
): Promise<WrittenMail> {
  const values = await valuesFor(context, open, { link: '{link}', end })
  const reportIn = await otherLanguage(context, open)
  const fill = (written: string, link: string) => fillText(written, { ...values, link })
  return {
    filled: { subject: fill(text.subject, '{link}'), body: fill(text.body, '{link}') },
    replyTo: values.email,
    signedBy: values.hasName ? null : values.sender,
    factsFor: (link) => ({
      subject: fill(text.subject, link),
      text: fill(text.body, link),
      sender: senderOf(values),
      origin,
      replyTo: values.email,
      reportIn,
    }),
  }
}

/** What the letter calls the language of the version that its readers get; `none`: it is that of the letter, or none was issued. */
async function otherLanguage(context: Context, open: OpenAssessment): Promise<string> {
  const letter = await letterLanguage(context, open)
  const { database } = context.get(services)
  const latest = await database.withWorkspace(open.scope, (tx) => findLatestEdition(tx, open.assessment.id))
  if (!latest || latest.language === letter) return 'none'
  return new Intl.DisplayNames([letter], { type: 'language' }).of(latest.language) ?? latest.language
}

function senderOf({ sender, email }: Values): string {
  if (email === '') return 'none'
  return sender === '' ? email : `${sender} (${email})`
}

/** What is too long once its blanks are filled. */
export function filledErrors(context: Context, { filled }: WrittenMail): MailErrors {
  const { say } = context.get(services)
  return {
    ...(filled.subject.length > SUBJECT_MAX && { subject: say('filledTooLong', { max: SUBJECT_MAX }) }),
    ...(filled.body.length > BODY_MAX && { body: say('filledTooLong', { max: BODY_MAX }) }),
  }
}

/** The mail as it arrives. @param to the first of its readers, or nobody yet */
export async function showReportMail(
  context: Context,
  open: OpenAssessment,
  { written, to, origin, hasPdf }: { written: WrittenMail; to: string; origin: string; hasPdf: boolean },
): Promise<ShownMail> {
  // A link is made when the mail is sent; this one stands for it and leads nowhere.
  const facts = written.factsFor(`${origin}/shared/…`)
  const shown = await writeMail({ kind: 'report', locale: await letterLanguage(context, open), facts })
  const fileName = hasPdf ? pdfNameOf((await handedOut(context, inClientLanguage(open))).report.cover) : null
  const { subject, body } = written.filled
  return { to, ...shown, copy: `${subject}\n\n${body}`, replyTo: written.replyTo, fileName }
}

/** Whether a mail with a report leaves us, or is at least shown in the outbox of development. */
export const maySendReports = ({ mailing, mode }: Pick<Services, 'mailing' | 'mode'>): boolean =>
  mailing.way === 'smtp' || (mailing.way === 'local' && mode === 'development')

/** How the attached report is called. */
export const pdfNameOf = ({ company, title, edition }: ReportModel['cover']) =>
  tidyName(`${[company, title, ...(edition ? [edition.version] : [])].join(', ')}.pdf`)
