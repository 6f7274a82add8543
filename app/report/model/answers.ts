import type { Question } from '#content/schema.ts'
import { answeredAt, givenAnswer, type ReportContext } from './report-context.ts'
import type { AnswerEntry, Appendix } from './report-model.ts'

/** One answer in words, with its note, evidence and who said it. */
export function answerEntry(context: ReportContext, question: Question): AnswerEntry {
  const detail = context.meta.details?.[question.id] ?? {}
  return {
    question: question.id,
    ask: question.ask,
    state: stateOf(context, question),
    answer: answerText(context, question),
    note: detail.note ?? '',
    evidence: detail.evidence ?? '',
    told: toldText(context, question.id),
  }
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

function stateOf(context: ReportContext, { id, kind }: Question): AnswerEntry['state'] {
  const given = givenAnswer(context, id)
  if (kind !== 'scope') return context.states.get(id) ?? 'notAsked'
  return given === undefined ? 'open' : given === 'unsure' ? 'unsure' : 'answered'
}

function answerText(context: ReportContext, question: Question): string {
  const { words } = context
  const state = stateOf(context, question)
  if (state === 'vacuous' || state === 'notAsked') return words.t('answer.notAsked')
  const given = givenAnswer(context, question.id)
  if (given === undefined) return words.t('answer.open')
  if (typeof given === 'number') {
    return answeredAt(context, question.capability ?? '', given)
  }
  return words.list([given].flat().map((option) => optionText(context, question, option)))
}

/** The wording of an option; "not sure" where the question itself has no such option. */
export function optionText({ words }: ReportContext, { options }: Question, option: string): string {
  const text = options.find(({ id }) => id === option)?.text
  return text ?? (option === 'unsure' ? words.t('answer.unsure') : option)
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
