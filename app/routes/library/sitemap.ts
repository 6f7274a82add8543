import { services } from '#app/context.server.ts'
import { sitemap } from '#app/core/library/sitemap.ts'
import { publicPages } from '#app/server/library/public-pages.server.ts'
import type { Route } from './+types/sitemap'

/** Every page that search engines may list. */
export function loader({ context, url }: Route.LoaderArgs): Response {
  const text = sitemap(publicPages(context.get(services)), url.origin)
  return new Response(text, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
