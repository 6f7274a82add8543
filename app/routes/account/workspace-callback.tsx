import { pageTitle } from '#app/routes/page-title.ts'
import type { Route } from './+types/workspace-callback'
import { takeIn } from './provider-callback.server.ts'
import { ProviderFailed } from './provider-failed.tsx'

export const handle = { words: ['account'] }
export const meta = pageTitle('provider')

/** Where the provider of one workspace sends people back to. */
export const loader = ({ context, params, request, url }: Route.LoaderArgs) =>
  takeIn(context, { request, url, at: params.providerOf })

export default function WorkspaceCallbackRoute({ loaderData }: Route.ComponentProps) {
  return <ProviderFailed why={loaderData.why} />
}
