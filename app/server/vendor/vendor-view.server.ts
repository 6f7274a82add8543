import { createHash } from 'node:crypto'
import { isTold, type Placement, type PlacingRules } from '#app/core/governance/register/place-system.ts'
import { type AnswerPart, answersOf } from '#app/core/governance/register/system.ts'
import { bindCondition, UNSURE } from '#app/core/governance/screening/answers.ts'
import {
  type RegisterState,
  type VendorEffect,
  type VendorStanding,
  vendorEffects,
  vendorStandings,
} from '#app/core/governance/vendor/vendor-effects.ts'
import { FALSE } from '#app/core/scoring/truth.ts'
import { dutyHref } from '#app/server/duties/duty-view.server.ts'
import type { VendorQuestion } from '#content/register-papers.ts'
import type { AnsweredSystem } from '#db/queries/ai-systems.server.ts'

/** A system with all that an answer of its vendor may change. */
export type VendorPlace = {
  rules: PlacingRules
  /** The day by whose law it is placed, ISO. */
  today: string
  placement: Placement
  system: AnsweredSystem
  /** Evidence by duty; duties without any may be missing. */
  evidence: Record<string, string>
}

/**
 * What taking over one answer would change. Only answers that count afterwards are taken over.
 *
 * @param given.signature who said it and when
 */
export function effectsOf(
  place: VendorPlace,
  question: VendorQuestion,
  given: { answer: string; text: string; signature: string },
): VendorEffect[] {
  const filled = (part: AnswerPart) => ({
    ...answersOf(place.system.answers, part),
    ...Object.fromEntries(
      question.fills.flatMap((fill) => {
        const to = fill.part === part ? fill.by[given.answer] : undefined
        return to === undefined ? [] : [[fill.question, to]]
      }),
    ),
  })
  const path = place.rules.classify(filled('ai-act'), place.today).path.map((step) => step.question)
  const answers = new Map(Object.entries({ ...place.placement.privacyAnswers, ...filled('privacy') }))
  const arises = (part: AnswerPart, id: string) => {
    if (part === 'ai-act') return path.includes(id)
    const asked = place.rules.privacy.questions.find((one) => one.id === id)
    if (!asked || isTold(place.placement, id)) return false
    return asked.when === null || bindCondition(asked.when)(answers) !== FALSE
  }
  return vendorEffects(question, given, stateOf(place), arises)
}

/** Where an answer stands in the register already. */
export const standingsOf = (
  place: VendorPlace,
  question: VendorQuestion,
  given: { answer: string; text: string; signature: string },
): VendorStanding[] => vendorStandings(question, given, stateOf(place))

/** A fingerprint of effects, by which a form says which ones somebody saw. */
export const sealOf = (effects: readonly VendorEffect[]): string =>
  createHash('sha256').update(JSON.stringify(effects)).digest('base64url')

function stateOf({ system, placement, evidence }: VendorPlace): RegisterState {
  const { triage, screening } = placement
  const duties = [
    ...triage.obligations.map(({ id }) => id),
    ...(triage.undetermined?.obligations ?? []),
    ...screening.gdpr.map(({ question }) => `gdpr:${question}`),
  ]
  return {
    answers: { 'ai-act': answersOf(system.answers, 'ai-act'), privacy: answersOf(system.answers, 'privacy') },
    record: system.record,
    evidence: Object.fromEntries(duties.map((id) => [id, evidence[id] ?? ''])),
  }
}

/** One effect in words: where it goes, what stands there now (empty: nothing), and what would. */
export type EffectLine = { kind: VendorEffect['kind']; place: string; now: string; to: string }

/** Says an effect in words. */
export function sayEffect(rules: PlacingRules, effect: VendorEffect): EffectLine {
  const { kind, now, to } = effect
  const { fieldName, dutyName } = namesIn(rules)
  if (kind === 'record') return { kind, place: fieldName(effect.field), now, to }
  if (kind === 'evidence') return { kind, place: dutyName(effect.duty), now, to }
  if (kind === 'full')
    return { kind, place: effect.of === 'record' ? fieldName(effect.id) : dutyName(effect.id), now, to }
  const { ask, option } = wordsOfQuestion(rules, effect)
  return { kind, place: ask, now: now === UNSURE ? '' : option(now), to: option(to) }
}

/** Where an answer stands, in words, with the way there. */
export type StandingLine = { kind: VendorStanding['kind']; place: string; to: string; href: string }

/** Says where an answer stands. @param base address of the register @param systemId whose register page it is */
export function sayStanding(
  rules: PlacingRules,
  standing: VendorStanding,
  { base, systemId }: { base: string; systemId: string },
): StandingLine {
  const { kind, to } = standing
  const { fieldName, dutyName } = namesIn(rules)
  if (kind === 'record') {
    return { kind, to, place: fieldName(standing.field), href: `${base}/${systemId}/record#field.${standing.field}` }
  }
  if (kind === 'evidence') {
    return { kind, to, place: dutyName(standing.duty), href: dutyHref(base, systemId, standing.duty) }
  }
  const { part, question } = standing
  const { ask, option } = wordsOfQuestion(rules, standing)
  return { kind, to: option(to), place: ask, href: `${base}/${systemId}/${part}?question=${question}` }
}

const namesIn = ({ aiAct, privacy }: PlacingRules) => ({
  fieldName: (field: string) => privacy.recordFields.find(({ id }) => id === field)?.name ?? '',
  dutyName: (wanted: string) => {
    const asked = privacy.questions.find(({ id }) => `gdpr:${id}` === wanted)
    return aiAct.obligations.find(({ id }) => id === wanted)?.statement ?? asked?.ask ?? ''
  },
})

function wordsOfQuestion({ aiAct, privacy }: PlacingRules, { part, question }: { part: AnswerPart; question: string }) {
  const { questions } = part === 'ai-act' ? aiAct : privacy
  const asked = questions.find(({ id }) => id === question)
  return {
    ask: asked?.ask ?? '',
    option: (chosen: string) => asked?.options.find(({ id }) => id === chosen)?.text ?? '',
  }
}
