import { beforeEach, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { addPublicEnquiry } from '#db/queries/public-enquiries.server.ts'
import { command } from '#tests/support/command.ts'
import { testDatabase } from '#tests/support/database.ts'
import { TEST_PREFIX } from '#tests/support/database-server.ts'

const { admin, adminUrl, database } = await testDatabase()
const questions = (...args: string[]) =>
  command(['questions', ...args], { env: { DATABASE_URL: adminUrl, PREFLIGHT_ROLE_PREFIX: TEST_PREFIX } })

const today = async () => {
  const [row] = await admin<{ day: string }[]>`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as day`
  return row?.day
}

async function asked(differs: { body?: string; name?: string; about?: string } = {}) {
  const id = newId()
  const enquiry = {
    id,
    about: '/glossary',
    name: 'Anna',
    email: 'anna@example.com',
    body: 'Why?\n\nAnd how?',
    ...differs,
  }
  await database.withSys((tx) => addPublicEnquiry(tx, enquiry))
  return id
}

beforeEach(() => admin`delete from sys.public_enquiries`)

test('what is open is listed, the oldest first, each on a line', async () => {
  const first = await asked()
  const second = await asked({ about: '', body: `${'long '.repeat(50)}end` })
  const { status, stdout, stderr } = await questions('list')
  const day = await today()

  expect([status, stderr]).toEqual([0, ''])
  expect(stdout.split('\n')).toEqual([
    `${first}  ${day}  open  anna@example.com  /glossary  Why? And how?`,
    `${second}  ${day}  open  anna@example.com  -  ${'long '.repeat(12)}`,
    '',
  ])
})

test('one is shown whole, with whom to answer and when it is deleted', async () => {
  const id = await asked()
  const [{ keep } = { keep: '' }] = await admin<{ keep: string }[]>`
    select to_char((now() + interval '180 days') at time zone 'UTC', 'YYYY-MM-DD') as keep`
  const { stdout } = await questions('show', id)

  expect(stdout).toMatch(/^From: Anna <anna@example\.com>$/m)
  expect(stdout).toMatch(/^Answered: not yet$/m)
  expect(stdout).toContain(`Deleted: ${keep}`)
  expect(stdout).toMatch(/\n\nWhy\?\n\nAnd how\?\n$/)
})

test('what is answered is listed only when all are asked for, and goes 30 days later', async () => {
  const id = await asked()
  const [{ keep } = { keep: '' }] = await admin<{ keep: string }[]>`
    select to_char((now() + interval '30 days') at time zone 'UTC', 'YYYY-MM-DD') as keep`

  expect(await questions('answered', id)).toEqual({
    status: 0,
    stdout: `Answered. It is deleted on ${keep}.\n`,
    stderr: '',
  })
  expect((await questions('list')).stdout).toBe('No question is open.\n')
  expect((await questions('list', '--all')).stdout).toContain(`${id}  ${await today()}  answered ${await today()}`)
})

test('said twice, the first time counts; near its end nothing is kept longer', async () => {
  const id = await asked()
  await admin`update sys.public_enquiries set keep_until = now() + interval '2 days'`
  await questions('answered', id)
  await admin`update sys.public_enquiries set answered_at = answered_at - interval '1 day'`
  await questions('answered', id)

  const [row] = await admin`
    select answered_at < now() - interval '23 hours' as first, keep_until < now() + interval '3 days' as soon
    from sys.public_enquiries`
  expect(row).toEqual({ first: true, soon: true })
})

test.each([
  ['show', 'no-id'],
  ['answered', '01900000-0000-7000-8000-000000000000'],
])('%s of what is not there names the mend', async (...args) => {
  const { status, stdout, stderr } = await questions(...args)

  expect([status, stdout]).toEqual([1, ''])
  expect(JSON.parse(stderr).error).toMatchObject({
    field: 'id',
    message: expect.stringContaining('questions list --all'),
  })
})

test.each([[[]], [['show']], [['list', 'x']], [['show', 'a', 'b']], [['show', 'a', '--all']], [['delete', 'a']]])(
  '%j is wrong usage',
  async (args) => {
    const { status, stderr } = await questions(...args)

    expect(status).toBe(2)
    expect(stderr).toMatch(/^Usage: /)
  },
)
