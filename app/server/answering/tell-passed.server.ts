import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import { askedAs } from '#app/server/asked-as.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { addPersonalLink, prepareAnswerLink } from '#db/queries/answer-links.server.ts'
import { findClientLanguage } from '#db/queries/languages.server.ts'
import { forgetTokens } from '#db/queries/link-places.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { noteTelling } from '#db/queries/question-passes.server.ts'

/** How long the mail is tried to be sent. */
const KEEP_MINUTES = 3 * 24 * 60

type Passed = {
  participantId: string
  /** As it is asked, in the language of whoever passes it on. */
  question: { id: string; ask: string }
  /** Of this installation. */
  origin: string
}

/** Mails somebody of the team that a question was passed on to them, with another link to their own answers. */
export async function tellPassed(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { participantId, question, origin }: Passed,
): Promise<void> {
  const { database, mailing, inLanguage } = context.get(services)
  if (!can(open.actor, 'team.mail') || mailing.way === 'none') return
  const { scope, assessment, lead, client } = open
  const token = await database.withSys((tx) => prepareAnswerLink(tx, scope.workspaceId))
  const [told, locale] = await database.withWorkspace(scope, async (tx) => {
    const due = await noteTelling(tx, participantId)
    if (due) await addPersonalLink(tx, { assessmentId: assessment.id, participantId, token, kind: 'person' })
    return [due, await findClientLanguage(tx, client.id)] as const
  })
  if (told === null) return database.withSys((tx) => forgetTokens(tx, [token]))
  const link = `${origin}/answer/${token}`
  const facts = {
    who: lead.name === '' ? 'nobody' : 'somebody',
    person: nameInMail(lead.name),
    company: nameInMail(client.name),
    ask: askedAs(question, open.own, inLanguage(locale)),
    link,
    stopLink: `${link}/stop`,
    assessmentId: assessment.id,
  }
  const { email: recipient, waitSeconds } = told
  const mail = { kind: 'questionPassed', recipient, locale, facts, keepMinutes: KEEP_MINUTES, waitSeconds } as const
  await database.withSys((tx) => queueMail(tx, mail))
  mailing.wake()
}
