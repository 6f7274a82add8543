import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { requireMailsWithinLimit } from '#app/server/mail-limits.server.ts'
import { type OpenAssessment, requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Catalogue, Discipline } from '#content/schema.ts'
import { forgetTokens } from '#db/queries/link-places.server.ts'
import { dropMails, releaseMails } from '#db/queries/mails.server.ts'
import { invitePeople, MOST_PEOPLE } from '#db/queries/team.server.ts'
import { holdInvitations, type Person } from './invitation-mails.server.ts'
import { type InviteOutcome, MOST_ROWS, type TypedRow } from './invite-rows.ts'

type Context = Readonly<RouterContextProvider>

/**
 * Asks the people of the form by mail, all of them or, where something is wrong with a row, none.
 *
 * @param origin our own, for links
 * @returns what was typed with what is wrong by row, with 422, or 429 past a limit
 * @throws a redirect once the mails are written; a 403 response for a guest, 503 where no mail can be sent
 */
export async function inviteByMail(
  context: Context,
  open: OpenAssessment,
  { form, origin }: { form: FormData; origin: string },
) {
  const { mailing, say, catalogue } = context.get(services)
  requireRight(context, open.actor, 'team.mail')
  if (mailing.way === 'none') throw refusal(503, say('noMail'))
  const typed = typedRows(form)
  const { people, errors } = readRows(typed, catalogue, {
    email: say('email'),
    discipline: say('teamDiscipline'),
    twice: say('teamTwice'),
  })
  if (people.length === 0 && Object.keys(errors).length === 0) errors['email.0'] = say('email')
  if (Object.keys(errors).length > 0) return data<InviteOutcome>({ intent: 'invite', errors, typed }, 422)
  const done = await invite(context, open, { people, origin })
  if (done.ok) throw redirect(`/assessments/${open.assessment.id}/team?done=${doneWord(mailing.way)}`)
  if (done.why === 'tooOften') {
    return data<InviteOutcome>({ intent: 'invite', errors: { 'email.0': done.error }, typed }, 429)
  }
  const rows = typed.flatMap(({ email }, row) =>
    done.already.includes(canonicalEmail(email) ?? '') ? [[`email.${row}`, done.error] as const] : [],
  )
  const faults = rows.length > 0 ? Object.fromEntries(rows) : { 'email.0': done.error }
  return data<InviteOutcome>({ intent: 'invite', errors: faults, typed }, 422)
}

const doneWord = (way: string) => (way === 'local' ? 'here' : 'invited')

type Asking = { people: readonly Person[]; origin: string }
type InviteDone =
  | { ok: true; ids: string[] }
  | { ok: false; why: 'tooOften'; error: string }
  /** `already`: addresses; empty: there is no room. */
  | { ok: false; why: 'refused'; error: string; already: string[] }

/**
 * Asks people by mail, all or none, each by a link of their own. Their mails are held until they are asked, so that nobody
 * is asked who gets no mail.
 *
 * @returns their ids in the order given
 */
export async function invite(context: Context, open: OpenAssessment, { people, origin }: Asking): Promise<InviteDone> {
  const { database, mailing, say } = context.get(services)
  const refused = await tooOften(context, open, people)
  if (refused !== null) return { ok: false, why: 'tooOften', error: refused }
  const { invited, mails } = await holdInvitations(context, open, { people, origin })
  const done = await database.withWorkspace(open.scope, (tx) => invitePeople(tx, open.assessment.id, invited))
  if (done === 'tooMany' || 'already' in done) {
    const tokens = invited.map(({ token }) => token)
    await database.withSys(async (tx) => {
      await dropMails(tx, mails)
      await forgetTokens(tx, tokens)
    })
    const isFull = done === 'tooMany'
    const error = isFull ? say('answeringFull', { max: MOST_PEOPLE }) : say('teamAlready')
    return { ok: false, why: 'refused', error, already: isFull ? [] : done.already }
  }
  await database.withSys((tx) => releaseMails(tx, mails))
  mailing.wake()
  return { ok: true, ids: done.invited }
}

function typedRows(form: FormData): TypedRow[] {
  return Array.from({ length: MOST_ROWS }, (_, row) => ({
    email: fieldOf(form, `email.${row}`).trim(),
    discipline: fieldOf(form, `discipline.${row}`),
  }))
}

type RowWords = { email: string; discipline: string; twice: string }

/** An empty row is none; a discipline alone does not make one. */
function readRows(typed: readonly TypedRow[], { disciplines }: Catalogue, words: RowWords) {
  const people: { email: string; discipline: Discipline }[] = []
  const errors: Record<string, string> = {}
  typed.forEach((row, at) => {
    if (row.email === '') return
    const email = canonicalEmail(row.email)
    const discipline = disciplines.find(({ id }) => id === row.discipline)
    if (email === null) errors[`email.${at}`] = words.email
    else if (people.some((person) => person.email === email)) errors[`email.${at}`] = words.twice
    if (!discipline) errors[`discipline.${at}`] = words.discipline
    if (email !== null && discipline) people.push({ email, discipline: discipline.id })
  })
  return { people, errors }
}

/** Why so many mails may not go out now; `null`: they may. What was typed is not to be lost with it. */
async function tooOften(context: Context, open: OpenAssessment, people: readonly { email: string }[]) {
  try {
    const emails = people.map(({ email }) => email)
    await requireMailsWithinLimit(context, open.scope.actorId, emails)
    return null
  } catch (error) {
    if (error instanceof Response && error.status === 429) return error.text()
    throw error
  }
}
