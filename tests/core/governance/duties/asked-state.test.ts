import { describe, expect, test } from 'vitest'
import { askedState } from '#app/core/governance/duties/asked-state.ts'
import { lawDutiesOf } from '#app/core/governance/duties/list-duties.ts'
import type { SystemAnswer } from '#app/core/governance/register/system.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { aSystem, law } from './duty-builders.ts'

describe('what nobody was asked about', () => {
  const told = (part: SystemAnswer['part'], source: SystemAnswer['source']): SystemAnswer[] => [
    { part, questionId: 'any', answer: 'yes', source },
  ]
  const system = aSystem({ answers: answersOf('s05'), privacy: { 'personal-data': 'yes' } })
  const placed = { triage: system.triage, screening: system.screening ?? expect.fail() }
  const stateWith = (...answers: SystemAnswer[][]) => {
    const state = askedState(answers.flat(), placed)
    return { notAsked: state.notAsked, ids: lawDutiesOf(law, state).map(({ id }) => id) }
  }

  test('makes no duty, part by part', () => {
    const onlyPrivacy = stateWith(told('privacy', 'person'), told('ai-act', 'known'))
    const onlyAct = stateWith(told('ai-act', 'person'), told('privacy', 'vendor'))

    expect(onlyPrivacy.notAsked).toEqual(['ai-act'])
    expect(onlyPrivacy.ids).not.toContain('o-13')
    expect(onlyPrivacy.ids).toContain('gdpr:gdpr-basis')
    expect(onlyAct.notAsked).toEqual(['privacy'])
    expect(onlyAct.ids).toContain('o-13')
    expect(onlyAct.ids.filter((id) => id.startsWith('gdpr:'))).toEqual([])
    expect(stateWith(told('ai-act', 'known'))).toEqual({ notAsked: ['ai-act', 'privacy'], ids: [] })
  })

  test('is not named where the answers on the AI Act say that no personal data is at play', () => {
    const screening = { ...placed.screening, outcome: 'notApplicable' as const }
    const state = askedState(told('ai-act', 'person'), { ...placed, screening })

    expect(state.notAsked).toEqual([])
  })
})
