import type { RouterContextProvider } from 'react-router'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { ownQuestions } from '#app/core/team/questions-for.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { sheetOf } from '#app/server/sheet.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'

/** A question as it stands on paper. */
export type PaperQuestion = {
  id: string
  ask: string
  /** `facts`: what belongs to a step, which all has to be true; empty: nothing more. */
  choices: { id: string; lead: string; rest: string; facts: string }[]
  /** Its choices are steps, numbered from 0. */
  isSteps: boolean
  /** Asked only where the step of the question before it is at least this; `null`: always. */
  onlyFrom: number | null
}

/**
 * What is asked of a discipline in this check under its scope answers, each fact right after the step that it checks.
 *
 * @param discipline `null`: of everybody
 */
export function paperQuestions(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  discipline: string | null,
): PaperQuestion[] {
  const { catalogue, model } = askedIn(context, open)
  const scope = { ...open, answers: open.answers.filter(({ questionId }) => questionId.startsWith('scope-')) }
  const { questions } = questionsThatApply(model, sheetOf(scope, catalogue))
  const possible = new Set(
    questions.filter(({ isAsked, hiddenBecause }) => isAsked || hiddenBecause === 'level').map(({ id }) => id),
  )
  const all = catalogue.questions.filter(({ id, kind }) => kind !== 'scope' && possible.has(id))
  const own = discipline === null ? null : new Set(ownQuestions(all, [discipline]))
  const wanted = own === null ? all : all.filter(({ id }) => own.has(id))
  return byCapability(wanted).map((question) => onPaper(question, catalogue, wanted))
}

/** In the order of the catalogue, but facts with the capability that they check. */
function byCapability(questions: readonly Question[]): Question[] {
  const seen = [...new Set(questions.map(({ capability, id }) => capability ?? id))]
  return seen.flatMap((key) => questions.filter(({ capability, id }) => (capability ?? id) === key))
}

function onPaper(question: Question, { capabilities }: Catalogue, all: readonly Question[]): PaperQuestion {
  const steps = capabilities.find(({ id }) => id === question.capability)?.levels ?? []
  const isSteps = question.kind === 'level'
  const hasStep = all.some(({ kind, capability }) => kind === 'level' && capability === question.capability)
  return {
    id: question.id,
    ask: question.ask,
    choices: isSteps
      ? steps.map(({ lead, rest, facts }) => ({ id: lead, lead, rest, facts: facts.join(' · ') }))
      : question.options
          .filter(({ id }) => id !== 'unsure')
          .map(({ id, text }) => ({ id, lead: '', rest: text, facts: '' })),
    isSteps,
    // Where the step stands on another discipline's paper, nobody can look at it here.
    onlyFrom: hasStep ? question.fromLevel : null,
  }
}
