import type { KnownPlace, KnownPlaces, PrivacyRules, SystemFact } from '#content/privacy-rules.ts'
import type { VendorQuestion } from '#content/register-papers.ts'
import { type PrivacyAnswers, UNSURE } from '../screening/answers.ts'
import type { Known, PaperEntry } from './paper.ts'

/** One answer of a vendor, with the vendor's own words to it (empty: none). `on` is an ISO day. */
export type VendorAnswer = { question: string; answer: string; text: string; vendor: string; on: string }

/** What a company knows of one system. Facts and fields that are empty or missing are not known. */
export type SystemKnowledge = {
  facts: Readonly<Record<SystemFact, string>>
  /** By id of the field of the record of processing. */
  record: Readonly<Record<string, string>>
  /** Of the screening. */
  answers: PrivacyAnswers
  vendor: readonly VendorAnswer[]
}

/** What the rules ask and a company knows, together. */
export type PaperSource = SystemKnowledge & {
  rules: PrivacyRules
  vendorQuestions: readonly VendorQuestion[]
}

/**
 * One entry with all that is known of it: it stands as soon as one of its own places has something; what is shown
 * beside it never answers it.
 */
export function knownEntry(
  source: PaperSource,
  entry: Pick<PaperEntry, 'id' | 'name' | 'sources'> & { ask: string; who: string } & KnownPlaces,
): PaperEntry {
  const { id, name, sources, ask, who } = entry
  const stands = entry.from.flatMap((place) => readPlace(source, place))
  const beside = entry.beside.flatMap((place) => readPlace(source, place))
  return { id, name, sources, known: [...stands, ...beside], open: stands.length > 0 ? null : { ask, who }, todo: '' }
}

function readPlace(source: PaperSource, { place, id }: KnownPlace): Known[] {
  if (place === 'system') return said('', source.facts[id], 'register')
  if (place === 'record') return said('', source.record[id] ?? '', 'record')
  if (place === 'answer') return answerOf(source, id)
  return vendorAnswersTo(source, id)
}

const said = (asked: string, says: string, kind: 'register' | 'record' | 'screening'): Known[] =>
  says.trim() === '' ? [] : [{ asked, says: says.trim(), from: { kind } }]

/** The answer of the screening in words; nothing where nobody knows. */
export function answerOf({ rules, answers }: Pick<PaperSource, 'rules' | 'answers'>, id: string): Known[] {
  const question = rules.questions.find((one) => one.id === id)
  const answer = answers.get(id)
  if (!question || answer === undefined || answer === UNSURE) return []
  return said(question.ask, question.options.find((option) => option.id === answer)?.text ?? '', 'screening')
}

function vendorAnswersTo({ vendorQuestions, vendor }: PaperSource, id: string): Known[] {
  const question = vendorQuestions.find((one) => one.id === id)
  if (!question) return []
  return vendor
    .filter((answer) => answer.question === id)
    .map((answer) => ({
      asked: question.ask,
      says: wordsOf(question, answer),
      from: { kind: 'vendor' as const, vendor: answer.vendor, on: answer.on },
    }))
    .filter(({ says }) => says !== '')
}

/** The option and the vendor's own words, one after the other; empty if there are neither. */
export function wordsOf(question: VendorQuestion, { answer, text }: Pick<VendorAnswer, 'answer' | 'text'>): string {
  const option = question.options.find(({ id }) => id === answer)?.text ?? ''
  return [option, text.trim()].filter(Boolean).join('. ')
}
