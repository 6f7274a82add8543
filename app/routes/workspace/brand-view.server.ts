import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { readableOn } from '#app/core/brand/readable.ts'
import { GROUNDS } from '#app/report/brand.ts'
import { logoOf } from '#app/server/brand.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { type BrandOwner, findBrand, findClientName } from '#db/queries/brands.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * Whose look an address is about: with `?client=` one client's, else the workspace's own.
 *
 * @throws a 404 response if the workspace has no such client
 */
export async function brandOwnerOf(context: Context, { scope }: OpenWorkspace, url: URL) {
  const id = url.searchParams.get('client')
  if (id === null) return { owner: null, client: null }
  const { database, say } = context.get(services)
  const client = isUuid(id) ? await database.withWorkspace(scope, (tx) => findClientName(tx, id)) : null
  if (client === null) throw refusal(404, say('noClient'))
  return { owner: id, client }
}

/** What the page of a look shows. */
export async function brandView(
  context: Context,
  { scope, workspace }: OpenWorkspace,
  { owner, client }: { owner: BrandOwner; client: string | null },
) {
  const brand = await context.get(services).database.withWorkspace(scope, (tx) => findBrand(tx, owner))
  const accent = brand?.accent ?? null
  return {
    id: workspace.workspaceId,
    workspace: workspace.name,
    clientId: owner,
    client,
    mayChange: can(workspace.role, 'brand.change') && workspace.closesAt === null,
    mayAddress: can(workspace.role, 'workspace.change'),
    hasAddress: workspace.address !== '',
    accent,
    checked: accent === null ? null : coloursOf(accent),
    footer: brand?.footer ?? '',
    logo: brand?.logo ? logoOf(brand.logo) : null,
  }
}

export type BrandView = Awaited<ReturnType<typeof brandView>>

/** How a wished colour reads on each ground. */
export type BrandColours = ReturnType<typeof coloursOf>

const coloursOf = (accent: string) => ({
  light: readableOn(accent, GROUNDS.light),
  dark: readableOn(accent, GROUNDS.dark),
})
