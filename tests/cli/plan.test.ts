import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aSheet, model } from '#tests/core/roadmap/support/sheets.ts'
import { command } from '#tests/support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'plan-'))
afterAll(() => rmSync(folder, { recursive: true }))

const roles = model.catalogue.roles.map(({ id }) => id)
const sheet = aSheet(1)

test('a plan is printed with everything that the contract names', async () => {
  const { status, stdout, stderr } = await plan(['--target', 'uc-support-chatbot', '--start', '2027-01-04'])
  const answer = JSON.parse(stdout)

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(answer).toMatchObject({ firstMonday: '2027-01-04', proven: true, cost: { currency: 'EUR' }, stretched: [] })
  for (const key of ['effortDays', 'bound', 'weeks', 'lowerBound', 'optimal', 'criticalPerson', 'weeksSaved'])
    expect(answer).toHaveProperty(key)
  for (const key of [
    'id',
    'cap',
    'to',
    'role',
    'person',
    'low',
    'high',
    'weeks',
    'phase',
    'perhapsUnnecessary',
    'ask',
  ]) {
    expect(answer.actions[0]).toHaveProperty(key)
  }
  expect(answer.schedule.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(['baseline', 'pilot', 'gate']),
  )
})

test('targets may repeat, the first is the pilot; people come from a file and fill in the usual week and rate', async () => {
  const people = write({
    people: [
      { id: 'ann', roles, daysPerWeek: 5, away: [['2027-02-01', '2027-02-14']] },
      { id: 'ben', roles: [] },
    ],
  })
  const { stdout } = await plan([
    '--target',
    'prompt-engineering',
    '--target',
    'uc-support-chatbot',
    '--people',
    people,
    '--start',
    '2027-01-04',
  ])
  const answer = JSON.parse(stdout)

  expect(answer.targets).toEqual(['prompt-engineering', 'uc-support-chatbot'])
  expect(new Set(answer.actions.map(({ person }: { person: string }) => person))).toEqual(new Set(['ann']))
  expect(answer.people[1]).toMatchObject({ id: 'ben', daysPerWeek: 2, dayRateCents: 65_000, away: [] })
})

test('the usual people are named in the language that was asked for, and the plan is the same', async () => {
  const asked = ['--target', 'uc-support-chatbot', '--start', '2027-01-04']
  const english = JSON.parse((await plan(asked)).stdout)
  const german = JSON.parse((await plan([...asked, '--lang', 'de'])).stdout)
  const namesIn = (answer: { people: { name: string }[] }) => answer.people.map(({ name }) => name)

  expect(namesIn(english)).toContain('Marketing lead')
  expect(namesIn(german)).toContain('Marketingleitung')
  expect({ ...german, people: [] }).toEqual({ ...english, people: [] })
})

test.each([
  ['an unknown target', ['--target', 'teleport'], 'target', /teleport/],
  ['a start that is no date', ['--target', 'rag', '--start', 'soon'], 'start', /yyyy-mm-dd/],
  ['a language that we do not speak', ['--target', 'rag', '--lang', 'fr'], 'lang', /en or de/],
  ['a file that is not there', ['--target', 'rag', '--people', 'nowhere.json'], 'nowhere.json', /cannot be read/],
])('%s is refused by field', async (_, args, field, message) => {
  const { status, stdout, stderr } = await plan(args)

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(JSON.parse(stderr)).toEqual({ error: { field, message: expect.stringMatching(message) } })
})

test('what is settled for an action holds, its person and the day it waits for, and so does a decision at the gate', async () => {
  const people = write({
    people: [
      { id: 'ann', roles },
      { id: 'ben', roles },
    ],
  })
  const asked = ['--target', 'uc-support-chatbot', '--people', people, '--start', '2027-01-04']
  const free = JSON.parse((await plan(asked)).stdout)
  const [{ id, person }] = free.actions
  const other = person === 'ann' ? 'ben' : 'ann'
  const pins = write({ pins: { [id]: { person: other, notBefore: '2027-02-01' } } })
  const decision = { target: 'uc-support-chatbot', decision: 'go', on: '2026-12-28', reason: '' }

  const settled = JSON.parse((await plan([...asked, '--pins', pins, '--decision', write({ decision })])).stdout)

  expect(settled.actions.find((action: { id: string }) => action.id === id)).toMatchObject({ person: other })
  expect(settled.decision).toEqual(decision)
  expect(settled.schedule.find((bar: { id: string }) => bar.id === id).start).toBeGreaterThanOrEqual(4)
})

