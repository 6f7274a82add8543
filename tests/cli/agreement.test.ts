import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'

async function preflight(args: string[], input: unknown) {
  const { status, stdout, stderr } = await command(args, { input: JSON.stringify(input) })
  return { status, stderr, json: stdout === '' ? null : JSON.parse(stdout) }
}

const agreement = (input: unknown, ...more: string[]) => preflight(['agreement', '--in', '-', ...more], input)
const TEAM = {
  profile: { 'scope-build-mode': 'adopt', interests: ['uc-support-chatbot'] },
  respondents: [
    { id: 'ann', disciplines: ['marketing'], lead: true, answers: { 'q-kpi-definition': 3, 'q-pilot-scope': 1 } },
    { id: 'ben', disciplines: ['finance'], answers: { 'q-kpi-definition': 1, 'q-pilot-scope': 'unsure' } },
  ],
  pending: [{ id: 'cem', disciplines: ['legal'] }],
  consensus: [{ question: 'q-data-access', answer: 2, by: 'ann', on: '2026-11-22', reason: 'Agreed on the call' }],
}

test("agreement of plain ratings gives the published alphas of Krippendorff's data C, and each unit", async () => {
  const observers = {
    A: [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    B: [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
    C: [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
    D: [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
  }
  const { status, json } = await agreement({ observers })

  expect(status).toBe(0)
  expect(json).toMatchObject({
    alpha: { nominal: 0.743421053, ordinal: 0.815387504, interval: 0.849107143, ratio: 0.797402775 },
    reading: 'reliable',
    why: null,
    units: 11,
  })
  expect(json.items).toHaveLength(12)
  expect(json.items[5]).toEqual({
    unit: 5,
    ratings: 4,
    level: { lo: 1, hi: 4 },
    width: 3,
    ad: 1,
    rwg: 0.166666667,
    flag: 'disagree',
  })
})

test('agreement of a team says what it spans so far and for good, and what to talk about first', async () => {
  const { status, json } = await agreement(TEAM)
  const item = (id: string) => json.items.find(({ question }: { question: string }) => question === id)

  expect(status).toBe(0)
  // Marketing owns this question (3), finance works with it (2), legal has a perspective only.
  expect(item('q-kpi-definition')).toMatchObject({
    soFar: { lo: 1, hi: 3 },
    final: { lo: 1, hi: 3 },
    definite: 2,
    pending: 1,
    flag: 'disagree',
    distribution: null,
  })
  expect(item('q-data-access')).toMatchObject({ soFar: { lo: 2, hi: 2 }, consensus: { by: 'ann' } })
  expect(json.disputes).toEqual([{ question: 'q-kpi-definition', flag: 'disagree', targets: [] }])
  expect(json).toMatchObject({ why: 'fewQuestions', alpha: { ordinal: null } })
})

test('score of a team prints what it comes to so far, and what no answer still to come can change', async () => {
  const { status, json } = await preflight(['score', '--in', '-'], TEAM)

  expect(status).toBe(0)
  expect(json.readiness.lo).toBeGreaterThanOrEqual(json.final.readiness.lo)
  expect(json.final.techniques.map(({ id }: { id: string }) => id)).toEqual(
    json.techniques.map(({ id }: { id: string }) => id),
  )
})

test('what is neither ratings nor a team is bad input', async () => {
  const { status, stderr } = await agreement({ observers: { A: [1], B: [1, 2] } })

  expect(status).toBe(1)
  expect(JSON.parse(stderr)).toMatchObject({ error: { field: 'observers' } })
})
