// npm run -s preflight -- <command>: the product's decisions from a shell. JSON in, JSON out.
import { buildIfChanged } from './build.mjs'
import { fail, setUp } from './setup.mjs'

await setUp(import.meta.url)
if (process.argv[2] === 'report') {
  try {
    buildIfChanged()
  } catch (error) {
    fail(error)
  }
}
if (process.argv[2] === 'db') {
  process.argv.splice(2, 1)
  await import('./db.mjs')
} else {
  await import('../cli/main.ts')
}
