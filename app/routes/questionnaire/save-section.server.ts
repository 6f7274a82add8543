import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { answerText } from '#app/core/assessment/answer-text.ts'
import type { GivenFields } from '#app/routes/questionnaire-parts/answer-fields.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { parseAnswer, type TypedAnswer } from './answer-form.ts'
import { givenOf } from './card-view.server.ts'
import { saveTypedAnswer } from './save-answer.server.ts'
import { saveProfileForm } from './save-profile.server.ts'
import type { ScopeEffects } from './scope-effects.ts'
import { INTERESTS, prefixOf, type SectionPage } from './section-view.ts'

/** What stands in the way of one question's answer, with everything that was typed. */
export type CardFault = {
  given: GivenFields
  errors?: Record<string, string>
  /** What somebody else answered meanwhile, in words; sending again keeps mine. */
  theirs?: string
  version?: number
  effects?: ScopeEffects
}

export type Faults = Record<string, CardFault>
export type SectionSaved = { ok: true; stay: boolean } | { ok: false; faults: Faults }

/**
 * Saves a page of answers sent as one form. What can be saved is saved; what
 * cannot is given back with what was typed.
 *
 * @returns `stay` if the page has something new to ask
 */
export async function saveSection(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  view: SectionPage,
  form: FormData,
): Promise<SectionSaved> {
  const { catalogue } = context.get(services)
  const faults: Faults = {}
  let stay = false
  if (view.cards.some(({ storedIn }) => storedIn === 'profile')) {
    const before = open.profile.interests.join()
    const profile = await saveProfileForm(context, open, form)
    const typed = form.getAll(`${prefixOf(INTERESTS)}answers`).map(String)
    const given = { ...givenOf(undefined), answers: typed }
    if (profile.kind === 'invalid') faults[INTERESTS] = { given, errors: { answer: profile.errors.answers ?? '' } }
    else if (profile.kind === 'conflict')
      faults[INTERESTS] = { given, theirs: profile.current.text, version: profile.current.version }
    else if (profile.kind === 'confirm') faults[INTERESTS] = { given, effects: profile.effects }
    else stay = view.cards.length > 1 && typed.length > 0 && typed.join() !== before
  }
  for (const card of view.cards) {
    const question = catalogue.questions.find(({ id }) => id === card.question.id)
    if (!question || card.storedIn === 'profile') continue
    const parsed = parseAnswer(form, question, prefixOf(question.id))
    if (!parsed.ok) {
      faults[question.id] = { given: typedGiven(form, question.id), errors: parsed.errors }
      continue
    }
    if (isUnchanged(card.given, parsed.answer)) continue
    const isConfirmed = form.get(`${prefixOf(question.id)}confirmed`) === 'yes'
    const saved = await saveTypedAnswer(context, open, question, parsed.answer, isConfirmed)
    if (saved.ok) continue
    const given = typedGiven(form, question.id)
    if (saved.reason === 'conflict') {
      const theirs = saved.current ? answerText(catalogue, question, saved.current.value) : ''
      faults[question.id] = { given, theirs, version: saved.current?.version ?? 0 }
    } else if (saved.reason === 'confirm') faults[question.id] = { given, effects: saved.effects }
    else
      faults[question.id] = {
        given,
        errors: { answer: 'This could not be saved here. Please reload the page and try again.' },
      }
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, stay }
}

function typedGiven(form: FormData, questionId: string): GivenFields {
  const one = (name: string) => String(form.get(prefixOf(questionId) + name) ?? '')
  const all = (name: string) => form.getAll(prefixOf(questionId) + name).map(String)
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
  if (given.note !== note || given.evidence !== evidence || given.toldBy !== toldBy || given.toldOn !== toldOn)
    return false
  if (value === null) return given.answer === null && given.answers.length === 0
  if ('unsure' in value) return given.answer === 'unsure'
  if ('options' in value) return given.answers.toSorted().join() === value.options.join()
  if ('option' in value) return given.answer === `option:${value.option}`
  return given.answer === `level:${value.level}` && given.ticks.toSorted().join() === (value.ticks ?? []).join()
}
