// Part of scripts/build.mjs: refuses a build of which a page sends too much JavaScript.
import { join } from 'node:path'
import { root } from './setup.mjs'

try {
  const { refuseHeavyPages, weighPages } = await import('../app/page-weight.server.ts')
  const { build } = await import('../build/server/index.js')
  refuseHeavyPages(weighPages(build, join(root, 'build/client')))
  process.exit(0)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
