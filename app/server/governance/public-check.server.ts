import { prefillScreening } from '#app/core/governance/prefill-screening.ts'
import { nextQuestion } from '#app/core/governance/screening/next-question.ts'
import { countScreeningQuestionsLeft } from '#app/core/governance/screening/questions-left.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { countTriageQuestionsLeft, type QuestionsLeft } from '#app/core/governance/triage/questions-left.ts'
import {
  type GovernanceQuestion,
  viewScreeningQuestion,
  viewTriageQuestion,
} from '#app/core/governance/views/question-view.ts'
import type { ScreeningView } from '#app/core/governance/views/screening-view.ts'
import type { TriageView } from '#app/core/governance/views/triage-view.ts'
import { viewScreening } from '#app/core/governance/views/view-screening.ts'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import { countriesOf, type Law } from '../law.server.ts'
import { type CheckGroup, type CheckTopic, groupAfter, openGroups } from './check-facts.ts'
import { type CheckQuery, fieldOf, withoutRuledOut, writeCheckQuery } from './check-query.ts'
import { classifyOnce, screeningModel } from './remembered.server.ts'

type Part = 'aiAct' | 'privacy'

/** One page of the free check. `answers` are the fields that go along; addresses are made from them. */
export type CheckPage = { answers: [string, string][]; dropped: number } & (
  | { kind: 'begin'; likely: number; asOf: string; examples: { name: string; answers: [string, string][] }[] }
  | {
      kind: 'question'
      part: Part
      question: GovernanceQuestion
      field: string
      /** What was answered before; `isFilledIn`: the AI Act part said it. */
      known: { option: string; isFilledIn: boolean } | null
      isMissed: boolean
      /** `null` where an answer is changed. */
      progress: (QuestionsLeft & { number: number }) | null
    }
  | {
      kind: 'group'
      topic: CheckTopic
      questions: { question: GovernanceQuestion; field: string }[]
      /** Groups that come yet, this one among them. */
      groupsLeft: number
    }
  | ({
      kind: 'outcome'
      countries: { country: string; name: string }[]
      /** Questions about facts that can be asked yet; 0 while it is not settled whether an assessment is needed. */
      further: number
    } & CheckOutcome)
)

export type CheckOutcome = { triage: TriageView; screening: ScreeningView | null }

/** Worked examples that most readers look for first. */
const EXAMPLES = ['s05', 's19', 's10', 's16']

/** The page that an address of the free check stands for. @param on ISO day */
export function checkPage(law: Law, query: CheckQuery, on: string): CheckPage {
  const frame = { answers: writeCheckQuery(query), dropped: query.dropped }
  if (frame.answers.length === 0 && !query.begins && query.asked === null) return { ...frame, ...beginning(law) }
  const asked = askedQuestion(law, query, on)
  if (!asked) return { ...frame, ...groupOrOutcome(law, query, on) }
  const { part, id, known, progress } = asked
  const field = fieldOf(part, id)
  return {
    ...frame,
    answers: writeCheckQuery(query, field),
    kind: 'question',
    part,
    question: part === 'aiAct' ? viewTriageQuestion(law.aiAct, id) : viewScreeningQuestion(law.privacy, id),
    field,
    known,
    isMissed: query.asked === field && known === null,
    progress,
  }
}

/** What came out of these answers, as far as they go. @param on ISO day */
export function checkOutcome(law: Law, query: CheckQuery, on: string): CheckOutcome {
  const triage = viewTriage(law.aiAct, classifyOnce(law, query.triage, on), query.triage)
  if (query.country === undefined) return { triage, screening: null }
  const { all, result } = screened(law, query, on, query.country)
  return { triage, screening: viewScreening(law.privacy, result, all) }
}

function screened(law: Law, query: CheckQuery, on: string, country: string | null) {
  const { all } = privacyAnswers(law, query, on)
  return { all, result: screen(screeningModel(law, on, country), all) }
}

