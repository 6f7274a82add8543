import { matchRoutes, type ServerBuild } from 'react-router'

export type KnownRoute = {
  /** Such as `assessments/:assessmentId`: safe to log. */
  pattern: string
  /** What the route answers; React Router's own refusal of anything else names our files. */
  methods: string[]
}

type RouteTree = { id: string; path: string | undefined; index: boolean | undefined; children: RouteTree[] }

/** @returns finds the route that will answer a path, also where only its data is asked for; `null` if none will */
export function createRouteTable(routes: ServerBuild['routes']): (pathname: string) => KnownRoute | null {
  const all = Object.values(routes).filter((route) => route !== undefined)
  const below = (parentId: string | undefined): RouteTree[] =>
    all
      .filter((route) => route.parentId === parentId)
      .map(({ id, path, index }) => ({ id, path, index, children: below(id) }))
  const tree = below(undefined)

  return (pathname) => {
    const matches = matchRoutes(tree as Parameters<typeof matchRoutes>[0], withoutData(pathname))
    const last = matches?.at(-1)?.route.id
    const route = last === undefined ? undefined : routes[last]
    if (!matches || !route) return null
    const { default: component, loader, action } = route.module
    return {
      pattern: matches.map(({ route: { path } }) => path ?? '').join('') || '/',
      methods: [...(component || loader ? ['GET', 'HEAD'] : []), ...(action ? ['POST'] : [])],
    }
  }
}

/** The page whose data a path asks for; the path itself if it asks for a page. */
export function withoutData(pathname: string): string {
  return pathname.endsWith('/_.data') ? pathname.replace(/_\.data$/, '') : pathname.replace(/\.data$/, '')
}
