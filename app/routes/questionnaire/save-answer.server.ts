import { isDeepStrictEqual } from 'node:util'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { levelFromTicks } from '#app/core/assessment/level-from-ticks.ts'
import { scopeChangeEffects } from '#app/core/scoring/scope-change-effects.ts'
import type { Locale } from '#app/messages/locales.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment, Respondent } from '#app/server/open-assessment.server.ts'
import { isEmptySheet, wordingHash } from '#app/server/sheet.server.ts'
import { judgedSheet } from '#app/server/team-sheet.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { saveLeadAnswer } from '#db/queries/answer-write.server.ts'
import { type Answer, type AnswerRefused, type AnswerSaved, saveAnswer } from '#db/queries/answers.server.ts'
import type { AnswerValue, TypedAnswer } from './answer-form.ts'
import { describeEffects, type ScopeEffects } from './scope-effects.ts'

export type SaveOutcome =
  | (AnswerSaved & { value: AnswerValue | null })
  | AnswerRefused
  /** A changed scope answer would hide answers or change verdicts: say so first. */
  | { ok: false; reason: 'confirm'; effects: ScopeEffects }

/**
 * Saves one answer of the lead, or of whoever stands in their place.
 *
 * @param isConfirmed the person has seen what a changed scope answer does
 */
export async function saveTypedAnswer(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  question: Question,
  typed: TypedAnswer,
  isConfirmed: boolean,
): Promise<SaveOutcome> {
  if (question.kind === 'scope' && !isConfirmed) {
    const effects = effectsOf(context, open, question, typed.value)
    if (effects) return { ok: false, reason: 'confirm', effects }
  }
  return saveToldAnswer(context, open, question, typed)
}

/** What saving one answer takes of an open assessment. */
export type SavingTo = Pick<OpenAssessment, 'scope' | 'own'> & {
  /** In which it is said what holds now; missing: that of the request. */
  language?: Locale
  assessment: { id: string }
  /** Whose answers they are. */
  lead: { id: string; name: string }
  respondent: Pick<Respondent, 'isSelf' | 'toldOn'> | null
}

/** Saves one answer of the lead, or of whoever stands in their place, whatever it changes elsewhere. */
export function saveToldAnswer(
  context: Readonly<RouterContextProvider>,
  open: SavingTo,
  question: Question,
  typed: TypedAnswer,
): Promise<SaveOutcome> {
  const { database } = context.get(services)
  const place = { assessmentId: open.assessment.id, participantId: open.lead.id }
  return database.withWorkspace(open.scope, (tx) =>
    storeAnswer(tx, { ...place, question, typed: asTold(open, typed), catalogue: askedIn(context, open).catalogue }),
  )
}

/** What the lead's side enters for somebody was told by them today, unless it says otherwise. */
function asTold({ lead, respondent }: SavingTo, typed: TypedAnswer): TypedAnswer {
  if (respondent === null || respondent.isSelf || typed.value === null) return typed
  return { ...typed, toldBy: typed.toldBy || lead.name, toldOn: typed.toldOn || (respondent.toldOn ?? '') }
}

type Given = {
  assessmentId: string
  participantId: string
  question: Question
  typed: TypedAnswer
  /** What the question is asked by. */
  catalogue: Catalogue
}

/** Saves one answer without a look at what it changes elsewhere: for questions that are no scope answer. */
export async function storeAnswer(
  tx: WorkspaceTx,
  { assessmentId, participantId, question, typed, catalogue }: Given,
): Promise<(AnswerSaved & { value: AnswerValue | null }) | AnswerRefused> {
  const save = asSave({ assessmentId, question, typed, catalogue })
  const { value } = save
  const outcome = await saveAnswer(tx, { ...save, participantId })
  if (outcome.ok) return { ...outcome, value }
  const current = outcome.reason === 'conflict' ? outcome.current : null
  if (!current || !isSameAnswer(current, value, typed)) return outcome
  return { ok: true, version: current.version, savedAt: current.updatedAt, value }
}

/**
 * Saves one answer of the lead as {@link storeAnswer} does, where that needs no more than one statement.
 *
 * @returns `null` if it does; nothing is saved then
 */
export async function storeAtOnce(
  tx: WorkspaceTx,
  given: Omit<Given, 'participantId'>,
  isGuest: boolean,
): Promise<(AnswerSaved & { value: AnswerValue | null }) | null> {
  const save = asSave(given)
  const saved = await saveLeadAnswer(tx, save, isGuest)
  return saved && { ...saved, value: save.value }
}

function asSave({ assessmentId, question, typed, catalogue }: Omit<Given, 'participantId'>) {
  const { note, evidence, toldBy, toldOn, version, opId } = typed
  return {
    assessmentId,
    questionId: question.id,
    value: raisedByTicks(catalogue, question, typed.value),
    note,
    evidence,
    toldBy,
    toldOn: toldOn || null,
    wordingHash: wordingHash(catalogue, question),
    baseVersion: version,
    opId,
  }
}

/** Two people who give the same answer agree: there is nothing to choose between. */
function isSameAnswer(current: Answer, value: AnswerValue | null, { note, evidence, toldBy, toldOn }: TypedAnswer) {
  const isSameText = current.note === note && current.evidence === evidence && current.toldBy === toldBy
  return isSameText && (current.toldOn ?? '') === toldOn && isDeepStrictEqual(current.value, value)
}

/** A level whose next step has all of its facts ticked is reached. */
function raisedByTicks(catalogue: Catalogue, question: Question, value: AnswerValue | null): AnswerValue | null {
  if (value === null || !('level' in value) || !value.ticks) return value
  const capability = catalogue.capabilities.find(({ id }) => id === question.capability)
  if (!capability) return value
  return { ...value, level: levelFromTicks(capability.levels, value.level, value.ticks).level }
}

function effectsOf(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  question: Question,
  value: AnswerValue | null,
) {
  const { catalogue, model } = askedIn(context, open)
  const before = judgedSheet(open, model).sheet
  if (isEmptySheet(before)) return null
  const others = open.answers.filter(({ questionId }) => questionId !== question.id)
  const answers = value === null ? others : [...others, { questionId: question.id, value }]
  const after = judgedSheet({ ...open, answers }, model).sheet
  return describeEffects(scopeChangeEffects(model, before, after), catalogue)
}
