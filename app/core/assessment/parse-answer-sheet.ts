import type { Model } from '#app/core/scoring/compile-model.ts'
import { consideredUseCases, holdsInScope, NONE, scopesOf, UNSURE } from '#app/core/scoring/scope.ts'
import type { Question } from '#content/schema.ts'
import type { AnswerSheet, GivenAnswer } from './answer-sheet.ts'

/** What is wrong with an answer sheet: the field, and a sentence that names the mend. */
type SheetFault = { field: string; message: string }

/** An answer sheet that may be scored, or the first fault of one that may not. */
export type ParsedSheet = { ok: true; sheet: AnswerSheet } | { ok: false; error: SheetFault }

/** Most use cases and techniques of interest at once (mapping A4). */
const MOST_INTERESTS = 5

const FORMS: readonly unknown[] = ['full', 'short']
const PARTS = ['form', 'profile', 'answers', 'claimed']

/**
 * Reads an answer sheet from JSON. Nothing is guessed: what is not a known answer to a known question is refused.
 *
 * `form` is `full` if it is missing; a missing profile or a missing answer is unanswered.
 *
 * @source mapping A2-A4, C
 */
export function parseAnswerSheet(model: Model, json: unknown): ParsedSheet {
  try {
    return { ok: true, sheet: readSheetJson(model, json) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: { field: error.field, message: error.message } }
    throw error
  }
}

class Refusal extends Error {
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

function refuse(field: string, message: string): never {
  throw new Refusal(field, message)
}

function readSheetJson(model: Model, json: unknown): AnswerSheet {
  const root = asRecord('answers.json', json)
  for (const key of Object.keys(root)) {
    if (!PARTS.includes(key)) refuse(key, `Unknown field "${key}". An answer sheet has: ${PARTS.join(', ')}.`)
  }
  const form = root.form ?? 'full'
  if (!FORMS.includes(form)) refuse('form', `"form" is ${shown(form)}. Write "full" or "short".`)
  const sheet: AnswerSheet = {
    form: form as AnswerSheet['form'],
    profile: readProfile(model, root.profile === undefined ? {} : asRecord('profile', root.profile)),
    answers: readAnswers(model, root.answers === undefined ? {} : asRecord('answers', root.answers)),
  }
  refuseHidden(model, sheet)
  refuseNoIds('claimed', root.claimed ?? [])
  return sheet
}

/** What follows from answers and evidence goes along in a sheet; it is looked at for its form alone. */
function refuseNoIds(field: string, json: unknown): void {
  if (Array.isArray(json) && json.every((id) => typeof id === 'string')) return
  refuse(field, `"${field}" is ${shown(json)}. Write a list of question ids, or leave it out.`)
}

function asRecord(field: string, json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    refuse(field, `${field} is ${shown(json)}. Write an object with ids as keys.`)
  }
  return json as Record<string, unknown>
}

function readProfile(model: Model, json: Record<string, unknown>): AnswerSheet['profile'] {
  const profile: AnswerSheet['profile'] = {}
  for (const [key, given] of Object.entries(json)) {
    if (key === 'interests') profile.interests = readInterests(model, given)
    else if (key === 'useCases') profile.useCases = readUseCases(model, asRecord('profile.useCases', given))
    else
      profile[key as `scope-${string}`] = readScope(
        scopeQuestion(model, `profile.${key}`, key),
        `profile.${key}`,
        given,
      )
  }
  return profile
}

function scopeQuestion(model: Model, field: string, id: string): Question {
  const question = model.questionById.get(id)
  if (question?.kind === 'scope') return question
  const known = model.catalogue.questions.filter(({ kind }) => kind === 'scope').map((scope) => scope.id)
  const mend = question ? 'It belongs under "answers".' : `Known are interests, useCases and ${known.join(', ')}.`
  return refuse(field, `"${id}" is not a scope question. ${mend}`)
}

function readScope(question: Question, field: string, given: unknown): string | string[] {
  if (given === UNSURE) return UNSURE
  if (!question.multi) return readOption(question, field, given)
  if (!Array.isArray(given) || given.length === 0) {
    refuse(field, `${question.id} takes a list of options, such as ["${question.options[0]?.id}"], or "unsure".`)
  }
  const options = given.map((option, index) => readOption(question, `${field}[${index}]`, option))
  if (new Set(options).size < options.length) refuse(field, `${question.id} names an option twice. Name each once.`)
  if (options.length > 1 && options.includes(NONE)) {
    refuse(field, `"${NONE}" excludes the other options of ${question.id}. Leave it out, or leave it alone.`)
  }
  return options
}

