import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { roundNumber } from '#cli/json-output.ts'
import { command } from '#tests/support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'score-'))
afterAll(() => rmSync(folder, { recursive: true }))

const preflight = (args: string[], input = '') => command(args, { input })

test('score prints nothing but JSON, numbers rounded to 1e-9, ids ascending', async () => {
  const { status, stdout, stderr } = await preflight(['score', '--in', '-'], '{"answers": {"q-kpi-definition": 1}}')
  const result = JSON.parse(stdout)

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(Object.keys(result)).toEqual([
    'catalogue',
    'engine',
    'form',
    'readiness',
    'mean',
    'stage',
    'homework',
    'dimensions',
    'techniques',
    'useCases',
    'losses',
    'potentials',
    'pitfalls',
    'contradictions',
  ])
  for (const list of ['dimensions', 'techniques', 'useCases', 'pitfalls', 'contradictions']) {
    const ids = result[list].map(({ id }: { id: string }) => id)
    expect(ids, list).toEqual([...ids].sort())
  }
  const unrounded = stdout.match(/\.\d{10,}/g)
  expect(unrounded).toBeNull()
})

test('bad input ends with 1 and names field and message on standard error', async () => {
  const file = join(folder, 'answers.json')
  writeFileSync(file, '{"answers": {"q-kpi-definition": ""}}')
  const { status, stdout, stderr } = await preflight(['score', '--in', file])

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(JSON.parse(stderr)).toMatchObject({ error: { field: 'answers.q-kpi-definition' } })
})

test.each([
  { name: 'a missing file', args: ['--in', join(folder, 'none.json')], input: '', field: join(folder, 'none.json') },
  { name: 'text that is not JSON', args: ['--in', '-'], input: '{"answers":', field: 'standard input' },
])('$name is bad input', async ({ args, input, field }) => {
  const { status, stderr } = await preflight(['score', ...args], input)

  expect(status).toBe(1)
  expect(JSON.parse(stderr)).toMatchObject({ error: { field } })
})

test('wrong usage ends with 2 and says how', async () => {
  for (const args of [['score'], ['score', '--out', 'x'], ['score', '--in', 'a', 'b'], ['guess'], []]) {
    const { status, stdout, stderr } = await preflight(args)

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('Usage: npm run -s preflight --')
  }
})

test('--help shows an example that can be scored', async () => {
  const help = await preflight(['score', '--help'])
  const example = help.stdout.slice(help.stdout.indexOf('{'))
  const scored = await preflight(['score', '--in', '-'], example)

  expect(help.status).toBe(0)
  expect(scored).toMatchObject({ status: 0, stderr: '' })
})

test('rounding knows no negative zero', () => {
  expect(Object.is(roundNumber(-1e-12), 0)).toBe(true)
  expect(roundNumber(61.66666666666667)).toBe(61.666666667)
})
