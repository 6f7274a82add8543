import type { Progress } from '#app/core/assessment/questions-that-apply.ts'
import { ownQuestions } from '#app/core/team/questions-for.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { INTERESTS, MINE } from './section-view.ts'

/** A part of the questionnaire with the questions on it, in order; the interests among them under their own id. */
type Group = { id: string; name: string; about: string; ids: string[] }

type Sources = {
  catalogue: Catalogue
  progress: Pick<Progress, 'questions'>
  /** Interface strings under `app.questions`. */
  t: (key: 'scope.name' | 'scope.about' | 'mine.name' | 'mine.about' | 'mine.nameOther' | 'mine.aboutOther') => string
}

/** The sections of the lead: what it is about, then one for each dimension. */
export function leadSections({ catalogue, progress, t }: Sources): Group[] {
  const [first, ...others] = idsIn(progress, 'scope')
  const scope = [first, INTERESTS, ...others].filter((id) => id !== undefined)
  return [
    { id: 'scope', name: t('scope.name'), about: t('scope.about'), ids: scope },
    ...catalogue.dimensions.map((dimension) => ({ ...dimension, ids: idsIn(progress, dimension.id) })),
  ]
}

/**
 * The sections of somebody who was asked: first what was passed on to them and what their discipline is named for, then
 * the rest by dimension, which they may answer too. What it is about, the lead has said.
 */
export function respondentSections({ catalogue, progress, t, lead, respondent }: Sources & OfRespondent): Group[] {
  const asked = new Set(progress.questions.filter(({ isAsked }) => isAsked).map(({ id }) => id))
  const routed = respondent?.routed.map(({ questionId }) => questionId) ?? []
  const mine = [...new Set([...routed, ...ownQuestions(catalogue.questions, lead.disciplines)])].filter((id) =>
    asked.has(id),
  )
  const rest = catalogue.dimensions.map((dimension) => ({
    ...dimension,
    ids: idsIn(progress, dimension.id).filter((id) => !mine.includes(id)),
  }))
  const isSelf = respondent?.isSelf ?? false
  const name = t(isSelf ? 'mine.name' : 'mine.nameOther')
  const about = t(isSelf ? 'mine.about' : 'mine.aboutOther')
  return [{ id: MINE, name, about, ids: mine }, ...rest.filter(({ ids }) => ids.length > 0)]
}

type OfRespondent = Pick<OpenAssessment, 'lead' | 'respondent'>

const idsIn = ({ questions }: Sources['progress'], section: string) =>
  questions.filter((question) => question.section === section && question.isAsked).map(({ id }) => id)

/** What was answered, also with "not sure". */
export function answeredIn(questions: Progress['questions']): Set<string> {
  return new Set(questions.filter(({ state }) => state === 'answered' || state === 'unsure').map(({ id }) => id))
}

/** The same with nothing open but what is asked of somebody first: what else they answer is up to them. */
export function onlyOwn({ questions }: Sources['progress'], groups: readonly Group[]): Pick<Progress, 'questions'> {
  const mine = new Set(groups.find(({ id }) => id === MINE)?.ids ?? [])
  return {
    questions: questions.map((question) =>
      question.state === 'open' && !mine.has(question.id) ? { ...question, state: 'answered' as const } : question,
    ),
  }
}
