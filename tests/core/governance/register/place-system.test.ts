import { describe, expect, test } from 'vitest'
import { nextStep, openPrivacyQuestions, questionsToConfirm } from '#app/core/governance/register/interview.ts'
import { newSystem } from '#app/core/governance/register/new-system.ts'
import { type PlacingRules, placeSystem } from '#app/core/governance/register/place-system.ts'
import { proposeSystems } from '#app/core/governance/register/propose-systems.ts'
import type { AnswerPart, SystemAnswer } from '#app/core/governance/register/system.ts'
import { classify } from '#app/core/governance/triage/classify.ts'
import { loadAiAct } from '#content/ai-act.server.ts'
import { loadPrefills } from '#content/prefill.server.ts'
import { privacyRules, screeningModel } from '#tests/support/screening-rules.ts'

const [aiAct, prefills] = [loadAiAct(), loadPrefills()]
const rules: PlacingRules = {
  aiAct,
  privacy: privacyRules,
  classify: (answers, on) => classify(aiAct, answers, on),
  screening: screeningModel,
}
const ON = '2026-11-21'

const said = (part: AnswerPart, answers: Record<string, string>, source: SystemAnswer['source'] = 'person') =>
  Object.entries(answers).map(([questionId, answer]): SystemAnswer => ({ part, questionId, answer, source }))
const scenario = (id: string) => said('ai-act', aiAct.scenarios.find((one) => one.id === id)?.answers ?? {})
const place = (answers: SystemAnswer[], country: string | null = null) => placeSystem(rules, { answers, country }, ON)

describe('what the triage tells the screening', () => {
  test('a prohibited practice stops it, without being asked again', () => {
    const { told, screening } = place(scenario('s16'))

    expect(told['prohibited-practice']).toBe('yes')
    expect(screening.outcome).toBe('stop')
  })

  test('an answer of one’s own does not stand against it', () => {
    const { screening, privacyAnswers } = place([
      ...scenario('s16'),
      ...said('privacy', { 'prohibited-practice': 'no', 'personal-data': 'yes' }),
    ])

    expect(privacyAnswers['prohibited-practice']).toBe('yes')
    expect(screening.outcome).toBe('stop')
  })

  test('is not asked while the triage can still tell', () => {
    const placement = place(said('privacy', { 'personal-data': 'yes' }))
    const { screening } = openPrivacyQuestions(placement, said('privacy', { 'personal-data': 'yes' }))

    expect(placement.screening.undetermined?.ask).toContain('prohibited-practice')
    expect(screening).not.toContain('prohibited-practice')
  })
})

describe('what is known of a kind', () => {
  const chatbot = prefills.find(({ id }) => id === 'uc-support-chatbot')
  const { answers } = newSystem(
    chatbot ?? { kind: 'tool', id: '', name: '', purpose: '', data: '', answers: { 'ai-act': {}, privacy: {} } },
  )

  test('waits for somebody of the company to confirm it, before anything else is asked', () => {
    const placement = place(answers)

    expect(questionsToConfirm('ai-act', placement, answers)).toContain('talks-to-people')
    expect(nextStep('ai-act', placement, answers)).toMatchObject({ confirms: true })
    expect(placement.unconfirmed['ai-act']).toContain('talks-to-people')
  })

  test('never decides silently: an outcome that would be another without it says so', () => {
    const given = said('privacy', { 'large-scale': 'yes', 'vulnerable-people': 'no', 'combines-data': 'no' })
    const placement = place([...scenario('s05'), ...given, ...said('privacy', { 'personal-data': 'no' }, 'known')])

    expect(placement.screening.outcome).toBe('notApplicable')
    expect(placement.unconfirmed.privacy).toEqual(['personal-data'])
    const confirmed = place([...scenario('s05'), ...said('privacy', { 'personal-data': 'no' })])
    expect(confirmed.unconfirmed.privacy).toEqual([])
  })

  test.each(prefills.map((prefill) => [prefill.id, prefill] as const))('leaves "%s" allowed and open', (_, prefill) => {
    const { triage, screening } = place(newSystem(prefill).answers)

    expect(triage.classes).not.toContain('prohibited')
    expect(triage.undetermined).toBeDefined()
    expect(screening.outcome).toBe('undetermined')
  })

  test('is offered for what a check speaks of, once', () => {
    const inMind = { interests: ['uc-lead-scoring', 'rag'], tools: ['chatbot', 'none'] }
    const keys = (systems: { useCaseId: string | null; tool: string | null }[]) =>
      proposeSystems(prefills, inMind, systems).map(({ key }) => key)

    expect(keys([])).toEqual(['tool.chatbot', 'useCase.uc-lead-scoring'])
    expect(keys([{ useCaseId: null, tool: 'chatbot' }])).toEqual(['useCase.uc-lead-scoring'])
  })
})

describe('an interview', () => {
  test('does not ask again what somebody was not sure of, and ends with what is open', () => {
    const answers = aiAct.questions.flatMap(({ id }) => said('ai-act', { [id]: 'unsure' }))
    const placement = place(answers)

    expect(nextStep('ai-act', placement, answers)).toBeNull()
    expect(placement.triage.undetermined).toBeDefined()
  })

  test('asks about other rules only after the outcome, and only if one wants to', () => {
    const answers = [...scenario('s05'), ...said('privacy', { 'personal-data': 'no' })]
    const placement = place(answers)

    expect(nextStep('privacy', placement, answers)).toBeNull()
    expect(nextStep('privacy', placement, answers, 'articles')).toMatchObject({ confirms: false })
  })

  test('leaves out what other answers rule out, and keeps it for when it comes back', () => {
    const answers = said('privacy', { 'personal-data': 'no', children: 'yes' })

    expect(place(answers).privacyAnswers).not.toHaveProperty('children')
    expect(answers).toHaveLength(2)
  })
})
