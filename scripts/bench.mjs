// npm run bench [-- <name> [arguments]]: measures what we claim, on this machine, now.
import os from 'node:os'
import { buildIfChanged } from './build.mjs'
import { fail, setUp } from './setup.mjs'

const BENCHES = [
  'scoring',
  'planning',
  'what-if',
  'autosave',
  'pdf',
  'pages',
  'sign-in',
  'clients',
  'kpi',
  'pilot-pages',
  'adaptive',
  'weights',
  'psplib',
  'library',
  'start',
]

await setUp(import.meta.url)
const [name, ...rest] = process.argv.slice(2)
if (name !== undefined && !BENCHES.includes(name)) {
  console.error(`Usage: npm run bench -- [${BENCHES.join(' | ')}]`)
  process.exit(2)
}
try {
  buildIfChanged()
  const [cpu] = os.cpus()
  console.log(
    `${os.cpus().length} x ${cpu?.model ?? 'unknown processor'}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`,
  )
  for (const bench of name ? [name] : BENCHES) {
    const { run } = await import(`../tests/bench/${bench}.ts`)
    console.log(`\n${bench}`)
    console.table(await run(rest))
  }
  process.exit(0)
} catch (error) {
  fail(error)
}
