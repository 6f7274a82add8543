import { matchRoutes, type ServerBuild } from 'react-router'
import { isAlikeForEverybody } from '#app/core/library/place-in.ts'

export type KnownRoute = {
  /** Such as `assessments/:assessmentId`: safe to log. */
  pattern: string
  /** What the route answers; React Router's own refusal of anything else names our files. */
  methods: string[]
  /** Says nothing of who asks, and nothing of it runs in the browser but files of ours. */
  isAlike: boolean
}

type RouteTree = { id: string; path: string | undefined; index: boolean | undefined; children: RouteTree[] }

/** @returns finds the route that will answer a path, also where only its data is asked for; `null` if none will */
export function createRouteTable(routes: ServerBuild['routes']): (pathname: string) => KnownRoute | null {
  const all = Object.values(routes).filter((route) => route !== undefined)
  const below = (parentId: string | undefined): RouteTree[] =>
    all
      .filter((route) => route.parentId === parentId)
      .map(({ id, path, index }) => ({ id, path, index, children: below(id) }))
  const choose = chooseRoutes(below(undefined))

  return (pathname) => {
    const page = withoutData(pathname)
    const matches = matchRoutes(choose(page) as Parameters<typeof matchRoutes>[0], page)
    const last = matches?.at(-1)?.route.id
    const route = last === undefined ? undefined : routes[last]
    if (!matches || !route) return null
    const { default: component, loader, action, handle } = route.module
    const pattern = matches.map(({ route: { path } }) => path ?? '').join('') || '/'
    const isDocument = (handle as { hydrate?: boolean } | undefined)?.hydrate === false
    return {
      pattern,
      methods: [...(component || loader ? ['GET', 'HEAD'] : []), ...(action ? ['POST'] : [])],
      isAlike: isAlikeForEverybody(pattern) && (component === undefined || isDocument),
    }
  }
}

/**
 * `matchRoutes` ranks and compiles all routes that it gets anew with every call: of routes without optional parts it gets
 * those alone that can answer a path.
 */
function chooseRoutes(tree: RouteTree[]): (pathname: string) => RouteTree[] {
  const parted = tree.map((route) => ({
    route,
    children: route.children.map((child) => ({ child, parts: partsOf(child) })),
  }))
  return (pathname) => {
    if (pathname.includes('//')) return tree
    const asked = pathname.split('/').filter((part) => part !== '')
    return parted.map(({ route, children }) => ({
      ...route,
      children: children.filter(({ parts }) => parts === null || isLike(asked, parts)).map(({ child }) => child),
    }))
  }
}

/** @returns `null` if paths of other lengths match, too */
function partsOf({ path = '', children }: RouteTree): string[] | null {
  if (children.length > 0 || /[*?]/.test(path)) return null
  return path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '')
}

/** What is written with capitals or escapes may be the same: `matchRoutes` says so. */
const isLike = (asked: readonly string[], parts: readonly string[]) =>
  asked.length === parts.length &&
  parts.every((part, at) => part === asked[at] || part.includes(':') || !/^[a-z0-9.-]+$/.test(asked[at] ?? ''))

/** The page whose data a path asks for; the path itself if it asks for a page. */
export function withoutData(pathname: string): string {
  return pathname.endsWith('/_.data') ? pathname.replace(/_\.data$/, '') : pathname.replace(/\.data$/, '')
}
