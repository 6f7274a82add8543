import { isDeepStrictEqual } from 'node:util'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { answerText } from '#app/core/assessment/answer-text.ts'
import { writtenTogether } from '#app/core/autosave/together.ts'
import { type GivenFields, NOTHING_GIVEN } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { type FormFields, fieldOf } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { isStillAnAnswer, wordingHash } from '#app/server/sheet.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { Answer } from '#db/queries/answers.server.ts'
import { answerFields, parseAnswer, profileFields, type TypedAnswer } from './answer-form.ts'
import { closedFor } from './answer-outcome.server.ts'
import { givenOf } from './card-view.server.ts'
import type { Other } from './conflict-notice.tsx'
import { saveTypedAnswer } from './save-answer.server.ts'
import { saveProfileForm } from './save-profile.server.ts'
import type { ScopeEffects } from './scope-effects.ts'
import { INTERESTS, MINE, prefixOf, RESOLVE } from './section-view.ts'

/** What stands in the way of one question's answer, with everything that was typed. */
export type CardFault = {
  given: GivenFields
  /** What was chosen for each use case, by field name. */
  perUseCase?: Record<string, string>
  errors?: Record<string, string>
  /** What somebody else answered meanwhile, in words; sending again keeps mine. */
  theirs?: string
  /** The same of a question, with the texts beside it; sent with `resolve` it can be taken or joined. */
  other?: Other
  /** What both wrote stands in the fields, to be changed and sent. */
  isJoined?: true
  version?: number
  effects?: ScopeEffects
}

export type Faults = Record<string, CardFault>
export type SectionSaved = { ok: true; hasNewInterests: boolean } | { ok: false; faults: Faults }

/** The fields that a page of a section may send, also for questions that no longer apply. */
export function sectionFields(catalogue: Catalogue, section: string): FormFields {
  const own = catalogue.questions.filter((question) => isIn(question, section)).map(answerFields)
  const profile = section === 'scope' ? { ...profileFields(catalogue), confirmed: 'one' as const } : {}
  return Object.assign({}, profile, ...own)
}

/** What is asked of somebody first may be of every section but the lead's. */
const isIn = (question: Question, section: string) =>
  section === MINE ? question.kind !== 'scope' : question.section === section

/** Which questions a sent page held, in its order. */
export function sentQuestions(form: FormData): string[] {
  return [...form.keys()].filter((name) => name.endsWith('.opId')).map((name) => name.slice(0, -'.opId'.length))
}

/**
 * Saves a page of answers sent as one form. What can be saved is saved; what
 * cannot is given back with what was typed. What was sent counts, not what the
 * page would ask now: no answer is dropped because another one changed meanwhile.
 */
