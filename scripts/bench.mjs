// npm run bench [-- <name> [arguments]] [--write | --json]: measures what we claim, on this machine, now.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { buildIfChanged } from './build.mjs'
import { fail, setUp } from './setup.mjs'

const PAGE = 'docs/bench.md'
const FLAGS = ['--write', '--json']

await setUp(import.meta.url)
const { BENCHES } = await import('../tests/bench/benches.ts')
const names = Object.keys(BENCHES)
const given = process.argv.slice(2)
const flags = given.filter((one) => FLAGS.includes(one))
const [name, ...rest] = given.filter((one) => !FLAGS.includes(one))
if (name !== undefined && !names.includes(name)) {
  console.error(`Usage: npm run bench -- [${names.join(' | ')}] [${FLAGS.join(' | ')}]`)
  process.exit(2)
}
try {
  buildIfChanged()
  if (name === undefined) runAll()
  else await show(await measure(name))
  process.exit()
} catch (error) {
  fail(error)
}

/** Each in a process of its own, so that none runs in what another warmed or left. */
function runAll() {
  for (const one of names) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, one, ...flags], { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
}

async function measure(part) {
  const { describeMachine } = await import('../tests/bench/machine.ts')
  const { aim, packages = [], run } = await BENCHES[part]()
  return { name: part, aim, machine: describeMachine(packages), tables: await run(rest) }
}

/** `--json`: one line; otherwise tables, which `--write` also keeps. */
async function show(measured) {
  if (flags.includes('--json')) console.log(JSON.stringify(measured))
  else print(measured)
  if (flags.includes('--write')) await keep(measured)
}

function print({ name: part, aim, machine, tables }) {
  console.log(`\n${part}: ${aim}\n${machine}`)
  for (const { title, rows, says } of tables) {
    console.log(`\n${title}`)
    console.table(rows)
    console.log(says)
  }
}

async function keep(measured) {
  const { writePart } = await import('../tests/bench/write-page.ts')
  writeFileSync(PAGE, writePart(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '', measured, names))
}
