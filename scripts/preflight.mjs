// npm run -s preflight -- <command>: the product's decisions from a shell. JSON in, JSON out.
import { setUp } from './setup.mjs'

await setUp(import.meta.url)
await import('../cli/main.ts')
