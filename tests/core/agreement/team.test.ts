import { describe, expect, test } from 'vitest'
import { assessAgreement } from '#app/core/agreement/assess-agreement.ts'
import { competenceOf, whoCouldKnow } from '#app/core/agreement/competence.ts'
import { scoreTeam } from '#app/core/agreement/score-team.ts'
import type { TeamMember, TeamSheet } from '#app/core/agreement/team.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import type { DimensionId, Discipline } from '#content/schema.ts'
import {
  aCapability,
  aCatalogue,
  aFact,
  aLevelQuestion,
  aMust,
  aScopeQuestion,
  aTechnique,
} from '#tests/support/model-builders.ts'

describe('competence (mapping A14)', () => {
  const asked: Discipline[] = ['data', 'it']
  test.each<{ who: Discipline[]; section: DimensionId; isLead?: boolean; weight: number }>([
    { who: ['data'], section: 'data', weight: 3 },
    { who: ['it'], section: 'data', weight: 2 },
    { who: ['it', 'data'], section: 'data', weight: 3 },
    { who: ['management'], section: 'kpi', weight: 2 },
    { who: ['management'], section: 'data', weight: 1 },
    { who: ['finance'], section: 'kpi', weight: 2 },
    { who: ['finance'], section: 'pilot', weight: 1 },
    { who: ['finance'], section: 'data', weight: 0 },
    { who: ['marketing'], section: 'tech', weight: 1 },
    { who: ['legal'], section: 'data', weight: 0 },
    { who: ['legal'], section: 'data', isLead: true, weight: 1 },
    { who: [], section: 'data', weight: 0 },
  ])('of $who in $section weighs $weight', ({ who, section, isLead = false, weight }) => {
    expect(competenceOf({ disciplines: asked, section }, { disciplines: who, isLead })).toBe(weight)
  })

  test('those who could know are the named ones first, then those who work with it, then those who know it', () => {
    expect(whoCouldKnow({ disciplines: ['data', 'marketing'], section: 'kpi' })).toEqual([
      'data',
      'marketing',
      'management',
      'finance',
    ])
  })
})

const person = (id: string, given: Partial<TeamMember> = {}): TeamMember => ({
  id,
  disciplines: ['data'],
  isLead: false,
  isPending: false,
  answers: {},
  ...given,
})
const teamOf = (members: TeamMember[], given: Partial<TeamSheet> = {}): TeamSheet => ({
  form: 'full',
  profile: {},
  members,
  consensus: [],
  ...given,
})
const says = (...answers: (number | 'unsure')[]) =>
  answers.map((answer, at) => person(`p${at}`, { answers: { 'q-a': answer as 0 } }))

const model = compileModel(
  aCatalogue({
    capabilities: [aCapability({ id: 'a' }), aCapability({ id: 'b' })],
    questions: [
      aLevelQuestion('a', { disciplines: ['data', 'it'] }),
      aLevelQuestion('b', { disciplines: ['data', 'it'] }),
      aFact({ id: 'f-a', capability: 'a', fromLevel: 2, disciplines: ['data'], caps: { few: 1, some: 3, all: 4 } }),
      aScopeQuestion('scope-x'),
    ],
    techniques: [
      aTechnique({ id: 't-1', requirements: [aMust('a', 1)] }),
      aTechnique({ id: 't-2', requirements: [aMust('a', 2)] }),
      aTechnique({ id: 't-3', requirements: [aMust('b', 1)] }),
    ],
  }),
)
const itemOf = (team: TeamSheet, question = 'q-a') => {
  const item = scoreTeam(model, team).answers.items.find((one) => one.question === question)
  if (item === undefined) throw new RangeError(question)
  return item
}

