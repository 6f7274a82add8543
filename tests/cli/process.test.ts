import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'

const SHEET = JSON.stringify({ answers: { 'q-kpi-definition': 1 } })

test.each([
  ['a result', ['score', '--in', '-'], SHEET],
  ['bad input', ['score', '--in', '-'], '{"answers":'],
  ['wrong usage', ['polish'], ''],
])('%s is the same in a process of its own', async (_, args, input) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/preflight.mjs', ...args], {
    input,
    encoding: 'utf8',
  })

  expect({ status, stdout, stderr }).toEqual(await command(args, { input }))
})

test('a reader that has seen enough is no error', async () => {
  const child = spawn(process.execPath, ['scripts/preflight.mjs', 'score', '--in', '-'])
  child.stdout.destroy()
  child.stdin.end(SHEET)
  const [status] = await once(child, 'close')

  expect(status).toBe(0)
})
