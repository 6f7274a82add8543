import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { minutesFor } from '#app/core/team/minutes-for.ts'
import { ownQuestions } from '#app/core/team/questions-for.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { sheetOf } from '#app/server/sheet.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { listAnswerLinks } from '#db/queries/answer-links.server.ts'
import { listPasses, type QuestionPass } from '#db/queries/question-passes.server.ts'
import { findRound, REMINDER_DAYS, type Round } from '#db/queries/rounds.server.ts'
import { listAnsweredBy, listTeam, type TeamMember } from '#db/queries/team.server.ts'

type Context = Readonly<RouterContextProvider>

/** How far somebody is, in order: nothing came yet, they came in, they answer, they said that they are done. */
type PersonState = 'missing' | 'entered' | 'answering' | 'done'

/** Who is asked beside the lead, who is missing and who is done, as the team page shows it. */
export async function viewTeam(context: Context, open: OpenAssessment) {
  const { database, mailing, now } = context.get(services)
  const { id } = open.assessment
  const [round, people, links, given, passes] = await database.withWorkspace(open.scope, (tx) =>
    Promise.all([
      findRound(tx, id),
      listTeam(tx, id),
      listAnswerLinks(tx, id),
      listAnsweredBy(tx, id),
      listPasses(tx, id),
    ]),
  )
  const { catalogue, model } = askedIn(context, open)
  const applying = questionsThatApply(model, sheetOf(open, catalogue)).questions
  const couldBeAsked = new Set(
    applying.filter(({ isAsked, hiddenBecause }) => isAsked || hiddenBecause === 'level').map(({ id: one }) => one),
  )
  const asked = catalogue.questions.filter((question) => couldBeAsked.has(question.id))
  const dated = (at: Date) => dateIn(at, open.timeZone)
  const persons = people.map((person) => personOf(person, { asked, given, catalogue, dated }))
  return {
    round: roundOf(round, dated),
    today: dateIn(now(), open.timeZone),
    people: persons,
    links: links.map(({ createdAt, ...link }) => ({ ...link, madeOn: dated(createdAt) })),
    disciplines: catalogue.disciplines.map((discipline) => {
      const own = persons.filter(({ disciplines }) => disciplines.includes(discipline.id))
      return {
        ...discipline,
        minutes: minutesFor(catalogue, open.assessment.form, [discipline.id]),
        isLead: open.lead.disciplines.includes(discipline.id),
        asked: own.length,
        done: own.filter(({ state }) => state === 'done').length,
      }
    }),
    passes: passesOf(passes, catalogue),
    /** Why no mail can be sent; `null`: it can. */
    noMail: !can(open.actor, 'team.mail') ? ('account' as const) : mailing.way === 'none' ? ('way' as const) : null,
    mayWrite: can(open.actor, 'team.write') && open.assessment.status === 'open',
  }
}

export type TeamView = Awaited<ReturnType<typeof viewTeam>>
export type PersonView = TeamView['people'][number]

type Standing = {
  asked: Catalogue['questions']
  given: Awaited<ReturnType<typeof listAnsweredBy>>
  catalogue: Catalogue
  dated: (at: Date) => string
}

function personOf(person: TeamMember, { asked, given, catalogue, dated }: Standing) {
  const own = new Set(ownQuestions(asked, person.disciplines))
  const answered = given.filter(({ participantId, questionId }) => participantId === person.id && own.has(questionId))
  const hasAnswered = given.some(({ participantId }) => participantId === person.id)
  const known = catalogue.disciplines.filter(({ id }) => person.disciplines.includes(id))
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    disciplines: person.disciplines,
    disciplineNames: known.map(({ name }) => name).join(', '),
    state: stateOf(person, hasAnswered),
    answered: answered.length,
    total: own.size,
    invitedOn: person.invitedAt && dated(person.invitedAt),
    doneOn: person.doneAt && dated(person.doneAt),
    isQuiet: person.quietSince !== null,
    /** They never came in: only what was entered for them is known. */
    isToldOnly: hasAnswered && person.enteredAt === null,
  }
}

function stateOf({ doneAt, enteredAt }: TeamMember, hasAnswered: boolean): PersonState {
  if (doneAt !== null) return 'done'
  if (hasAnswered) return 'answering'
  return enteredAt === null ? 'missing' : 'entered'
}

function roundOf(round: Round | null, dated: (at: Date) => string) {
  return {
    dueOn: round?.dueOn ?? null,
    reminderDays: round?.reminderDays ?? [...REMINDER_DAYS],
    closedOn: round?.closedAt ? dated(round.closedAt) : null,
    reopenedOn: round?.reopenedAt ? dated(round.reopenedAt) : null,
  }
}

function passesOf(passes: readonly QuestionPass[], { questions, disciplines }: Catalogue) {
  return passes.flatMap(({ questionId, participantId, from, toDiscipline, toName }) => {
    const question = questions.find(({ id }) => id === questionId)
    const to = toDiscipline === null ? toName : disciplines.find(({ id }) => id === toDiscipline)?.name
    return question && to ? [{ key: `${participantId} ${questionId}`, ask: question.ask, from, to }] : []
  })
}