function readOption(question: Question, field: string, given: unknown): string {
  if (typeof given === 'string' && question.options.some(({ id }) => id === given)) return given
  const known = new Set([...question.options.map(({ id }) => id), UNSURE])
  return refuse(field, `${question.id} has no option ${shown(given)}. Choose one of: ${[...known].join(', ')}.`)
}

function readInterests(model: Model, given: unknown): string[] {
  const field = 'profile.interests'
  if (!Array.isArray(given)) refuse(field, `Interests are ${shown(given)}. Write a list of use-case or technique ids.`)
  given.forEach((id, index) => {
    if (typeof id !== 'string' || !model.targetById.has(id)) {
      refuse(`${field}[${index}]`, `${shown(id)} is not a use case or technique. Use an id from the catalogue.`)
    }
  })
  if (new Set(given).size < given.length) refuse(field, 'An interest is named twice. Name each once.')
  if (given.length > MOST_INTERESTS) {
    refuse(field, `There are ${given.length} interests. Choose at most ${MOST_INTERESTS}.`)
  }
  return given
}

function readUseCases(model: Model, json: Record<string, unknown>): Record<string, Record<string, string>> {
  const read: Record<string, Record<string, string>> = {}
  for (const [useCase, answers] of Object.entries(json)) {
    const field = `profile.useCases.${useCase}`
    if (model.targetById.get(useCase)?.kind !== 'useCase') refuse(field, `"${useCase}" is not a use case.`)
    const own: Record<string, string> = {}
    for (const [id, given] of Object.entries(asRecord(field, answers))) {
      const question = scopeQuestion(model, `${field}.${id}`, id)
      if (!question.perUseCase) refuse(`${field}.${id}`, `${id} is asked once. Write it directly under "profile".`)
      own[id] = given === UNSURE ? UNSURE : readOption(question, `${field}.${id}`, given)
    }
    read[useCase] = own
  }
  return read
}

function readAnswers(model: Model, json: Record<string, unknown>): Record<string, GivenAnswer> {
  const read: Record<string, GivenAnswer> = {}
  for (const [id, given] of Object.entries(json)) {
    const field = `answers.${id}`
    const question = model.questionById.get(id)
    if (question === undefined) {
      const why = model.retired.has(id) ? 'was retired' : 'is not a question of this catalogue'
      refuse(field, `"${id}" ${why}. Leave it out.`)
    }
    if (question.kind === 'scope') refuse(field, `${id} is a scope question. It belongs under "profile".`)
    read[id] = question.kind === 'level' ? readLevel(id, field, given) : readFact(question, field, given)
  }
  return read
}

function readFact(question: Question, field: string, given: unknown): GivenAnswer {
  return given === UNSURE ? UNSURE : readOption(question, field, given)
}

function readLevel(id: string, field: string, given: unknown): GivenAnswer {
  if (given === 0 || given === 1 || given === 2 || given === 3 || given === 4 || given === UNSURE) return given
  return refuse(field, `${id} cannot be answered with ${shown(given)}. Write a number from 0 to 4, or "unsure".`)
}

/** Refuses answers to questions that the scope answers rule out, and use cases that nobody is interested in. */
function refuseHidden(model: Model, sheet: AnswerSheet): void {
  const { organisation } = scopesOf(model.catalogue, sheet)
  const considered = consideredUseCases(model.catalogue, sheet)
  for (const useCase of Object.keys(sheet.profile.useCases ?? {})) {
    if (considered.includes(useCase)) continue
    refuse(`profile.useCases.${useCase}`, `${useCase} is not among the interests. Add it there, or leave it out.`)
  }
  for (const question of model.catalogue.questions) {
    const isScope = question.kind === 'scope'
    const given = isScope ? sheet.profile[question.id as `scope-${string}`] : sheet.answers[question.id]
    if (given === undefined || holdsInScope(question.scopeCondition, organisation)) continue
    const field = `${isScope ? 'profile' : 'answers'}.${question.id}`
    refuse(field, `${question.id} does not apply under these scope answers. Leave it out, or change the scope.`)
  }
}

/** Longer values are cut in messages. */
const MOST_SHOWN = 60

function shown(given: unknown): string {
  const text = JSON.stringify(given)
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}
