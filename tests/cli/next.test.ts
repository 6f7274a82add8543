import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'

const next = async (input: unknown, ...more: string[]) => {
  const { status, stdout, stderr } = await command(['next', '--in', '-', ...more], { input: JSON.stringify(input) })
  return { status, stderr, json: stdout === '' ? null : JSON.parse(stdout) }
}
const PROFILE = {
  'scope-eu-market': 'yes',
  'scope-personal-data': 'no',
  'scope-public-output': 'no',
  'scope-people-decisions': 'no',
  'scope-build-mode': 'adopt',
  'scope-ai-in-use': ['none'],
}

test('next asks what the verdicts rest on first, then what settles them soonest', async () => {
  const before = await next({}, '--targets', 'uc-content-localisation')
  const after = await next({ profile: PROFILE }, '--targets', 'uc-content-localisation')

  expect(before.json).toMatchObject({ why: { targets: ['uc-content-localisation'], capability: null } })
  expect(before.json.question).toMatch(/^scope-/)
  expect(after.status).toBe(0)
  expect(after.json.question).toMatch(/^q-/)
  expect(after.json.why.gain).toBeGreaterThan(0)
  expect(after.json.left.low).toBeGreaterThan(0)
  expect(after.json.left.high).toBeGreaterThanOrEqual(after.json.left.low)
  expect(after.json.open).toMatchObject([{ id: 'uc-content-localisation', range: ['notYet', 'ready'] }])
  expect(after.json.open[0].missing[0]).toMatchObject({ because: 'open', who: expect.any(Array) })
})

test('next asks a team again what only some do not know, and ends where nobody is left', async () => {
  const first = await next({ profile: PROFILE }, '--targets', 'uc-content-localisation')
  const question = first.json.question
  const said = { id: 'ann', disciplines: ['marketing'], answers: { [question]: 'unsure' } }
  const team = { profile: PROFILE, respondents: [said] }
  const alone = await next(team, '--targets', 'uc-content-localisation')
  const waiting = await next(
    { ...team, pending: [{ id: 'ben', disciplines: ['data'] }] },
    '--targets',
    'uc-content-localisation',
  )

  expect(alone.json.question).not.toBe(question)
  expect(waiting.json.question).toBe(question)
})

test.each([
  { name: 'an unknown target', args: ['--targets', 'nothing'], status: 1, error: '"field":"targets"' },
  { name: 'no targets', args: [], status: 2, error: 'Usage' },
])('$name ends with $status', async ({ args, status, error }) => {
  const ran = await next({}, ...args)

  expect(ran).toMatchObject({ status, json: null })
  expect(ran.stderr).toContain(error)
})
