import { pageTitle } from '#app/routes/page-title.ts'
import type { Route } from './+types/provider-callback'
import { takeIn } from './provider-callback.server.ts'
import { ProviderFailed } from './provider-failed.tsx'

export const handle = { words: ['account'] }
export const meta = pageTitle('provider')

/** Where providers send people back to that were set up before each workspace had an address of its own. */
export const loader = ({ context, request, url }: Route.LoaderArgs) => takeIn(context, { request, url, at: null })

export default function ProviderCallbackRoute({ loaderData }: Route.ComponentProps) {
  return <ProviderFailed why={loaderData.why} />
}
