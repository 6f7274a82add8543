import { competenceOf } from '#app/core/agreement/competence.ts'
import type { Discipline, Question } from '#content/schema.ts'
import { nextDiscipline } from './next-discipline.ts'

export type TeamPerson = { id: string; name: string; disciplines: readonly string[] }

/** A question that somebody passed on: to a discipline, to one of the people, or to whoever goes by a name. */
type Pass = {
  questionId: string
  participantId: string
  from: string
  toDiscipline: string | null
  toParticipantId?: string | null
  toName: string
}

/** That somebody answered a question, or said that they are not sure. */
type Given = { questionId: string; participantId: string; isUnsure: boolean }

export type Team = {
  questions: readonly Pick<Question, 'id' | 'kind' | 'section' | 'disciplines'>[]
  /** Everybody who answers, the lead too. */
  people: readonly TeamPerson[]
  passes: readonly Pass[]
  given: readonly Given[]
}

/** Why a question comes to somebody whose discipline it does not name. */
export type Routed = { questionId: string; why: 'passed' | 'unsure'; from: string }

/** Whether a question names one of these disciplines. */
export function isNamed({ disciplines }: Pick<Question, 'disciplines'>, own: readonly string[]): boolean {
  return disciplines.some((discipline) => own.includes(discipline))
}

/**
 * The questions that name somebody's disciplines: first those that name theirs first, in the order of the catalogue.
 *
 * @returns ids; scope questions are the lead's (mapping B17)
 */
export function ownQuestions(questions: Team['questions'], own: readonly string[]): string[] {
  const weight = (question: Team['questions'][number]) =>
    competenceOf(question, { disciplines: own as Discipline[], isLead: false })
  return questions
    .filter((question) => question.kind !== 'scope' && isNamed(question, own))
    .toSorted((a, b) => weight(b) - weight(a))
    .map(({ id }) => id)
}

/**
 * The questions of others that come to somebody: passed on to them themselves or to their discipline, or answered with "not
 * sure" by everybody so far and theirs next (mapping A14). What they passed on themselves does not come back.
 */
export function routedQuestions(me: TeamPerson, team: Team): Routed[] {
  const mine = new Set(ownQuestions(team.questions, me.disciplines))
  const passedByMe = new Set(
    team.passes.filter(({ participantId }) => participantId === me.id).map((one) => one.questionId),
  )
  const routed = new Map<string, Routed>()
  for (const pass of team.passes) {
    const { questionId, participantId, from } = pass
    if (participantId !== me.id && isFor(me, pass) && !passedByMe.has(questionId)) {
      routed.set(questionId, { questionId, why: 'passed', from })
    }
  }
  for (const question of team.questions) {
    const { id } = question
    if (question.kind === 'scope' || mine.has(id) || routed.has(id) || passedByMe.has(id)) continue
    const next = nextAfterUnsure(question, team)
    if (next !== null && me.disciplines.includes(next)) routed.set(id, { questionId: id, why: 'unsure', from: '' })
  }
  const asked = new Set(team.questions.filter(({ kind }) => kind !== 'scope').map(({ id }) => id))
  return [...routed.values()].filter(({ questionId }) => asked.has(questionId))
}

function isFor(me: TeamPerson, { toDiscipline, toParticipantId = null, toName }: Pass): boolean {
  if (toParticipantId !== null) return toParticipantId === me.id
  return toDiscipline === null ? isSameName(toName, me.name) : me.disciplines.includes(toDiscipline)
}

/** The discipline to ask next, if everybody who answered is not sure; `null`: nobody. */
function nextAfterUnsure(question: Team['questions'][number], { given, people }: Team): Discipline | null {
  const answers = given.filter(({ questionId }) => questionId === question.id)
  if (answers.length === 0 || answers.some(({ isUnsure }) => !isUnsure)) return null
  const asked = answers.flatMap(({ participantId }) => people.find(({ id }) => id === participantId)?.disciplines ?? [])
  return nextDiscipline(question, asked)
}

const isSameName = (a: string, b: string) => {
  const plain = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  return plain(a) !== '' && plain(a) === plain(b)
}
