// Part of scripts/build.mjs: leaves the content beside the build, for every start.
import { root } from './setup.mjs'

try {
  const { compileContent } = await import('../content/compile.server.ts')
  compileContent(root)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