/** The facts that are asked together now, or what came out. */
function groupOrOutcome(law: Law, query: CheckQuery, on: string) {
  const groups = groupsLeft(law, query, on)
  const group = query.facts === null || query.stops || query.ask !== null ? null : groupAfter(groups, query.facts)
  if (group) return groupPage(law, group, groups)
  return {
    kind: 'outcome' as const,
    countries: countriesOf(law),
    further: groups.reduce((sum, { questions }) => sum + questions.length, 0),
    ...checkOutcome(law, query, on),
  }
}

function groupPage({ privacy }: Law, { topic, questions }: CheckGroup, groups: readonly CheckGroup[]) {
  return {
    kind: 'group' as const,
    topic,
    questions: questions.map((id) => ({
      question: viewScreeningQuestion(privacy, id),
      field: fieldOf('privacy', id),
    })),
    groupsLeft: groups.length - groups.findIndex((one) => one.topic === topic),
  }
}

/** None while questions are due that settle more. */
function groupsLeft(law: Law, query: CheckQuery, on: string): CheckGroup[] {
  if (query.country === undefined) return []
  const { all, result } = screened(law, query, on, query.country)
  return nextQuestion(screeningModel(law, on, query.country), all) === null ? openGroups(law.privacy, result) : []
}

function beginning(law: Law) {
  const examples = EXAMPLES.map((id) => law.aiAct.scenarios.find((scenario) => scenario.id === id))
  return {
    kind: 'begin' as const,
    likely: countTriageQuestionsLeft(law.aiAct, {}).likely,
    asOf: law.aiAct.asOf,
    examples: examples.flatMap((one) => (one ? [{ name: one.name, answers: Object.entries(one.answers) }] : [])),
  }
}

type Asked = {
  part: Part
  id: string
  known: { option: string; isFilledIn: boolean } | null
  progress: (QuestionsLeft & { number: number }) | null
}

/** The question that is due; `null`: none is, or the reader wants to see what is known so far. */
function askedQuestion(law: Law, query: CheckQuery, on: string): Asked | null {
  const { triage, country, stops } = query
  const again = askedAgain(law, query, on)
  if (again) return again
  if (stops) return null
  if (country !== undefined) return duePrivacy(law, query, on)
  const id = classifyOnce(law, triage, on).undetermined?.ask.find((question) => !(question in triage))
  if (id === undefined) return null
  const left = countTriageQuestionsLeft(law.aiAct, triage)
  return { part: 'aiAct', id, known: null, progress: { ...left, number: Object.keys(triage).length + 1 } }
}

function askedAgain(law: Law, query: CheckQuery, on: string): Asked | null {
  const { ask, triage } = query
  if (ask === null) return null
  if (law.aiAct.questions.some(({ id }) => id === ask)) {
    const option = triage[ask]
    return {
      part: 'aiAct',
      id: ask,
      known: option === undefined ? null : { option, isFilledIn: false },
      progress: null,
    }
  }
  const question = law.privacy.questions.find(({ id }) => fieldOf('privacy', id) === ask)
  if (!question) return null
  const option = privacyAnswers(law, query, on).all.get(question.id)
  const known = option === undefined ? null : { option, isFilledIn: !query.privacy.has(question.id) }
  return { part: 'privacy', id: question.id, known, progress: null }
}

function duePrivacy(law: Law, query: CheckQuery, on: string): Asked | null {
  const { all, own } = privacyAnswers(law, query, on)
  const model = screeningModel(law, on, query.country ?? null)
  const id = nextQuestion(model, all)
  if (id === null) return null
  const left = countScreeningQuestionsLeft(model, all)
  return { part: 'privacy', id, known: null, progress: { ...left, number: own + 1 } }
}

/** What the AI Act part says already, and over it what was answered here; `own` counts the latter. */
function privacyAnswers(law: Law, { triage, privacy }: CheckQuery, on: string) {
  const told = prefillScreening(law.aiAct, classifyOnce(law, triage, on), triage)
  return { all: withoutRuledOut(law, new Map([...Object.entries(told), ...privacy])), own: privacy.size }
}
