import type { GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { answerParts } from '#app/core/assessment/answer-text.ts'
import { isClaimed } from '#app/core/assessment/is-claimed.ts'
import { consideredUseCases, statedIn, UNSURE } from '#app/core/scoring/scope.ts'
import type { Question } from '#content/schema.ts'
import type { AnswerEntry } from './answer-model.ts'
import type { Appendix } from './method-model.ts'
import { answeredAt, givenAnswer, isOnlyInFull, type ReportContext, targetName } from './report-context.ts'
import { sharedAnswer, spanOf, spanText } from './shared-answer.ts'

/** One answer in words, with its note, evidence and who said it. */
export function answerEntry(context: ReportContext, question: Question): AnswerEntry {
  const detail = context.meta.details?.[question.id] ?? {}
  const shared = sharedAnswer(context, question)
  return {
    question: question.id,
    ask: question.ask,
    state: stateOf(context, question),
    answer: answerText(context, question),
    note: detail.note ?? '',
    evidence: detail.evidence ?? '',
    ...behind(context, question),
    told: toldText(context, question.id),
    ...(shared && { shared }),
  }
}

/** What shows the answer; what was frozen before there was such a thing says nothing of it. */
function behind(context: ReportContext, { id, kind }: Question): Pick<AnswerEntry, 'pieces' | 'claimed'> {
  const { details, claimed } = context.meta
  const { evidence = '', pieces = [] } = details?.[id] ?? {}
  const isOwnClaimed = kind === 'level' && isClaimed(givenAnswer(context, id), { evidence, pieces: pieces.length })
  const claims = claimed?.includes(id) ?? isOwnClaimed
  return { ...(pieces.length > 0 && { pieces }), ...(claims && { claimed: context.words.t('answer.claimed') }) }
}

/** Entries of several questions; unknown ids are left out. */
export function answerEntries(context: ReportContext, ids: readonly string[]): AnswerEntry[] {
  return ids.flatMap((id) => {
    const question = context.questions.get(id)
    return question ? [answerEntry(context, question)] : []
  })
}

/** All answers by section, in the order asked; sections without one are left out. */
export function listAnswers(context: ReportContext): Appendix['answers'] {
  const { catalogue, words } = context
  const sections = [{ id: 'scope', name: words.labels.scope }, ...catalogue.dimensions]
  return sections.flatMap(({ id, name }) => {
    const rows = catalogue.questions
      .filter(({ section }) => section === id)
      .map((question) => answerEntry(context, question))
      .filter(({ state }) => state === 'answered' || state === 'unsure')
    return rows.length > 0 ? [{ id, name, rows }] : []
  })
}

function stateOf(context: ReportContext, question: Question): AnswerEntry['state'] {
  if (question.kind !== 'scope' && !isUnscored(question)) return context.states.get(question.id) ?? 'notAsked'
  const own = answersByUseCase(context, question)
  const given = own.length > 0 ? own.map(({ answer }) => answer) : [givenAnswer(context, question.id)].flat()
  if (given[0] === undefined) return 'open'
  return given.every((answer) => answer === UNSURE) ? 'unsure' : 'answered'
}

/** Informs no capability, so scoring knows no state of it. */
const isUnscored = ({ own, capability }: Question) => own === 'added' && capability === null

function answerText(context: ReportContext, question: Question): string {
  const { words } = context
  const state = stateOf(context, question)
  if (state === 'vacuous' || state === 'notAsked') return words.t('answer.notAsked')
  const own = answersByUseCase(context, question)
  if (own.length > 0) {
    const parts = own.map(({ useCase, answer }) =>
      words.t('answer.forUseCase', {
        useCase: targetName(context, useCase),
        answer: givenText(context, question, answer),
      }),
    )
    return parts.join('; ')
  }
  const span = spanOf(context, question.id)
  if (span) return spanText(context, question, span)
  const given = givenAnswer(context, question.id)
  if (given === undefined && isOnlyInFull(context, question.id)) return words.t('answer.onlyInFull')
  if (question.own === 'hidden') return words.t('answer.hidden')
  return given === undefined ? words.t('answer.open') : givenText(context, question, given)
}

/** An answer in the words of its options, or of its statement. */
export function givenText(context: ReportContext, question: Question, given: GivenAnswer | readonly string[]): string {
  const capability = context.capabilities.get(question.capability ?? '')
  if (typeof given === 'number' && capability) return answeredAt(context, capability.id, given)
  const parts = answerParts(question, capability, given)
  return parts ? context.words.list(parts) : context.words.t('answer.unsure')
}

/** The answers to what is asked per use case, for the use cases considered; empty for what is asked once. */
function answersByUseCase(
  { catalogue, sheet }: ReportContext,
  { id, perUseCase }: Question,
): { useCase: string; answer: string }[] {
  if (!perUseCase) return []
  const stated = statedIn(sheet, id)
  return consideredUseCases(catalogue, sheet).flatMap((useCase) => {
    const answer = sheet.profile.useCases?.[useCase]?.[id] ?? stated
    return typeof answer === 'string' ? [{ useCase, answer }] : []
  })
}

function toldText({ meta, words }: ReportContext, question: string): string {
  const { toldBy, toldOn, answeredBy, answeredOn } = meta.details?.[question] ?? {}
  if (toldBy) {
    return toldOn
      ? words.t('answer.toldOn', { name: toldBy, date: words.date(toldOn) })
      : words.t('answer.told', { name: toldBy })
  }
  if (!answeredBy) return answeredOn ? words.t('answer.on', { date: words.date(answeredOn) }) : ''
  return answeredOn ? words.t('answer.byOn', { name: answeredBy, date: words.date(answeredOn) }) : answeredBy
}