test('what was done, begun, dropped or estimated holds, too', async () => {
  const asked = ['--target', 'uc-support-chatbot', '--start', '2027-01-04']
  const free = JSON.parse((await plan(asked)).stdout)
  const awaited = new Set(free.actions.flatMap(({ after }: { after: string[] }) => after))
  const ids: string[] = free.actions.map(({ id }: { id: string }) => id)
  const dropped = ids.findLast((id) => !awaited.has(id)) ?? ''
  const [done = '', doing = '', own = ''] = ids.filter((id) => id !== dropped)
  const pins = {
    [done]: { status: 'done', begunOn: '2026-12-01', doneOn: '2026-12-04' },
    [doing]: { status: 'doing', begunOn: '2026-12-14' },
    [dropped]: { status: 'dropped' },
    [own]: { status: 'planned', estimate: { low: 0.5, high: 1 } },
  }
  const settled = JSON.parse((await plan([...asked, '--pins', write({ pins })])).stdout)
  const found = (id: string) => settled.actions.find((action: { id: string }) => action.id === id)

  expect(found(done)).toMatchObject({ status: 'done', doneOn: '2026-12-04' })
  expect(settled.schedule.find((bar: { id: string }) => bar.id === done)).toMatchObject({ start: 0, end: 0 })
  expect(found(doing)).toMatchObject({ status: 'doing', begunOn: '2026-12-14' })
  expect(found(dropped)).toBeUndefined()
  expect(settled.omitted).toContainEqual(expect.objectContaining({ id: dropped, by: [dropped] }))
  expect(found(own)).toMatchObject({ low: 0.5, high: 1 })
  expect(found(own)).not.toHaveProperty('status')
})

test('the pins of the help are read as they stand', async () => {
  const { stdout: help } = await command(['plan', '--help'])
  const example = help.slice(help.indexOf('{\n  "pins"'), help.indexOf('Example of decision.json'))
  const people = write({ people: [{ id: 'ann', roles }] })
  const { status, stderr } = await plan([
    '--target',
    'uc-support-chatbot',
    '--people',
    people,
    '--pins',
    write(JSON.parse(example)),
  ])

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test.each([
  ['an action that does not exist', { 'act-teleport': {} }, 'pins.act-teleport', /no action act-teleport/],
  [
    'a day that is none',
    { 'act-kpi-definition-2': { notBefore: 'soon' } },
    'pins.act-kpi-definition-2.notBefore',
    /date/,
  ],
  [
    'a status that is none',
    { 'act-kpi-definition-2': { status: 'maybe' } },
    'pins.act-kpi-definition-2.status',
    /doing/,
  ],
  [
    'a day of what nobody says is done',
    { 'act-kpi-definition-2': { status: 'doing', doneOn: '2027-01-04' } },
    'pins.act-kpi-definition-2.doneOn',
    /status/,
  ],
  [
    'a day of what nobody began',
    { 'act-kpi-definition-2': { begunOn: '2027-01-04' } },
    'pins.act-kpi-definition-2.begunOn',
    /status/,
  ],
  [
    'half an estimate',
    { 'act-kpi-definition-2': { estimate: { low: 1 } } },
    'pins.act-kpi-definition-2.estimate.high',
    /number/,
  ],
  [
    'an estimate upside down',
    { 'act-kpi-definition-2': { estimate: { low: 2, high: 1 } } },
    'pins.act-kpi-definition-2.estimate',
    /lower one first/,
  ],
])('%s is refused by field', async (_, pins, field, message) => {
  const { status, stdout, stderr } = await plan(['--target', 'uc-support-chatbot', '--pins', write({ pins })])

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  const { error } = JSON.parse(stderr)
  expect(error.field).toMatch(field)
  expect(error.message).toMatch(message)
})

test('people without hats or with a broken absence are refused by field', async () => {
  const broken = write({ people: [{ id: 'ann', roles, away: [['2027-02-30', '2027-03-01']] }] })
  const hatless = write({ people: [{ id: 'ann', roles: ['sponsor'] }] })

  expect(JSON.parse((await plan(['--target', 'rag', '--people', broken])).stderr).error.field).toBe('people.0.away.0.0')
  expect(
    JSON.parse((await plan(['--target', 'uc-support-chatbot', '--people', hatless])).stderr).error.message,
  ).toMatch(/wears the hat/)
})

test('an empty sheet is asked for answers first', async () => {
  const { status, stderr } = await plan(['--target', 'uc-support-chatbot'], { answers: {} })

  expect(status).toBe(1)
  expect(JSON.parse(stderr)).toEqual({ error: { field: 'target', message: expect.stringMatching(/\(\d+ left\)/) } })
})

test('help shows an example of people.json, wrong usage exits with 2', async () => {
  expect(await plan(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('"daysPerWeek"') })
  expect(await plan([])).toMatchObject({ status: 2, stdout: '' })
})

function plan(args: string[], answers: object = sheet) {
  return command(['plan', '--in', '-', ...args], { input: JSON.stringify(answers) })
}

function write(json: unknown): string {
  const path = join(folder, `${Math.round(performance.now() * 1000)}.json`)
  writeFileSync(path, JSON.stringify(json))
  return path
}

test('levels may be asked for beside the targets; one that is none is refused by its option', async () => {
  const start = ['--target', 'uc-support-chatbot', '--start', '2027-01-04']
  const { status, stdout } = await plan([...start, '--level', 'value-tracking=3', '--level', 'pilot-scope=3'])
  const wrong = await plan([...start, '--level', 'pilot-scope=high'])

  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ levels: { 'value-tracking': 3, 'pilot-scope': 3 } })
  expect(wrong.status).toBe(1)
  expect(JSON.parse(wrong.stderr).error).toMatchObject({
    field: 'level',
    message: expect.stringContaining('pilot-scope=3'),
  })
})
