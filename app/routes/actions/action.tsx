import { page } from '#app/context.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import type { Route } from './+types/action'
import { ActionPage } from './action-page.tsx'
import { openAction } from './open-action.server.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { view, sheet, formats, description, crumbs } = await openAction(context, params.actionId)
  return { view, sheet, formats, description, crumbs, origin: url.origin, locale: context.get(page).locale }
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return []
  const { view, description, origin, locale, crumbs } = loaderData
  return publicMeta({ title: view.title, description, origin, locale, path: view.href, crumbs })
}

export default function ActionRoute({ loaderData }: Route.ComponentProps) {
  return <ActionPage {...loaderData} />
}