describe('a question answered by several people', () => {
  test('spans what they say, and the capability with it', () => {
    const { soFar } = scoreTeam(model, teamOf(says(1, 3)))

    expect(itemOf(teamOf(says(1, 3)))).toMatchObject({ soFar: { lo: 1, hi: 3 }, definite: 2, distribution: null })
    const aspects = soFar.dimensions.flatMap(({ capabilities }) => capabilities.flatMap((own) => own.aspects))
    expect(aspects.find(({ question }) => question === 'q-a')).toEqual({
      question: 'q-a',
      level: { lo: 1, hi: 3 },
      state: 'answered',
    })
  })

  test('shows who said what only from three definite answers on', () => {
    expect(itemOf(teamOf(says(1, 3, 'unsure'))).distribution).toBeNull()
    expect(itemOf(teamOf(says(1, 3, 3))).distribution).toEqual([
      { answer: 0, count: 0 },
      { answer: 1, count: 1 },
      { answer: 2, count: 0 },
      { answer: 3, count: 2 },
      { answer: 4, count: 0 },
    ])
  })

  test('says how many know it, and when it hangs on one voice', () => {
    const team = teamOf([
      person('ann', { disciplines: ['it'], answers: { 'q-a': 2 } }),
      person('ben', { answers: { 'q-a': 'unsure' } }),
    ])

    // it works with it (2), data owns it (3): 2 of 5
    expect(itemOf(team)).toMatchObject({ knowledge: 0.4, fewKnow: true, singleVoice: true, unsure: 1 })
    expect(itemOf(teamOf(says(2, 2)))).toMatchObject({ knowledge: 1, fewKnow: false, singleVoice: false })
  })

  test('ignores a perspective beside somebody who knows, and counts it alone with a flag', () => {
    const legal = person('lea', { disciplines: ['legal'], answers: { 'q-a': 0 } })

    expect(itemOf(teamOf([legal, ...says(3)]))).toMatchObject({ soFar: { lo: 3, hi: 3 }, nobodyWorksWithIt: false })
    expect(itemOf(teamOf([legal]))).toMatchObject({ soFar: { lo: 0, hi: 0 }, nobodyWorksWithIt: true })
    const waiting = teamOf([legal, person('dan', { isPending: true })])
    expect(itemOf(waiting)).toMatchObject({ soFar: { lo: 0, hi: 0 }, final: { lo: 0, hi: 4 }, pending: 1 })
  })

  test('is not final while somebody may still answer who could change it', () => {
    const { soFar, final } = scoreTeam(model, teamOf([...says(2), person('dan', { isPending: true })]))

    expect(soFar.techniques.map(({ verdict }) => verdict)).toEqual(['ready', 'undetermined', 'undetermined'])
    expect(final.techniques[0]).toMatchObject({ verdict: 'undetermined', range: ['nearly', 'ready'] })
  })

  test('does not wait for a fact that somebody has claimed too little for', () => {
    const team = teamOf([
      person('ann', { answers: { 'q-a': 3, 'f-a': 'some' } }),
      person('ben', { isPending: true, answers: { 'q-a': 1, 'f-a': 'few' } }),
    ])

    expect(itemOf(team, 'f-a')).toMatchObject({ soFar: { lo: 3, hi: 3 }, definite: 1, pending: 0 })
  })

  test('is settled by a consensus; the originals stay visible', () => {
    const agreed = { question: 'q-a', answer: 2 as const, by: 'ann', on: '2026-11-22', reason: 'The list is half done' }
    const team = teamOf([...says(1, 3, 3), person('dan', { isPending: true })], { consensus: [agreed] })

    expect(itemOf(team)).toMatchObject({
      soFar: { lo: 2, hi: 2 },
      final: { lo: 2, hi: 2 },
      spread: { flag: 'disagree' },
      consensus: agreed,
    })
    expect(itemOf(team).distribution).toHaveLength(5)
    expect(assessAgreement(model, team).disputes).toEqual([])
  })
})

describe('what to talk about first', () => {
  test('is the question on which most wanted verdicts hang', () => {
    const team = teamOf([
      person('ann', { answers: { 'q-a': 0, 'f-a': 'all', 'q-b': 0 } }),
      person('ben', { answers: { 'q-a': 3, 'f-a': 'all', 'q-b': 3 } }),
    ])
    const list = (wanted: string[]) => assessAgreement(model, team, wanted).disputes

    expect(list([])).toEqual([
      { question: 'q-a', flag: 'disagree', targets: ['t-1', 't-2'] },
      { question: 'q-b', flag: 'disagree', targets: ['t-3'] },
    ])
    expect(list(['t-3']).map(({ question }) => question)).toEqual(['q-b', 'q-a'])
  })

  test('does not count a verdict that both ends agree on', () => {
    const disputes = assessAgreement(model, teamOf(says(2, 4)), ['t-1']).disputes

    expect(disputes).toEqual([{ question: 'q-a', flag: 'disagree', targets: [] }])
  })
})
