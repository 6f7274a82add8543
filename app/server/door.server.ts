import { type RouterContextProvider, redirect } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { type Door, type Owed, owedAt, type Proof } from '#app/core/access/door.ts'
import { withReturn } from '#app/core/account/safe-place.ts'
import { refusal } from './refusal.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * Lets a member into a workspace that asks for nothing more than they have shown.
 *
 * @throws see {@link leadToProof}
 */
export function requireOpenDoor(context: Context, door: Door, proof: Proof): void {
  const owed = owedAt(door, proof)
  if (owed !== null) throw leadToProof(context, { workspaceId: door.workspaceId, owed })
}

/**
 * Leads a member to what they still owe a workspace, and from there back to the page they wanted.
 *
 * @returns a redirect; a 403 response that says why where something was sent, since nothing of it was done
 */
export function leadToProof(context: Context, { workspaceId, owed }: Closed): Response {
  const { place } = context.get(page)
  if (place === null)
    return refusal(403, context.get(services).say(owed === 'useProvider' ? 'providerFirst' : 'factorFirst'))
  return redirect(withReturn(WAY[owed](workspaceId), place))
}

export type Closed = { workspaceId: string; owed: Owed }

const WAY: Record<Owed, (workspaceId: string) => string> = {
  useProvider: (workspaceId) => `/workspaces/${workspaceId}/enter`,
  addFactor: () => '/account/security',
  giveFactor: () => '/account/confirm',
}
