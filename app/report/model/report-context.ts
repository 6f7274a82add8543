import type { TeamItem } from '#app/core/agreement/team-item.ts'
import type { GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { sentenceOf } from '#app/core/assessment/answer-text.ts'
import type { Plan, PlanRefusal } from '#app/core/roadmap/plan.ts'
import type { AspectState, CapabilityScore } from '#app/core/scoring/result.ts'
import { BUILD_MODE, type Scopes, scopesOf } from '#app/core/scoring/scope.ts'
import type { Technique } from '#content/schema/techniques.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import type { Action, Alternative, Capability, Question, Role } from '#content/schema.ts'
import type { ReportInput } from './report-input.ts'
import type { OpenQuestion } from './report-parts.ts'
import { createWording, type Wording } from './wording.ts'

/** What every section of the report reads: the input, its words, and the catalogue by id. */
export type ReportContext = Omit<ReportInput, 'plan'> & {
  plan: Plan | null
  refusal: PlanRefusal | null
  /** Somebody named the plan's targets; else they were proposed. */
  isChosen: boolean
  words: Wording
  scopes: Scopes
  /** Nothing is answered, neither scope nor levels. */
  isEmpty: boolean
  /** Bought tools, said or assumed. */
  buysTools: boolean
  capabilities: ReadonlyMap<string, Capability>
  questions: ReadonlyMap<string, Question>
  levelQuestions: ReadonlyMap<string, Question>
  useCases: ReadonlyMap<string, UseCase>
  techniques: ReadonlyMap<string, Technique>
  alternatives: ReadonlyMap<string, Alternative>
  actions: ReadonlyMap<string, Action>
  roles: ReadonlyMap<string, Role>
  levels: ReadonlyMap<string, CapabilityScore>
  /** State of each question that measures something. */
  states: ReadonlyMap<string, AspectState>
  /** What a team said, by question; empty where the lead alone was asked. */
  shared: ReadonlyMap<string, TeamItem>
}

/**
 * Lays the input of a report out for its sections.
 *
 * @throws RangeError for a scope option that does not exist
 */
export function createContext(input: ReportInput): ReportContext {
  const { catalogue, sheet, score, plan } = input
  const scopes = scopesOf(catalogue, sheet)
  const scored = score.dimensions.flatMap(({ capabilities }) => capabilities)
  const levelQuestions = catalogue.questions.filter(({ kind }) => kind === 'level')
  return {
    ...input,
    plan: plan && !('refused' in plan) ? plan : null,
    refusal: plan && 'refused' in plan ? plan : null,
    isChosen: input.targetsChosen ?? false,
    words: createWording(input.meta.locale),
    scopes,
    isEmpty: isEmptySheet(input),
    buysTools: scopes.organisation.get(BUILD_MODE)?.chosen.includes('adopt') ?? true,
    capabilities: byId(catalogue.capabilities),
    questions: byId(catalogue.questions),
    levelQuestions: new Map(levelQuestions.map((question) => [question.capability ?? '', question])),
    useCases: byId(catalogue.useCases),
    techniques: byId(catalogue.techniques),
    alternatives: byId(catalogue.alternatives),
    actions: byId(catalogue.actions),
    roles: byId(catalogue.roles),
    levels: byId(scored),
    states: new Map(scored.flatMap(({ aspects }) => aspects.map(({ question, state }) => [question, state] as const))),
    shared: new Map(input.team?.agreement.answers.items.map((item) => [item.question, item])),
  }
}

function isEmptySheet({ sheet: { answers, spans = {}, profile } }: ReportInput): boolean {
  const isKnown = Object.keys(answers).length + Object.keys(spans).length > 0
  return !isKnown && !Object.keys(profile).some((key) => key.startsWith('scope-'))
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

/**
 * A capability's level as far as it is known: its statement in full, or, where some of its facts are ticked, the statement
 * and the facts that are still missing; empty for a capability that the catalogue does not know.
 */
export function statementAt(context: ReportContext, capability: string, level: number): string {
  const statement = context.capabilities.get(capability)?.levels[level]
  if (!statement) return ''
  const { ticked, missing } = tickedFacts(context, capability, level)
  if (missing.length === 0 || ticked.length === 0) return sentenceOf(statement)
  return context.words.t('stillMissing', { statement: `${statement.lead}${statement.rest}`, facts: missing.join('; ') })
}

/** The level that was answered, with what was ticked of the next one; facts that were not ticked are never said. */
export function answeredAt(context: ReportContext, capability: string, level: number): string {
  const statement = statementAt(context, capability, level)
  const { ticked } = tickedFacts(context, capability, level + 1)
  return ticked.length === 0 ? statement : context.words.t('alsoTicked', { statement, facts: ticked.join('; ') })
}

function tickedFacts(context: ReportContext, capability: string, level: number) {
  const facts = context.capabilities.get(capability)?.levels[level]?.facts ?? []
  const isTrue = (_: string, index: number) => isTicked(context, capability, `${level}.${index}`)
  return { ticked: facts.filter(isTrue), missing: facts.filter((fact, index) => !isTrue(fact, index)) }
}

/** Whether a fact of a capability's ladder, such as `2.0`, was ticked. */
export function isTicked({ levelQuestions, meta }: ReportContext, capability: string, tick: string): boolean {
  const question = levelQuestions.get(capability)
  return question !== undefined && (meta.details?.[question.id]?.ticks?.includes(tick) ?? false)
}

/** The name of a capability or of an any-of group; an unknown id as it is. */
export function capabilityName({ capabilities, alternatives }: ReportContext, id: string): string {
  return capabilities.get(id)?.name ?? alternatives.get(id)?.name ?? id
}

/** The name of a use case or technique; an unknown id as it is. */
export function targetName({ useCases, techniques }: ReportContext, id: string): string {
  return useCases.get(id)?.name ?? techniques.get(id)?.name ?? id
}

/** What a person is called: their name, else the hats they wear. */
export function personName({ plan, roles, words }: ReportContext, id: string): string {
  const person = plan?.people.find((candidate) => candidate.id === id)
  if (person?.name) return person.name
  const hats = person?.roles.map((role) => roles.get(role)?.name ?? role) ?? []
  return hats.length > 0 ? words.list(hats) : id
}

/** An open question with whom to ask; unknown ids are left out. */
export function openQuestions(context: ReportContext, ids: readonly string[]): OpenQuestion[] {
  return ids.flatMap((id) => {
    const question = context.questions.get(id)
    if (!question) return []
    const asked: OpenQuestion = { question: id, ask: question.ask, whom: whomToAsk(context, question) }
    return [isOnlyInFull(context, id) ? { ...asked, onlyInFull: true } : asked]
  })
}

/** Whether a question is left to the full form, and the short one was chosen. */
export function isOnlyInFull({ questions, sheet }: ReportContext, question: string): boolean {
  const isKnown = sheet.answers[question] !== undefined || sheet.spans?.[question] !== undefined
  return sheet.form === 'short' && questions.get(question)?.tier === 'deep' && !isKnown
}

/** Those who know and have not spoken yet; where all of them have, their own team; where they differ, all who answered. */
function whomToAsk({ catalogue, words, meta, sheet }: ReportContext, { id: question, disciplines }: Question): string {
  if (sheet.spans?.[question]) return words.t('ask.differing')
  const spoken = (meta.answeredBy ?? []).flatMap((person) => person.disciplines)
  const others = disciplines.filter((id) => !spoken.includes(id))
  const asked = others.length > 0 ? others : disciplines
  const names = asked.flatMap((id) => catalogue.disciplines.find((discipline) => discipline.id === id)?.name ?? [])
  if (names.length === 0) return words.t('ask.anyone')
  const teams = words.eitherOf(names.slice(0, 2))
  return others.length > 0 ? teams : words.t('ask.ownTeam', { teams })
}

/** What was given as an answer, scope questions included; `undefined` if nothing was. */
export function givenAnswer({ sheet }: ReportContext, question: string): GivenAnswer | string[] | undefined {
  return sheet.answers[question] ?? sheet.profile[question as `scope-${string}`]
}

/** Who answered; people without a name are left out. */
export function namedPeople({ answeredBy = [] }: ReportInput['meta']) {
  return answeredBy.filter(({ name }) => name.trim() !== '')
}
