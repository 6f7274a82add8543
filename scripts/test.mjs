// npm test: the one gate. Every stage runs, also after a red one; the last line counts.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root, setUp } from './setup.mjs'

await setUp(import.meta.url)

const RESULTS = join(root, 'test-results')
const bin = (path) => join(root, 'node_modules', path)
/** What data of tests may come to at a time, and as much again for the tests themselves. */
const ROOM_BYTES = 6_000_000_000
const BUILD = join(root, 'scripts/build.mjs')

/** A stage without a `count` is one check: passed or failed. Those of one list run beside each other. */
const stages = [
  [{ name: 'routes', command: [bin('@react-router/dev/bin.cjs'), 'typegen'] }],
  [
    { name: 'types', command: [bin('typescript/bin/tsc'), '--noEmit'] },
    { name: 'lint', command: [bin('@biomejs/biome/bin/biome'), 'check', '.'] },
    { name: 'unused', command: [bin('knip/bin/knip.js')], when: () => hasKnip() },
    { name: 'build', command: [BUILD] },
  ],
  [
    {
      name: 'vitest',
      command: [
        bin('vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report('vitest')}`,
      ],
      count: countVitest,
    },
  ],
  [
    {
      name: 'playwright',
      command: [bin('@playwright/test/cli.js'), 'test', '--reporter=line,json'],
      count: countPlaywright,
    },
  ],
]

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
const scratch = makeScratch()
const outcomes = []
for (const beside of stages) {
  const due = beside.filter(({ when }) => when?.() ?? true)
  outcomes.push(...(await Promise.all(due.map((stage) => run(stage, due.length > 1)))))
}
rmSync(scratch, { recursive: true, force: true })

// Again at the end, where somebody who sees only the last lines finds it.
for (const { name, faults } of outcomes) for (const fault of faults) console.log(`\n${name}: ${fault}`)

// Their names alone once more: they stay together however few lines are kept.
console.log('')
for (const { name, faults } of outcomes) for (const fault of faults) console.log(`${name}: ${firstLine(fault)}`)
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${passed} passed, ${failed} failed (${seconds} s)`,
  )
}
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0)
const failed = sum('failed')
console.log(`${sum('passed')} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

async function run({ name, command, count }, hasNeighbours) {
  const began = Date.now()
  if (!hasNeighbours) console.log(`\n--- ${name}`)
  const { status, output } = await runCommand(command, hasNeighbours)
  if (hasNeighbours) console.log(`\n--- ${name}\n${output.trim()}`)
  const counted = count ? readCount(name, count) : { passed: status === 0 ? 1 : 0, failed: 0, faults: [] }
  // A runner that ends badly without naming a failed test (a crash, a stray error) has failed all the same.
  if (status !== 0 && counted.failed === 0) counted.failed = 1
  return { name, ...counted, seconds: Math.round((Date.now() - began) / 1000) }
}

/** What commands say that run beside each other is kept until each has ended, so that it stays apart. */
function runCommand(command, isKept) {
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: isKept ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report('playwright'),
      TMPDIR: scratch,
      // Many tests start a process: what the first one compiled serves the others.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/compiled'),
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })))
}

/**
 * For what tests write and throw away. Many start databases of their own that wait for the disk with every save: in
 * memory, where there is enough, they take half the time. What a test kills is a process, never the machine.
 */
function makeScratch() {
  const folder = mkdtempSync(join(hasRoom('/dev/shm') ? '/dev/shm' : tmpdir(), 'preflight-tests-'))
  // The database's own user has to get in.
  chmodSync(folder, 0o755)
  return folder
}

function hasRoom(folder) {
  if (process.platform !== 'linux' || !existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return Math.min(bavail * bsize, process.availableMemory()) > ROOM_BYTES
}

function report(name) {
  return join(RESULTS, `${name}.json`)
}

/** A runner without a report, or whose report names no test, proved nothing. */
function readCount(name, count) {
  if (!existsSync(report(name))) return { passed: 0, failed: 1, faults: [] }
  const counted = count(JSON.parse(readFileSync(report(name), 'utf8')))
  return counted.passed + counted.failed === 0 ? { passed: 0, failed: 1, faults: [] } : counted
}

/** Skipped tests count as neither, and are named. */
function countVitest({ numPassedTests, numFailedTests, numPendingTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  if (numPendingTests > 0) console.log(`${numPendingTests} skipped`)
  const faults = [
    ...broken.map(({ name, message }) => `${name}\n${brief(message)}`),
    ...testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => `${name}: ${fullName}\n${brief(failureMessages.join('\n'))}`),
    ),
  ]
  return { passed: numPassedTests, failed: numFailedTests + broken.length, faults }
}

function countPlaywright({ stats, errors, suites }) {
  if (stats.skipped > 0) console.log(`${stats.skipped} skipped`)
  const faults = [...errors.map(({ message }) => brief(message)), ...suites.flatMap(faultsOf)]
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, faults }
}

/** Suites lie in each other: a file, its groups, their tests on each device. */
function faultsOf({ file, suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => {
        const said = results.flatMap((result) => result.errors.map(({ message }) => message))
        const seen = results.flatMap(({ stdout }) => stdout.map(({ text = '' }) => text.trim())).join(' | ')
        return `${file}: ${title.slice(0, 60)} [${projectName}] ${seen.slice(0, 300)}\n${brief(said.join('\n'))}`
      }),
  )
  return [...own, ...suites.flatMap(faultsOf)]
}

/** The first lines of what a runner said, without its colours. */
function brief(message = '') {
  return stripVTControlCharacters(message).split('\n').slice(0, 14).join('\n')
}

function firstLine(text) {
  return text.split('\n', 1)[0]
}

function hasKnip() {
  const { knip } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return knip !== undefined || ['knip.json', 'knip.jsonc', 'knip.ts'].some((file) => existsSync(join(root, file)))
}
