import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from 'react-router'
import { isToBeFound } from './core/library/place-in.ts'
import { HEAVY_PAGES } from './heavy-pages.ts'
import { type Area, EVERYWHERE } from './messages/areas.ts'
import { LOCALES } from './messages/locales.ts'

/** The JavaScript of one page, packed with gzip. */
export type PageWeight = {
  /** Pattern of its address. */
  page: string
  kind: keyof typeof BUDGETS
  bytes: number
  /** What it is to keep to. */
  budget: number
  /** More, and the build is refused. */
  most: number
}

/** Bytes, on a page that anybody may find, and on any other. */
export const BUDGETS = { public: 25_000, application: 150_000 }
/** So much above its budget a build is refused. */
const MARGIN = 1.1

type Routes = Pick<ServerBuild, 'routes' | 'assets'>
type Route = NonNullable<ServerBuild['routes'][string]>
type Handle = { hydrate?: boolean; words?: Area[]; islands?: string[] | ((loaded: unknown) => string[]) }

/**
 * What each page sends before anybody does anything on it: its scripts, what they import, and its words in the language
 * in which these are longest. What a page loads on demand, or when a link is followed, is not in it.
 *
 * @param build the routes and their files as React Router built them
 * @param client the folder of the built client
 * @returns the heaviest first
 */
export function weighPages(build: Routes, client: string): PageWeight[] {
  const chunk = findChunk(client)
  const weigh = createScale(client)
  return pagesOf(build)
    .map(({ page, chain }) => {
      const { scripts, wordings } = sentBy(build, chain, chunk)
      const kind = isToBeFound(page) ? ('public' as const) : ('application' as const)
      const bytes = Math.max(...wordings.map((words) => weigh([...scripts, ...words])))
      return { page, kind, bytes, budget: BUDGETS[kind], most: HEAVY_PAGES[page] ?? BUDGETS[kind] * MARGIN }
    })
    .sort((a, b) => b.bytes - a.bytes)
}

/** @throws Error naming each page that sends more than it may */
export function refuseHeavyPages(pages: readonly PageWeight[]): void {
  const heavy = pages.filter(({ bytes, most }) => bytes > most)
  if (heavy.length === 0) return
  const lines = heavy.map(({ page, bytes, most }) => `${page}: ${kilo(bytes)} kB, at most ${kilo(most)}`)
  const sentence = 'Pages send too much JavaScript. Load on demand what few need, or leave it to the server.'
  throw new Error([sentence, ...lines].join('\n'))
}

const kilo = (bytes: number) => (bytes / 1_000).toFixed(1)

/** Every route that shows something and holds no other, after those that it stands in. */
function pagesOf({ routes }: Routes): { page: string; chain: Route[] }[] {
  const all = Object.values(routes).filter((route) => route !== undefined)
  const layouts = new Set(all.map(({ parentId }) => parentId))
  return all
    .filter(({ id, module }) => module.default !== undefined && !layouts.has(id))
    .map((route) => {
      const chain: Route[] = []
      for (let one: Route | undefined = route; one; one = routes[one.parentId ?? '']) chain.unshift(one)
      return { chain, page: `/${chain.flatMap(({ path }) => path || []).join('/')}` }
    })
}

function sentBy({ assets }: Routes, chain: readonly Route[], chunk: (name: string) => string) {
  const handles = chain.map(({ module }) => (module.handle ?? {}) as Handle)
  if (handles.some(({ hydrate }) => hydrate === false)) {
    return { scripts: handles.flatMap(islandsOf).map(chunk), wordings: [[]] }
  }
  const modules = [assets.entry, ...chain.flatMap(({ id }) => assets.routes[id] ?? [])]
  const areas = new Set([...EVERYWHERE, ...handles.flatMap(({ words = [] }) => words)])
  return {
    // Its links know all routes from the start.
    scripts: [assets.url, ...modules.flatMap(({ module, imports = [] }) => [module, ...imports])],
    wordings: LOCALES.map((locale) => [...areas].map((area) => chunk(`${locale}-${area}`))),
  }
}

/** Those that hang on what is loaded are weighed on the page itself, by tests. */
const islandsOf = ({ islands = [] }: Handle) => (typeof islands === 'function' ? islands(undefined) : islands)

/** The address of a chunk whose name has its hash behind it. */
function findChunk(client: string): (name: string) => string {
  const byName = new Map(
    readdirSync(join(client, 'assets')).flatMap((file) => {
      const [, name] = /^(.+)-[\w-]{8}\.js$/.exec(file) ?? []
      return name === undefined ? [] : [[name, `/assets/${file}`] as const]
    }),
  )
  return (name) => {
    const address = byName.get(name)
    if (address === undefined) throw new Error(`The built client has no chunk ${name}.`)
    return address
  }
}

type Script = { bytes: number; imports: string[] }

/** Weighs scripts, each once, with what they import before they run. */
function createScale(client: string): (addresses: readonly string[]) => number {
  const known = new Map<string, Script>()
  function read(address: string): Script {
    const script = known.get(address) ?? readScript(readFileSync(join(client, address), 'utf8'))
    known.set(address, script)
    return script
  }
  return (addresses) => {
    const seen = new Set<string>()
    const take = (address: string) => {
      if (seen.has(address)) return
      seen.add(address)
      read(address).imports.forEach(take)
    }
    addresses.forEach(take)
    return [...seen].reduce((sum, address) => sum + read(address).bytes, 0)
  }
}

/** `import(...)` runs on demand and is none. */
function readScript(text: string): Script {
  const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)]
  return { bytes: gzipSync(text, { level: 9 }).length, imports: imports.map(([, name]) => `/assets/${name}`) }
}
