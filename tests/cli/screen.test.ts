import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'

const preflight = (args: string[], input = '') => command(args, { input })

const CHATBOT = {
  'prohibited-practice': 'no',
  'personal-data': 'yes',
  'large-scale': 'yes',
  'new-technology': 'yes',
  'sensitive-data': 'none',
  'strong-effect': 'no',
  'public-area': 'no',
  'recordings-analysed': 'no',
  'gdpr-processor': 'no',
  'uses-ai': 'yes',
  'steers-interaction': 'yes',
}
const screenIt = (answers: Record<string, string>, ...options: string[]) =>
  preflight(['screen', '--in', '-', ...options], JSON.stringify({ answers }))

test('screen prints the outcome with reasons and articles, and says once that it is no legal advice', async () => {
  const { status, stdout, stderr } = await screenIt(CHATBOT, '--on', '2026-11-22', '--country', 'de')
  const result = JSON.parse(stdout)

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(result).toMatchObject({ on: '2026-11-22', country: 'de', outcome: 'criteria', criteria: [5, 8] })
  expect(result).toMatchObject({ nationalList: ['11'], contested: [{ id: 'language-model-new', state: 'holds' }] })
  expect(result.citations).toContainEqual(expect.objectContaining({ article: 'III.B' }))
  expect(stdout.match(/not legal advice/gi)).toHaveLength(1)
  expect(result).not.toHaveProperty('texts')
})

test('--lang says it in another language, with the same outcome', async () => {
  const english = JSON.parse((await screenIt(CHATBOT, '--explain')).stdout)
  const german = JSON.parse((await screenIt(CHATBOT, '--explain', '--lang', 'de')).stdout)
  const refused = await screenIt(CHATBOT, '--lang', 'fr')

  const outcome = ({ on, rules, outcome, criteria, nationalList, possible }: Record<string, unknown>) =>
    JSON.stringify([on, rules, outcome, criteria, nationalList, possible])
  expect(outcome(german)).toBe(outcome(english))
  expect(german.outcome).toBe('criteria')
  expect(german.notice).toContain('keine Rechtsberatung')
  expect(refused.status).toBe(1)
  expect(JSON.parse(refused.stderr).error).toEqual({
    field: 'lang',
    message: 'We do not speak fr; choose en or de.',
  })
})

test('--explain adds what the ids stand for', async () => {
  const { texts } = JSON.parse((await screenIt(CHATBOT, '--country', 'de', '--explain')).stdout)

  expect(texts.outcomes).toEqual([
    expect.objectContaining({ id: 'criteria', says: expect.stringContaining('Two or more') }),
  ])
  expect(texts.grounds.map(({ ground }: { ground: string }) => ground)).toEqual([
    'criterion:5',
    'criterion:8',
    'list:de-11',
  ])
  expect(texts.contested[0].readings.length).toBeGreaterThan(1)
  expect(texts.toDo).toEqual([{ id: 'gdpr-processor', mend: expect.any(String) }])
  expect(texts.fines[0]).toMatchObject({ id: 'lower' })
  expect(texts.nationalList).toContain('Numbers')
})

test('without --on it is the law of today, and what is not answered is asked', async () => {
  const { stdout } = await screenIt({ 'prohibited-practice': 'no', 'personal-data': 'unsure' })

  expect(JSON.parse(stdout)).toMatchObject({
    on: new Date().toISOString().slice(0, 10),
    outcome: 'undetermined',
    possible: ['statute', 'criteria', 'screening', 'notApplicable'],
    undetermined: { ask: expect.arrayContaining(['large-scale']), unsure: ['personal-data'] },
  })
})

test('--questions lists every question with its options, "unsure" included', async () => {
  const { status, stdout } = await preflight(['screen', '--questions'])
  const { questions } = JSON.parse(stdout) as { questions: { id: string; ask: string; options: { id: string }[] }[] }

  expect(status).toBe(0)
  expect(questions.length).toBeGreaterThan(60)
  expect(questions[0]).toMatchObject({ id: 'prohibited-practice', askedIf: null, sources: expect.any(Array) })
  for (const { ask, options } of questions) {
    expect(ask).toMatch(/\?$/)
    expect(options.at(-1)?.id).toBe('unsure')
  }
})

test.each([
  ['an answer to no question', '{"answers": {"rain": "yes"}}', [], 'answers.rain'],
  ['a day that does not exist', '{"answers": {}}', ['--on', '2026-02-30'], '--on'],
  ['a country without a list', '{"answers": {}}', ['--country', 'xx'], '--country'],
])('%s is bad input', async (_, input, options, field) => {
  const { status, stdout, stderr } = await preflight(['screen', '--in', '-', ...options], input)

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(JSON.parse(stderr)).toMatchObject({ error: { field } })
})

test('wrong usage ends with 2 and says how', async () => {
  for (const args of [[], ['--in', 'a', '--questions']]) {
    const { status, stdout, stderr } = await preflight(['screen', ...args])

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('Usage: npm run -s preflight -- screen')
  }
})

test('--help shows an example that can be screened', async () => {
  const help = await preflight(['screen', '--help'])
  const example = help.stdout.slice(help.stdout.indexOf('{"answers'))

  expect(help.status).toBe(0)
  expect(await preflight(['screen', '--in', '-'], example)).toMatchObject({ status: 0, stderr: '' })
})
