import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LEAD = 'window.__reactRouterManifest='
const FILE = /^manifest-[\w-]+\.js$/

/**
 * Makes the list of routes lighter that a build of React Router wrote for browsers.
 *
 * @param assets the folder of the built scripts
 * @throws Error if there is none or it is written otherwise: React Router changed, and this has to change with it
 */
export function lightenRouteList(assets: string): void {
  const files = readdirSync(assets).filter((file) => FILE.test(file))
  if (files.length === 0) throw new Error(`${assets} holds no list of routes.`)
  for (const file of files) {
    const path = join(assets, file)
    writeFileSync(path, withoutImports(readFileSync(path, 'utf8')))
  }
}

/**
 * Leaves out what each route's script imports, which is more than half of the list. A browser reads that only for links
 * that fetch ahead of the click, of which there are none; the server, which says in each page what to load, has its own.
 *
 * @throws Error for a text that is no list of routes
 */
export function withoutImports(script: string): string {
  if (!script.startsWith(LEAD)) throw new Error('The list of routes is written otherwise than expected.')
  const list = JSON.parse(script.slice(LEAD.length).replace(/;$/, ''))
  for (const route of Object.values<{ imports?: string[] }>(list.routes)) delete route.imports
  return `${LEAD}${JSON.stringify(list)};`
}
