import { createHash } from 'node:crypto'
import { isTold, type Placement, type PlacingRules } from '#app/core/governance/register/place-system.ts'
import { type AnswerPart, answersOf } from '#app/core/governance/register/system.ts'
import { bindCondition, UNSURE } from '#app/core/governance/screening/answers.ts'
import { type RegisterState, type VendorEffect, vendorEffects } from '#app/core/governance/vendor/vendor-effects.ts'
import { FALSE } from '#app/core/scoring/truth.ts'
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
export function sayEffect({ aiAct, privacy }: PlacingRules, effect: VendorEffect): EffectLine {
  const { kind, now, to } = effect
  const fieldName = (field: string) => privacy.recordFields.find(({ id }) => id === field)?.name ?? ''
  const dutyName = (wanted: string) => {
    const asked = privacy.questions.find(({ id }) => `gdpr:${id}` === wanted)
    return aiAct.obligations.find(({ id }) => id === wanted)?.statement ?? asked?.ask ?? ''
  }
  if (kind === 'record') return { kind, place: fieldName(effect.field), now, to }
  if (kind === 'evidence') return { kind, place: dutyName(effect.duty), now, to }
  if (kind === 'full')
    return { kind, place: effect.of === 'record' ? fieldName(effect.id) : dutyName(effect.id), now, to }
  const { questions } = effect.part === 'ai-act' ? aiAct : privacy
  const question = questions.find(({ id }) => id === effect.question)
  const option = (chosen: string) => question?.options.find(({ id }) => id === chosen)?.text ?? ''
  return { kind, place: question?.ask ?? '', now: now === UNSURE ? '' : option(now), to: option(to) }
}
