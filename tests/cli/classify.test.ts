import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'

const classify = (args: string[], input?: unknown) =>
  command(['classify', ...args], { input: input === undefined ? '' : JSON.stringify(input) })

test('a worked example is placed on a day, as JSON and nothing else', async () => {
  const { status, stdout, stderr } = await classify(['--in', '-', '--on', '2026-12-02'], { scenario: 's06b' })
  const triage = JSON.parse(stdout)

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(Object.keys(triage)).toEqual([
    'on',
    'asOf',
    'rules',
    'roles',
    'classes',
    'prohibitions',
    'article50',
    'obligations',
    'flags',
    'contested',
    'contradictions',
    'path',
    'notice',
  ])
  expect(triage).toMatchObject({
    on: '2026-12-02',
    roles: ['deployer', 'provider'],
    classes: ['transparency'],
    article50: [
      { paragraph: '50(1)', holder: 'own', from: '2026-08-02', state: 'now' },
      { paragraph: '50(2)', holder: 'own', from: '2026-12-02', state: 'now' },
    ],
  })
  expect(stdout.match(/not legal advice/gi)).toHaveLength(1)
  for (const list of ['roles', 'flags', 'contested']) expect(triage[list]).toEqual([...triage[list]].sort())
  const duties = triage.obligations.map(({ id }: { id: string }) => id)
  expect(duties).toEqual([...duties].sort())
})

test('what is not sure is asked for, with every outcome that is left', async () => {
  const { stdout } = await classify(['--in', '-', '--on', '2026-11-21'], {
    scenario: 's01',
    answers: { infers: 'unsure' },
  })

  expect(JSON.parse(stdout)).toMatchObject({
    classes: [],
    undetermined: { ask: ['infers'], classes: [['minimal'], ['not-ai']] },
  })
})

test('--explain adds the words of duties, contested points and open questions', async () => {
  const input = { scenario: 's24', answers: { 'own-name': 'unsure' } }
  const { texts } = JSON.parse((await classify(['--in', '-', '--explain'], input)).stdout)

  expect(texts).toMatchObject({
    classes: { transparency: expect.any(String) },
    obligations: { 'o-12': { statement: expect.stringContaining('Label the text'), onlyIf: null } },
    contested: { 'claims-in-copy': { readings: [expect.any(String), expect.any(String)] } },
    ask: { 'own-name': expect.stringMatching(/[?]$/) },
  })
})

test('--questions lists ids, options and articles, and the worked examples', async () => {
  const { status, stdout } = await classify(['--questions'])
  const { questions, scenarios } = JSON.parse(stdout)

  expect(status).toBe(0)
  expect(questions.length).toBeGreaterThan(50)
  expect(questions.find(({ id }: { id: string }) => id === 'talks-to-people')).toMatchObject({
    arises: 'always',
    options: { no: 'No', unsure: 'Not sure' },
    articles: ['ai-act 50(1)', 'guidelines-transparency points 30-31, 42-45'],
  })
  expect(scenarios).toContainEqual({ id: 's05', name: expect.any(String) })
})

test.each([
  ['an unknown question', ['--in', '-'], { answers: { talks: 'yes' } }, 'answers.talks'],
  ['an unknown option', ['--in', '-'], { answers: { infers: 'perhaps' } }, 'answers.infers'],
  ['a day that does not exist', ['--in', '-', '--on', '2026-02-30'], { answers: {} }, '--on'],
])('%s is refused by field', async (_, args, input, field) => {
  const { status, stdout, stderr } = await classify(args, input)

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(JSON.parse(stderr)).toMatchObject({ error: { field } })
})

test('help shows an example and says once that it is not legal advice; wrong usage exits with 2', async () => {
  const { status, stdout } = await classify(['--help'])

  expect(status).toBe(0)
  expect(stdout.match(/not legal advice/gi)).toHaveLength(1)
  expect(stdout).toContain('"answers"')
  expect(await classify([])).toMatchObject({ status: 2, stdout: '' })
  expect(await classify(['--questions', '--on', '2026-11-21'])).toMatchObject({ status: 2 })
})
