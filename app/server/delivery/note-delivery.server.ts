import type { Database } from '#db/client.server.ts'
import { isAnswerLinkKept } from '#db/queries/answer-links.server.ts'
import { isEnquiryMailDue } from '#db/queries/enquiry-mails.server.ts'
import type { Mail } from '#db/queries/mails.server.ts'
import { isReportMailDue, type MailFault, noteReportFault, noteReportSent } from '#db/queries/report-mails.server.ts'

type Noting = { database: Database; mail: Pick<Mail, 'kind' | 'facts'> }

/**
 * Whether a mail is still to be sent: a report is not where its link was never made, or has ended, nor an invitation whose
 * link was not, and neither a question nor an answer that was not kept.
 */
export async function isDue({ database, mail }: Noting): Promise<boolean> {
  const asked = enquiryOf(mail)
  if (asked) return database.withWorkspace(asked.scope, (tx) => isEnquiryMailDue(tx, asked))
  const link = answerLinkOf(mail)
  if (link) return database.withWorkspace(link.scope, (tx) => isAnswerLinkKept(tx, link.token))
  const place = placeOf(mail)
  return !place || database.withWorkspace(place, (tx) => isReportMailDue(tx, place.linkId))
}

/** Writes down where people see it that a mail with a report was sent; other mails have no such place. */
export async function noteSent({ database, mail }: Noting): Promise<void> {
  const place = placeOf(mail)
  if (place) await database.withWorkspace(place, (tx) => noteReportSent(tx, place.linkId))
}

/**
 * The same for a try that failed.
 *
 * @param error as the mail library throws it
 * @returns `true`: the mail server refused it for good, and trying again is of no use
 */
export async function noteFault({ database, mail, error }: Noting & { error: unknown }): Promise<boolean> {
  const place = placeOf(mail)
  if (!place) return false
  const { fault, isFinal } = faultOf(error)
  await database.withWorkspace(place, (tx) => noteReportFault(tx, place.linkId, { fault, isFinal }))
  return isFinal
}

/** A scope that reaches the workspace and no user; `null`: nobody looks at how far this mail is. */
function placeOf({ kind, facts }: Pick<Mail, 'kind' | 'facts'>) {
  const { workspaceId, linkId } = facts
  return kind === 'report' && workspaceId && linkId ? { workspaceId, actorId: workspaceId, linkId } : null
}

/** The link that a mail leads to answers by; `null`: none, or one of a mail that was written without its workspace. */
function answerLinkOf({ kind, facts }: Pick<Mail, 'kind' | 'facts'>) {
  const { workspaceId, link = '' } = facts
  if (kind !== 'answerInvitation' || !workspaceId) return null
  return { scope: { workspaceId, actorId: workspaceId }, token: link.slice(link.lastIndexOf('/') + 1) }
}

/** The question that a mail is of; `null`: of none. */
function enquiryOf({ kind, facts }: Pick<Mail, 'kind' | 'facts'>) {
  const { workspaceId, enquiryId, answer = '' } = facts
  if ((kind !== 'enquiry' && kind !== 'enquiryAnswer') || !workspaceId || !enquiryId) return null
  return { scope: { workspaceId, actorId: workspaceId }, kind, enquiryId, answer }
}

/** A mail server that answers with 5xx means it for good (RFC 5321 4.2.1); whatever else went wrong may pass. */
export function faultOf(error: unknown): { fault: MailFault; isFinal: boolean } {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  const isFinal = typeof responseCode === 'number' && responseCode >= 500 && responseCode <= 599
  if (code === 'EENVELOPE') return { fault: 'address', isFinal }
  return code === 'EMESSAGE' ? { fault: 'refused', isFinal } : { fault: 'unreachable', isFinal: false }
}