export async function saveSection(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { section, form }: { section: string; form: FormData },
): Promise<SectionSaved> {
  const { catalogue } = askedIn(context, open)
  const sent = sentQuestions(form)
  const faults: Faults = {}
  if (sent.includes(INTERESTS)) {
    const fault = await saveInterests(context, open, form)
    if (fault) faults[INTERESTS] = fault
  }
  for (const question of catalogue.questions) {
    if (!isIn(question, section) || !sent.includes(question.id) || isAskedPerUseCase(form, question)) continue
    const fault = await saveQuestion(context, open, { question, form })
    if (fault) faults[question.id] = fault
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const interests = form.getAll(`${prefixOf(INTERESTS)}answers`).map(String)
  const isNew = sent.includes(INTERESTS) && interests.join() !== open.profile.interests.join()
  return { ok: true, hasNewInterests: isNew && interests.length > 0 }
}

/** Its answers are stored with the interests then. */
const isAskedPerUseCase = (form: FormData, { id }: Question) =>
  [...form.keys()].some((name) => isPerUseCase(name) && name.startsWith(prefixOf(id)))

const isPerUseCase = (field: string) => field.includes('.answer.')

async function saveInterests(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  form: FormData,
): Promise<CardFault | null> {
  const saved = await saveProfileForm(context, open, form)
  const typed = {
    given: { ...NOTHING_GIVEN, answers: form.getAll(`${prefixOf(INTERESTS)}answers`).map(String) },
    perUseCase: Object.fromEntries(
      [...form].filter(([name]) => isPerUseCase(name)).map(([name, one]) => [name, String(one)]),
    ),
  }
  switch (saved.kind) {
    case 'saved':
      return null
    case 'invalid':
      return { ...typed, errors: saved.errors }
    case 'conflict':
      return { ...typed, theirs: saved.current.text, version: saved.current.version }
    case 'confirm':
      return { ...typed, effects: saved.effects }
    case 'refused':
      return { ...typed, errors: { answer: saved.message } }
  }
}

async function saveQuestion(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { question, form }: { question: Question; form: FormData },
): Promise<CardFault | null> {
  const { say, now } = context.get(services)
  const { catalogue } = askedIn(context, open)
  const prefix = prefixOf(question.id)
  const given = typedGiven(form, prefix)
  const stored = open.answers.find(({ questionId }) => questionId === question.id)
  if (stored && isRetiredAsShown(question, stored, given)) return null
  const chosen = fieldOf(form, prefix + RESOLVE)
  // Only of the version that was shown; of another one both are shown again.
  if (Number(form.get(`${prefix}version`)) === (stored?.version ?? 0)) {
    if (chosen === 'theirs') return null
    if (chosen === 'together' && stored) {
      return { given: writtenTogether(given, stored), version: stored.version, isJoined: true }
    }
  }
  const parsed = parseAnswer(form, { question, prefix, say, now: now() })
  if (!parsed.ok) return { given, errors: parsed.errors }
  const isWording = stored === undefined || stored.wordingHash === wordingHash(catalogue, question)
  const isConfirmed = form.get(`${prefix}confirmed`) === 'yes'
  if (isWording && !isConfirmed && isUnchanged(givenOf(stored), parsed.answer)) return null
  const saved = await saveTypedAnswer(context, open, question, parsed.answer, isConfirmed)
  if (saved.ok) return null
  if (saved.reason === 'confirm') return { given, effects: saved.effects }
  if (saved.reason === 'reused') return { given, errors: { answer: say('reused') } }
  if (saved.reason !== 'conflict') {
    return { given, errors: { answer: say(saved.reason === 'closed' ? closedFor(open) : 'reload') } }
  }
  const { current } = saved
  const text = current ? (answerText(catalogue, question, current.value) ?? say('unsure')) : ''
  const { note, evidence, toldBy } = givenOf(current ?? undefined)
  return { given, other: { text, note, evidence, toldBy }, version: current?.version ?? 0 }
}

/** Nothing can be chosen on a page for an answer that is no longer offered: sent untouched, it is not taken back. */
function isRetiredAsShown(question: Question, stored: Answer, given: GivenFields): boolean {
  if (isStillAnAnswer(question, stored)) return false
  const { answers, ...before } = givenOf(stored)
  const offered = answers.filter((id) => question.options.some((option) => option.id === id))
  const shown = { ...before, answer: null, ticks: [], answers: offered.toSorted() }
  return isDeepStrictEqual({ ...given, answers: given.answers.toSorted() }, shown)
}

function typedGiven(form: FormData, prefix: string): GivenFields {
  const one = (name: string) => fieldOf(form, prefix + name)
  const all = (name: string) => form.getAll(prefix + name).map(String)
  return {
    answer: one('answer') || null,
    answers: all('answers'),
    ticks: all('tick'),
    note: one('note'),
    evidence: one('evidence'),
    toldBy: one('toldBy'),
    toldOn: one('toldOn'),
  }
}

function isUnchanged(given: GivenFields, { value, note, evidence, toldBy, toldOn }: TypedAnswer): boolean {
  const isSameText =
    given.note === note && given.evidence === evidence && given.toldBy === toldBy && given.toldOn === toldOn
  if (!isSameText) return false
  if (value === null) return given.answer === null && given.answers.length === 0
  if ('unsure' in value) return given.answer === 'unsure'
  if ('options' in value) return given.answers.toSorted().join() === value.options.join()
  if ('option' in value) return given.answer === `option:${value.option}`
  return given.answer === `level:${value.level}` && given.ticks.toSorted().join() === (value.ticks ?? []).join()
}
