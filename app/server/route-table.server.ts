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
 * `matchRoutes` ranks all routes that it gets anew with every call: where the first part of a path is written as in a
 * route, it gets those alone that can answer.
 */
function chooseRoutes(tree: RouteTree[]): (pathname: string) => RouteTree[] {
  const firstOf = (path = '') => path.split('/')[0] ?? ''
  const among = (first: string) =>
    tree.map((route) => ({
      ...route,
      children: route.children.filter(({ path }) => !path || /^[:*]/.test(path) || firstOf(path) === first),
    }))
  const firsts = tree.flatMap(({ children }) => children.map(({ path }) => firstOf(path)))
  const chosen = new Map(firsts.filter((first) => /^[a-z]/.test(first)).map((first) => [first, among(first)]))
  return (pathname) => chosen.get(firstOf(pathname.slice(1))) ?? tree
}

/** The page whose data a path asks for; the path itself if it asks for a page. */
export function withoutData(pathname: string): string {
  return pathname.endsWith('/_.data') ? pathname.replace(/_\.data$/, '') : pathname.replace(/\.data$/, '')
}
