// What scripts/build.mjs runs in a process of its own: it takes memory that a server keeps for its pages.
import { root } from './setup.mjs'

try {
  const { compileContent } = await import('../content/compile.server.ts')
  compileContent(root)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
