import type { Route } from './+types/technique'
import { ReadyPage } from './ready-page.tsx'
import { readyView } from './ready-view.server.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export const loader = ({ context, params }: Route.LoaderArgs) => readyView(context, 'technique', params.techniqueId)

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.title ?? ''} · Preflight` }, { name: 'robots', content: 'noindex' }]
}

export default function ReadyRoute({ loaderData: { view } }: Route.ComponentProps) {
  return <ReadyPage view={view} />
}
