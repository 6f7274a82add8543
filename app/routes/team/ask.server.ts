import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { LEAD_NAME_MAX } from '#app/routes/questionnaire-parts/lead-fields.tsx'
import { tellPassed } from '#app/server/answering/tell-passed.server.ts'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import { type OpenAssessment, requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { Question } from '#content/schema.ts'
import { keepQuestion, type PassedTo, passQuestion } from '#db/queries/question-passes.server.ts'
import { findRound } from '#db/queries/rounds.server.ts'
import { findInTeam } from '#db/queries/team.server.ts'
import { questionPath } from './ask-view.server.ts'
import { invite } from './invite-people.server.ts'

type Context = Readonly<RouterContextProvider>
type Sent = { form: FormData; question: Question; origin: string }
type Invitation = { name: string; email: string; discipline: string }

export const ASK_FIELDS = { intent: 'one', to: 'one', name: 'one', email: 'one', discipline: 'one' } as const

export type AskOutcome =
  | { intent: 'pass'; error: string }
  | { intent: 'invite'; errors: Partial<Record<keyof Invitation, string>>; typed: Invitation }

/**
 * Passes a question on to a discipline or to somebody of the team, asks somebody new, or keeps the question after all.
 *
 * @returns what is wrong with the form and what was typed
 * @throws a redirect to the question; a 409 response where the asking is closed or the check is submitted
 */
export async function askColleague(context: Context, open: OpenAssessment, sent: Sent) {
  const { database, say } = context.get(services)
  if (open.assessment.status !== 'open') throw refusal(409, say('submitted'))
  const round = await database.withWorkspace(open.scope, (tx) => findRound(tx, open.assessment.id))
  if (round?.closedAt) throw refusal(409, say('answeringClosed'))
  switch (fieldOf(sent.form, 'intent')) {
    case 'pass':
      return pass(context, open, sent)
    case 'invite':
      return inviteAndPass(context, open, sent)
    case 'keep':
      await database.withWorkspace(open.scope, (tx) => keepQuestion(tx, placeOf(open, sent)))
      throw redirect(questionPath(open, sent.question))
    default:
      throw refusal(400, say('unknownForm'))
  }
}

const placeOf = ({ assessment, lead }: OpenAssessment, { question }: Pick<Sent, 'question'>) => ({
  assessmentId: assessment.id,
  participantId: lead.id,
  questionId: question.id,
})

async function pass(context: Context, open: OpenAssessment, { form, question, origin }: Sent) {
  const { database, say } = context.get(services)
  const to = await readTarget(context, open, fieldOf(form, 'to'))
  if (to === null) return data<AskOutcome>({ intent: 'pass', error: say('askWhom') }, 422)
  await database.withWorkspace(open.scope, (tx) => passQuestion(tx, placeOf(open, { question }), to))
  if ('participantId' in to) await tellPassed(context, open, { ...to, question, origin })
  throw redirect(questionPath(open, question))
}

/** @param chosen `discipline:<id>` or `person:<id>` @returns `null` for neither */
async function readTarget(
  context: Context,
  { scope, assessment }: OpenAssessment,
  chosen: string,
): Promise<Exclude<PassedTo, { name: string }> | null> {
  const { database, catalogue } = context.get(services)
  const [kind, id = ''] = chosen.split(':')
  const discipline = catalogue.disciplines.find((known) => known.id === id)
  if (kind === 'discipline') return discipline ? { discipline: discipline.id } : null
  if (kind !== 'person' || !isUuid(id)) return null
  const person = await database.withWorkspace(scope, (tx) => findInTeam(tx, id))
  return person?.assessmentId === assessment.id ? { participantId: id } : null
}

async function inviteAndPass(context: Context, open: OpenAssessment, { form, question, origin }: Sent) {
  const { database, mailing, say, catalogue } = context.get(services)
  requireRight(context, open.actor, 'team.mail')
  if (mailing.way === 'none') throw refusal(503, say('noMail'))
  const typed = {
    name: fieldOf(form, 'name').trim(),
    email: fieldOf(form, 'email').trim(),
    discipline: fieldOf(form, 'discipline'),
  }
  const email = canonicalEmail(typed.email)
  const discipline = catalogue.disciplines.find(({ id }) => id === typed.discipline)
  const name = typed.name === '' ? say('teamName') : nameFault(typed.name, LEAD_NAME_MAX, say)
  if (name !== null || email === null || !discipline) {
    const errors = {
      ...(name !== null && { name }),
      ...(email === null && { email: say('email') }),
      ...(!discipline && { discipline: say('teamDiscipline') }),
    }
    return data<AskOutcome>({ intent: 'invite', errors, typed }, 422)
  }
  const people = [{ name: typed.name, email, discipline: discipline.id }]
  const done = await invite(context, open, { people, origin })
  if (!done.ok) {
    const status = done.why === 'tooOften' ? 429 : 422
    return data<AskOutcome>({ intent: 'invite', errors: { email: done.error }, typed }, status)
  }
  const [participantId = ''] = done.ids
  await database.withWorkspace(open.scope, (tx) => passQuestion(tx, placeOf(open, { question }), { participantId }))
  throw redirect(questionPath(open, question))
}
