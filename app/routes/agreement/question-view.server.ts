import type { TeamItem } from '#app/core/agreement/team-item.ts'
import type { GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { givenAnswer } from '#app/server/sheet.server.ts'
import { type Clock, momentIn, type WrittenTime } from '#app/server/written-time.ts'
import type { Question } from '#content/schema.ts'
import type { Consensus } from '#db/queries/consensuses.server.ts'
import type { TeamResult } from './team-result.server.ts'

/** One of the answers that a question has, and the level that it comes to. */
export type ChoiceView = {
  /** As a form sends it: `level:2` or `option:some`. */
  value: string
  level: number
  lead: string
  rest: string
  facts: string[]
  /** How many chose it; `null` where that would show who said what. */
  count: number | null
}

/** How people stand to one another on a question. */
export type Standing = 'disagree' | 'slight' | 'agree' | 'single' | 'nobody'

/** What was agreed on, or taken back, at one time. */
export type AgreedView = {
  /** `null`: taken back. */
  choice: Pick<ChoiceView, 'value' | 'level' | 'lead'> | null
  reason: string
  /** Empty: nobody knows any more. */
  by: string
  isOwn: boolean
  at: WrittenTime
  version: number
}

export type QuestionView = {
  id: string
  kind: 'level' | 'fact'
  ask: string
  help: string
  dimension: { id: string; name: string }
  capability: string
  standing: Standing
  /** As it counts, with what was agreed on. */
  soFar: Interval
  final: Interval
  /** As people answered. */
  answered: Interval
  definite: number
  unsure: number
  pending: number
  /** In whole percent; `null`: nobody was asked. */
  knowledge: number | null
  fewKnow: boolean
  nobodyWorksWithIt: boolean
  /** In levels, and 0 to 1; `null` without answers. */
  figures: { averageDeviation: number; withinGroup: number | null } | null
  choices: ChoiceView[]
  /** What the lead answered, which the lead's side sees anyway; `null`: nothing. */
  leads: string | null
  agreed: AgreedView | null
  /** Before what holds now, the newest first. */
  history: AgreedView[]
  /** Of what was agreed on last, or taken back; 0: nothing ever. */
  version: number
}

type Told = {
  result: TeamResult
  history: readonly Consensus[]
  nameOf: (id: string) => string
  /** Who looks at it. */
  actorId: string
  clock: Clock
  unsure: string
}

/** One question as a team answered it; `null` if it is none that is asked here. */
export function viewQuestion(id: string, told: Told): QuestionView | null {
  const { model, items, asAnswered } = told.result
  const question = model.catalogue.questions.find((one) => one.id === id)
  const item = items.get(id)
  const original = asAnswered.answers.items.find((one) => one.question === id)
  if (!question || !item || !original || question.kind === 'scope') return null
  const choices = choicesOf(model, question, original)
  const agreedOnes = told.history
    .filter(({ questionId }) => questionId === id)
    .map((one) => viewAgreed(one, { ...told, choices }))
    .toReversed()
  const agreed = item.consensus === null ? null : (agreedOnes[0] ?? null)
  const { spread, knowledge } = original
  return {
    id,
    kind: question.kind,
    ask: question.ask,
    help: question.help,
    dimension: { id: question.section, name: nameOfDimension(model, question) },
    capability: model.catalogue.capabilities.find((one) => one.id === question.capability)?.name ?? '',
    standing: standingOf(original),
    soFar: item.soFar,
    final: item.final,
    answered: original.soFar,
    definite: original.definite,
    unsure: original.unsure,
    pending: item.pending,
    knowledge: knowledge === null ? null : Math.round(100 * knowledge),
    fewKnow: original.fewKnow,
    nobodyWorksWithIt: original.nobodyWorksWithIt,
    figures: spread && { averageDeviation: spread.averageDeviation, withinGroup: spread.withinGroup },
    choices,
    leads: leadsAnswer(told, id, choices),
    agreed,
    history: agreed === null ? agreedOnes : agreedOnes.slice(1),
    version: agreedOnes[0]?.version ?? 0,
  }
}

/** What people differ on stands first, then what one voice or nobody answers for. */
function standingOf({ definite, spread, singleVoice }: TeamItem): Standing {
  if (definite === 0) return 'nobody'
  if (spread?.flag) return spread.flag
  return singleVoice ? 'single' : 'agree'
}

function nameOfDimension({ catalogue }: Model, { section }: Question): string {
  return catalogue.dimensions.find(({ id }) => id === section)?.name ?? ''
}

function choicesOf({ catalogue }: Model, question: Question, { distribution }: TeamItem): ChoiceView[] {
  const countOf = (answer: GivenAnswer) =>
    distribution && (distribution.find((one) => one.answer === answer)?.count ?? 0)
  if (question.kind === 'level') {
    const statements = catalogue.capabilities.find(({ id }) => id === question.capability)?.levels ?? []
    return statements.map(({ lead, rest, facts }, level) => ({
      value: `level:${level}`,
      level,
      lead,
      rest,
      facts,
      count: countOf(level as GivenAnswer),
    }))
  }
  return question.options
    .filter(({ id }) => id !== 'unsure')
    .map(({ id, text }) => ({
      value: `option:${id}`,
      level: question.caps[id] ?? 0,
      lead: text,
      rest: '',
      facts: [],
      count: countOf(id),
    }))
}

const sentAs = (answer: Exclude<GivenAnswer, 'unsure'>) =>
  typeof answer === 'number' ? `level:${answer}` : `option:${answer}`

function viewAgreed(one: Consensus, { choices, nameOf, actorId, clock }: Told & { choices: ChoiceView[] }): AgreedView {
  const { value, reason, version } = one
  const answer = value === null ? null : givenAnswer({ questionId: one.questionId, value })
  const sent = answer === null || answer === 'unsure' ? null : sentAs(answer)
  const known = choices.find((choice) => choice.value === sent)
  return {
    choice: sent === null ? null : known ? lineOf(known) : { value: sent, level: 0, lead: sent.split(':')[1] ?? '' },
    reason,
    by: nameOf(one.recordedBy),
    isOwn: one.recordedBy === actorId,
    at: momentIn(one.recordedAt, clock),
    version,
  }
}

const lineOf = ({ value, level, lead, rest }: ChoiceView) => ({ value, level, lead: `${lead}${rest}` })

function leadsAnswer({ result, unsure }: Told, id: string, choices: readonly ChoiceView[]): string | null {
  const answer = result.team.members.find(({ isLead }) => isLead)?.answers[id]
  if (answer === undefined) return null
  if (answer === 'unsure') return unsure
  const chosen = choices.find(({ value }) => value === sentAs(answer))
  if (!chosen) return null
  return typeof answer === 'number' ? `${answer}: ${chosen.lead}${chosen.rest}` : chosen.lead
}
