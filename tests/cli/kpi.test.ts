import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'
import { exportedPilot } from '../core/pilots/support/exported-pilot.ts'

const kpi = (args: string[], input: unknown = '') =>
  command(['kpi', ...args], { input: typeof input === 'string' ? input : JSON.stringify(input) })

const ON = ['--in', '-', '--on', '2027-01-25']

test('kpi recomputes every figure of an exported pilot, control arm included', async () => {
  const { status, stdout, stderr } = await kpi(ON, exportedPilot())
  const found = JSON.parse(stdout)
  const again = await kpi(ON, { ...exportedPilot(), readings: exportedPilot().readings.toReversed() })

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(found).toMatchObject({
    engine: 'pilots-2',
    inputs: expect.stringMatching(/^[0-9a-f]{64}$/),
    on: '2027-01-25',
    gateOn: '2027-01-25',
    primary: { verdict: 'met' },
    gate: { decision: 'go', reasons: [] },
  })
  const minutes = found.figures.find(({ id }: { id: string }) => id === 'minutes')
  expect(minutes.atEnd).toMatchObject({ method: 'paired-welch', estimate: { estimate: 6.5 } })
  expect(stdout.match(/\.\d{10,}/g)).toBeNull()
  expect(again.stdout).toBe(stdout)
})

test('what is not bounded is null, and --explain says in words what came out', async () => {
  const { stdout } = await kpi(['--in', '-', '--on', '2026-12-14', '--explain'], exportedPilot())
  const { primary, texts } = JSON.parse(stdout)

  expect(primary).toMatchObject({ verdict: 'tooEarly', interval: { lower: null, upper: null, unreadable: 'too-few' } })
  expect(Object.keys(texts)).toEqual(['methods', 'looks', 'chart', 'verdicts', 'gaps', 'reasons'])
  expect(texts.verdicts).toEqual({ tooEarly: expect.stringMatching(/Nothing may be read/) })
})

test('bad input ends with 1 and names field and message on standard error', async () => {
  const faulty = { ...exportedPilot(), readings: [{ kpi: 'minutes', on: '2026-12-07', value: '12,5' }] }
  const { status, stdout, stderr } = await kpi(ON, faulty)

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(JSON.parse(stderr)).toMatchObject({ error: { field: 'readings.0.value' } })
  expect(JSON.parse((await kpi(['--in', '-', '--on', 'monday'], '{}')).stderr)).toMatchObject({
    error: { field: '--on' },
  })
})

test('wrong usage ends with 2; --help shows an example that can be computed', async () => {
  const help = await kpi(['--help'])
  const example = help.stdout.slice(help.stdout.indexOf('\n{'))

  expect(await kpi([])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Usage: npm run -s preflight -- kpi'),
  })
  expect(help.status).toBe(0)
  expect(await kpi(ON, example)).toMatchObject({ status: 0, stderr: '' })
})
