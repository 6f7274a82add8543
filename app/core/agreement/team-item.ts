import type { GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { AspectModel } from '#app/core/scoring/capability-state.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { UNSURE } from '#app/core/scoring/scope.ts'
import { competenceOf } from './competence.ts'
import { measureSpread, type Spread } from './spread.ts'
import type { Consensus, TeamMember } from './team.ts'
import { type Rating, settledHull, trimmedHull } from './trimmed-hull.ts'

/** What a team says to one question. */
export type TeamItem = {
  question: string
  /** Levels by the answers given so far. */
  soFar: Interval
  /** Levels that hold whatever those who may still answer will say. */
  final: Interval
  /** The one answer that all who count gave, or the consensus; `unsure` if nobody who was asked knows; `null`: none of these. */
  answer: GivenAnswer | null
  definite: number
  unsure: number
  /** People who may still answer. */
  pending: number
  /** `null` without a definite answer; the original answers', also where there is a consensus. */
  spread: Spread | null
  /** Share of the competence asked that gave a definite answer, 0-1; `null` if nobody was asked. */
  knowledge: number | null
  fewKnow: boolean
  /** Exactly one definite answer counts. */
  singleVoice: boolean
  /** All definite answers come from people with a perspective only, so they count alike. */
  nobodyWorksWithIt: boolean
  /** How often each answer was given, in the order of the question; `null` for fewer than three definite answers. */
  distribution: { answer: GivenAnswer; count: number }[] | null
  consensus: Consensus | null
}

/** With fewer definite answers than this it would show who said what. */
const FEWEST_SHOWN = 3
const FEW_KNOW = 0.5

/**
 * Reads a team's answers to one question.
 *
 * @param level the capability's level question; who claims less than a fact checks is not asked that fact
 * @throws RangeError for an answer that the question does not have
 * @source methods 2.1-2.4, methods-errata A15, A22, mapping A14
 */
export function readItem(
  aspect: AspectModel,
  level: AspectModel | undefined,
  { members, consensus }: { members: readonly TeamMember[]; consensus: Consensus | null },
): TeamItem {
  const voices = members.flatMap((member) => voiceOf(aspect, level, member) ?? [])
  const given = voices.filter((voice) => voice.answer !== undefined && voice.answer !== UNSURE)
  const unsure = voices.filter(({ answer }) => answer === UNSURE)
  const pending = voices.filter(({ isSettled }) => !isSettled)
  const counted = countedVoices(given)
  const ratings = counted.map((voice) => ratingOf(aspect, voice))
  const hull = { lo: aspect.lo[aspect.open] as number, hi: aspect.hi[aspect.open] as number }
  const known = trimmedHull(ratings)
  const agreed = consensus && levelOf(aspect, consensus.answer)
  const fixed = agreed === null ? null : { lo: agreed, hi: agreed }
  const knowledge = knowledgeShare(given, unsure)
  return {
    question: aspect.question.id,
    soFar: fixed ?? known ?? hull,
    final: fixed ?? finalHull(aspect, { given: given.filter(({ isSettled }) => isSettled), pending, hull }),
    answer: consensus?.answer ?? oneAnswer(counted) ?? (given.length === 0 && unsure.length > 0 ? UNSURE : null),
    definite: given.length,
    unsure: unsure.length,
    pending: pending.length,
    spread:
      known &&
      measureSpread(
        ratings.map((rating) => rating.level),
        known,
      ),
    knowledge,
    fewKnow: knowledge !== null && knowledge < FEW_KNOW,
    singleVoice: counted.length === 1,
    nobodyWorksWithIt: given.length > 0 && given.every(({ weight }) => weight === 0),
    distribution: given.length < FEWEST_SHOWN ? null : distributionOf(aspect, given),
    consensus,
  }
}

/**
 * Somebody who answered (`unsure` too) or may still do so (`undefined`), with their competence. Not settled is also who
 * answered a fact before its level question: claiming less than the fact checks takes that answer back.
 */
type Voice = { answer: GivenAnswer | undefined; weight: number; isSettled: boolean }

function voiceOf(aspect: AspectModel, level: AspectModel | undefined, member: TeamMember): Voice | null {
  const { question } = aspect
  const from = question.fromLevel ?? 0
  const claimed = level && level !== aspect ? member.answers[level.question.id] : undefined
  if (typeof claimed === 'number' && claimed < from) return null
  const answer = member.answers[question.id]
  if (answer === undefined && !member.isPending) return null
  const mayLapse = from > 0 && claimed === undefined && member.isPending
  return { answer, weight: competenceOf(question, member), isSettled: answer !== undefined && !mayLapse }
}

/** The answers that are scored: those with competence, or all alike if nobody has any. */
function countedVoices(given: readonly Voice[]): Voice[] {
  const competent = given.filter(({ weight }) => weight > 0)
  return competent.length > 0 ? competent : given.map((voice) => ({ ...voice, weight: 1 }))
}

type Waiting = { given: readonly Voice[]; pending: readonly Voice[]; hull: Interval }

/** A perspective is ignored as soon as somebody with competence has answered or may still do so. */
function finalHull(aspect: AspectModel, { given, pending, hull }: Waiting): Interval {
  const hasCompetence = [...given, ...pending].some(({ weight }) => weight > 0)
  const counts = (voices: readonly Voice[]) =>
    hasCompetence ? voices.filter(({ weight }) => weight > 0) : voices.map((voice) => ({ ...voice, weight: 1 }))
  return settledHull(
    counts(given).map((voice) => ratingOf(aspect, voice)),
    counts(pending).map(({ weight }) => weight),
    hull,
  )
}

function ratingOf(aspect: AspectModel, { answer, weight }: Voice): Rating {
  return { level: levelOf(aspect, answer as GivenAnswer), weight }
}

function levelOf({ codes, lo, question }: AspectModel, answer: GivenAnswer): number {
  const code = codes.get(answer)
  if (code === undefined || answer === UNSURE) {
    throw new RangeError(`${question.id} cannot be answered with ${JSON.stringify(answer)}.`)
  }
  return lo[code] as number
}

function oneAnswer(counted: readonly Voice[]): GivenAnswer | null {
  const [first] = counted
  return first !== undefined && counted.every(({ answer }) => answer === first.answer) ? (first.answer ?? null) : null
}

function knowledgeShare(given: readonly Voice[], unsure: readonly Voice[]): number | null {
  const asked = [...given, ...unsure]
  if (asked.length === 0) return null
  const weightOf = asked.some(({ weight }) => weight > 0) ? ({ weight }: Voice) => weight : () => 1
  const sum = (voices: readonly Voice[]) => voices.reduce((total, voice) => total + weightOf(voice), 0)
  return sum(given) / sum(asked)
}

function distributionOf({ codes }: AspectModel, given: readonly Voice[]): TeamItem['distribution'] {
  const answers = [...codes.keys()].filter((answer) => answer !== UNSURE)
  return answers.map((answer) => ({ answer, count: given.filter((voice) => voice.answer === answer).length }))
}
