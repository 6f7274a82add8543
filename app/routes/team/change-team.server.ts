import { data, type RouterContextProvider, redirect } from 'react-router'
import * as z from 'zod'
import { services } from '#app/context.server.ts'
import { LEAD_NAME_MAX } from '#app/routes/questionnaire-parts/lead-fields.tsx'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { MOST_LINKS, makeAnswerLink, revokeAnswerLink } from '#db/queries/answer-links.server.ts'
import { closeRound, reopenRound, saveRound } from '#db/queries/rounds.server.ts'
import { addPerson, endAnswering, MOST_PEOPLE, markDoneFor, removeFromTeam } from '#db/queries/team.server.ts'
import { inviteByMail } from './invite-people.server.ts'
import type { InviteOutcome } from './invite-rows.ts'
import { readReminderDays } from './reminder-days.ts'

type Context = Readonly<RouterContextProvider>
type Sent = { form: FormData; origin: string }

export type TeamOutcome =
  | InviteOutcome
  /** A link that was just made: it is shown once. */
  | { intent: 'link'; link: string }
  | { intent: 'link'; error: string }
  | { intent: 'due'; errors: { dueOn?: string; reminders?: string }; typed: { dueOn: string; reminders: string } }
  | { intent: 'add'; errors: { name?: string; discipline?: string }; typed: { name: string; discipline: string } }

/**
 * Does what one of the forms of the team page asks for.
 *
 * @returns what is wrong with the form and what was typed, or a link to show
 * @throws a redirect to the page once it is done; a 400 response for a form that it does not have
 */
export async function changeTeam(context: Context, open: OpenAssessment, sent: Sent) {
  const { database, say } = context.get(services)
  if (open.assessment.status !== 'open') throw refusal(409, say('submitted'))
  const { id } = open.assessment
  const { form } = sent
  switch (fieldOf(form, 'intent')) {
    case 'invite':
      return inviteByMail(context, open, sent)
    case 'link':
      return makeLink(context, open, sent)
    case 'revoke': {
      const link = fieldOf(form, 'link')
      const isGone = isUuid(link) && (await database.withWorkspace(open.scope, (tx) => revokeAnswerLink(tx, id, link)))
      throw done(id, isGone ? 'revoked' : 'changed')
    }
    case 'due':
      return saveDue(context, open, form)
    case 'close':
      await database.withWorkspace(open.scope, (tx) => closeRound(tx, id))
      throw done(id, 'closed')
    case 'reopen':
      await database.withWorkspace(open.scope, (tx) => reopenRound(tx, id))
      throw done(id, 'reopened')
    case 'add':
      return addSomebody(context, open, form)
    case 'toldAll':
    case 'toldMore':
      return markTold(context, open, form)
    case 'remove':
      return takeOut(context, open, fieldOf(form, 'participant'))
    default:
      throw refusal(400, say('unknownForm'))
  }
}

const done = (id: string, what: string) => redirect(`/assessments/${id}/team?done=${what}`)

async function makeLink(context: Context, open: OpenAssessment, { form, origin }: Sent) {
  const { database, say, catalogue } = context.get(services)
  const wanted = fieldOf(form, 'discipline')
  const discipline = catalogue.disciplines.find(({ id }) => id === wanted)
  if (wanted !== '' && !discipline) throw refusal(400, say('unknownForm'))
  const place = { assessmentId: open.assessment.id, discipline: discipline?.id ?? null }
  const made = await makeAnswerLink(database, open.scope, place)
  if (made === 'tooMany') {
    return data<TeamOutcome>({ intent: 'link', error: say('tooManyLinks', { max: MOST_LINKS }) }, 422)
  }
  return data<TeamOutcome>({ intent: 'link', link: `${origin}/answer/${made.token}` })
}

async function saveDue(context: Context, open: OpenAssessment, form: FormData) {
  const { database, say, now } = context.get(services)
  const typed = { dueOn: fieldOf(form, 'dueOn').trim(), reminders: fieldOf(form, 'reminders').trim() }
  const day = z.iso.date().safeParse(typed.dueOn)
  const isAhead = day.success && day.data >= dateIn(now(), open.timeZone) && day.data < '2100'
  const dueOn = typed.dueOn === '' ? null : day.success && isAhead ? day.data : undefined
  const reminderDays = readReminderDays(typed.reminders)
  if (dueOn === undefined || reminderDays === null) {
    const errors = {
      ...(dueOn === undefined && { dueOn: say(day.success ? 'dueAhead' : 'date') }),
      ...(reminderDays === null && { reminders: say('reminderDays') }),
    }
    return data<TeamOutcome>({ intent: 'due', errors, typed }, 422)
  }
  await database.withWorkspace(open.scope, (tx) => saveRound(tx, open.assessment.id, { dueOn, reminderDays }))
  throw done(open.assessment.id, 'due')
}

async function addSomebody(context: Context, open: OpenAssessment, form: FormData) {
  const { database, say, catalogue } = context.get(services)
  const typed = { name: fieldOf(form, 'name').trim(), discipline: fieldOf(form, 'discipline') }
  const discipline = catalogue.disciplines.find(({ id }) => id === typed.discipline)
  const name = typed.name === '' ? say('teamName') : nameFault(typed.name, LEAD_NAME_MAX, say)
  if (name !== null || !discipline) {
    const errors = { ...(name !== null && { name }), ...(!discipline && { discipline: say('teamDiscipline') }) }
    return data<TeamOutcome>({ intent: 'add', errors, typed }, 422)
  }
  const { id } = open.assessment
  const person = { name: typed.name, disciplines: [discipline.id], isHere: false }
  const added = await database.withWorkspace(open.scope, (tx) => addPerson(tx, id, person))
  if (added === null) {
    return data<TeamOutcome>(
      { intent: 'add', errors: { name: say('answeringFull', { max: MOST_PEOPLE }) }, typed },
      422,
    )
  }
  throw redirect(`/assessments/${id}/team/${added}/questions/mine`)
}

async function markTold(context: Context, open: OpenAssessment, form: FormData) {
  const { id } = open.assessment
  const intent = fieldOf(form, 'intent')
  const person = { assessmentId: id, participantId: fieldOf(form, 'participant') }
  const { database } = context.get(services)
  const isMarked =
    isUuid(person.participantId) &&
    (await database.withWorkspace(open.scope, (tx) => markDoneFor(tx, person, intent === 'toldAll')))
  throw done(id, isMarked ? intent : 'changed')
}

async function takeOut(context: Context, open: OpenAssessment, participantId: string) {
  const { database } = context.get(services)
  const { id } = open.assessment
  const isOut =
    isUuid(participantId) && (await database.withWorkspace(open.scope, (tx) => removeFromTeam(tx, id, participantId)))
  if (isOut) await database.withSys((tx) => endAnswering(tx, participantId))
  throw done(id, isOut ? 'removed' : 'changed')
}
