import type { MailText } from '#db/queries/report-mails.server.ts'
import type { TypedEnd } from './link-ends.ts'

/** Addresses that one form mails to. */
export const MOST_RECIPIENTS = 20
export const SUBJECT_MAX = 200
export const BODY_MAX = 5000
/** Of a PDF that is attached: many mail servers refuse mails of 10 MB, and a mail is a third larger than its files. */
export const MOST_PDF_MB = 5

/** What a form says of a mail with a report. */
export type MailDraft = TypedEnd &
  MailText & {
    /** Addresses as they were typed. */
    to: string
    /** Addresses that were ticked. */
    people: string[]
    guard: boolean
    download: boolean
    pdf: boolean
  }

export type MailErrors = Partial<Record<'to' | 'subject' | 'body' | 'endsOn' | 'pdf', string>>

/** A mail as it arrives. */
export type ShownMail = {
  /** Empty: nobody was named yet. */
  to: string
  subject: string
  text: string
  /** Subject and text for a mail program of one's own, with the blank where the link goes. */
  copy: string
  replyTo: string
  /** `null`: nothing is attached. */
  fileName: string | null
}

export type MailOutcome = {
  intent: 'preview' | 'keep' | 'send'
  typed: MailDraft
  errors: MailErrors
  /** `null`: something is wrong with the text, or nobody asked. */
  preview: ShownMail | null
  /** Of the template, to be sent with the next form. */
  version: number
  /** The template that somebody else kept meanwhile. */
  theirs: MailText | null
  isKept: boolean
  /** Texts of somebody else took the place of typed ones. */
  hasTaken: boolean
}
