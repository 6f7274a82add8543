import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import { minutesFor } from '#app/core/team/minutes-for.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { prepareAnswerLink } from '#db/queries/answer-links.server.ts'
import { findClientLanguage } from '#db/queries/languages.server.ts'
import { HELD_SECONDS, queueMail } from '#db/queries/mails.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { findRound } from '#db/queries/rounds.server.ts'
import type { Invited } from '#db/queries/team.server.ts'

type Context = Readonly<RouterContextProvider>

/** Whom to ask; the link is still to be made. */
export type Person = Omit<Invited, 'token'>

/** How long the mail is tried to be sent. */
const MAIL_MINUTES = 3 * 24 * 60

/**
 * Prepares a link for each person and writes the mail that leads there. The mails are held: release or drop them once it
 * is known whether the people were asked. Without either, the outbox looks itself, a minute later.
 *
 * @param origin our own, for links
 */
export async function holdInvitations(
  context: Context,
  open: OpenAssessment,
  { people, origin }: { people: readonly Person[]; origin: string },
): Promise<{ invited: Invited[]; mails: string[] }> {
  const { database, inLanguage } = context.get(services)
  const { workspaceId, actorId } = open.scope
  const person = (await database.withSys((tx) => namesOf(tx, new Set([actorId])))).get(actorId)
  const [round, locale] = await database.withWorkspace(open.scope, async (tx) => [
    await findRound(tx, open.assessment.id),
    await findClientLanguage(tx, open.client.id),
  ])
  const { catalogue } = inLanguage(locale)
  const facts = {
    workspaceId,
    person: person?.name ? `${nameInMail(person.name)} (${person.email})` : (person?.email ?? ''),
    who: person ? 'somebody' : 'nobody',
    company: nameInMail(open.client.name),
    due: round?.dueOn ? 'day' : 'none',
    until: round?.dueOn ? formatCalendarDate(round.dueOn, locale).replaceAll('\u00a0', ' ') : '',
  }
  const mailOf = ({ email, discipline, token }: Invited) => ({
    kind: 'answerInvitation' as const,
    recipient: email,
    locale,
    facts: {
      ...facts,
      discipline: catalogue.disciplines.find(({ id }) => id === discipline)?.name ?? '',
      minutes: String(minutesFor(catalogue, open.assessment.form, [discipline])),
      link: `${origin}/answer/${token}`,
    },
    keepMinutes: MAIL_MINUTES,
    waitSeconds: HELD_SECONDS,
  })
  return database.withSys(async (tx) => {
    const invited: Invited[] = []
    for (const one of people) invited.push({ ...one, token: await prepareAnswerLink(tx, workspaceId) })
    const mails: string[] = []
    for (const one of invited) mails.push(await queueMail(tx, mailOf(one)))
    return { invited, mails }
  })
}
