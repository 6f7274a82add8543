import { robotsTxt } from '#app/core/library/sitemap.ts'
import { ROBOTS_MAY_READ } from '#app/server/library/public-pages.server.ts'
import type { Route } from './+types/robots'

/** What search engines may read; a route, since the address of the sitemap has the origin in it. */
export function loader({ url }: Route.LoaderArgs): Response {
  return new Response(robotsTxt(ROBOTS_MAY_READ, url.origin), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
