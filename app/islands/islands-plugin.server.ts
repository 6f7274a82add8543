import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'

const INDEX = 'virtual:islands'
const FOLDER = import.meta.dirname

/** The modules of this folder, by name; how they are built is none of them. */
const islands = () =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts') && !file.includes('.server.'))
    .map((file) => file.slice(0, -'.ts'.length))

/**
 * Builds each module of this folder as a script of its own, for pages that send no other: `virtual:islands` says under
 * which address each is served. In development that is the module itself.
 */
export function islandsPlugin(): Plugin {
  let root = ''
  let isBuild = false
  return {
    name: 'islands',
    configResolved(config) {
      root = config.root
      isBuild = config.command === 'build'
    },
    buildStart() {
      if (!isBuild || this.environment.name !== 'client') return
      for (const name of islands()) this.emitFile({ type: 'chunk', id: join(FOLDER, `${name}.ts`), name })
    },
    resolveId: (id) => (id === INDEX ? `\0${INDEX}` : null),
    load(id) {
      if (id !== `\0${INDEX}`) return null
      // Only the server writes the pages that send islands.
      if (isBuild && this.environment.name === 'client') return 'export default {}'
      const source = (name: string) => relative(root, join(FOLDER, `${name}.ts`))
      const built = isBuild ? readManifest(root) : null
      const address = (name: string) => `/${built ? built[source(name)]?.file : source(name)}`
      return `export default ${JSON.stringify(Object.fromEntries(islands().map((name) => [name, address(name)])))}`
    },
  }
}

/** What the browser's build, which comes first, made of each module. */
function readManifest(root: string): Record<string, { file: string } | undefined> {
  return JSON.parse(readFileSync(join(root, 'build/client/.vite/manifest.json'), 'utf8'))
}
