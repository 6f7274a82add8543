import { expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { command } from '#tests/support/command.ts'
import { testDatabase } from '#tests/support/database.ts'
import { TEST_PREFIX } from '#tests/support/database-server.ts'
import { anOwnedWorkspace } from '#tests/support/own-workspace.ts'

const { admin, adminUrl } = await testDatabase()

const preflight = (args: string[], input = '') =>
  command(args, { input, env: { DATABASE_URL: adminUrl, PREFLIGHT_ROLE_PREFIX: TEST_PREFIX } })

test('a kept list of erasures erases again what an older copy brought back, and is listed from then on', async () => {
  const { workspaceId, participantId } = await anOwnedWorkspace(admin, 'anna@example.com')
  const kept = [
    { kind: 'workspace', id: workspaceId },
    { kind: 'person', id: participantId, erasedAt: '2026-01-01T00:00:00.000Z' },
    { kind: 'person', id: newId() },
  ]

  const replayed = await preflight(
    ['erasures', 'replay', '--in', '-'],
    kept.map((each) => `${JSON.stringify(each)}\n`).join(''),
  )
  const listed = await preflight(['erasures', 'list'])

  expect(replayed).toEqual({ status: 0, stdout: 'Erased again. Workspaces: 1. People: 1.\n', stderr: '' })
  expect(await admin`select 1 from app.workspaces`).toEqual([])
  expect(await admin`select 1 from sys.users`).toEqual([])
  const lines = listed.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort())
})

test('a list that is none erases nothing', async () => {
  const { participantId } = await anOwnedWorkspace(admin, 'kim@example.com')

  const { status, stderr } = await preflight(
    ['erasures', 'replay', '--in', '-'],
    `{"kind":"person","id":"${participantId}"}\nx\n`,
  )

  expect([status, stderr]).toEqual([1, 'Line 2 of - is no line of an erasure list. Nothing was erased.\n'])
  expect(await admin`select 1 from sys.users`).toHaveLength(1)
})

test('a dry run says by class what is due, and deletes nothing', async () => {
  await admin`insert into sys.rate_limits (bucket, full_at) values ('old', '2025-03-04'), ('new', now() + interval '1 hour')`

  const { status, stdout } = await preflight(['retention', '--dry-run'])

  expect(status).toBe(0)
  expect(stdout).toContain('rate limits: 1 due, the oldest of 2025-03-04; 1 kept (full again: limits nobody)')
  expect(stdout).toMatch(/Nothing was deleted\.\n$/)
  expect(await admin`select 1 from sys.rate_limits`).toHaveLength(2)
})

test.each([
  ['erasures'],
  ['erasures', 'burn'],
  ['erasures', 'list', '--in', 'x'],
  ['retention'],
  ['retention', '--now'],
])('%s %s %s is answered with how to call it', async (...args) => {
  const { status, stderr } = await preflight(args)

  expect(status).toBe(2)
  expect(stderr).toContain('Usage: ')
})
