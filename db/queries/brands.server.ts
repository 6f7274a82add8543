import { and, eq, isNull, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { brands } from '#db/schema/brands.ts'
import { clients, workspaces } from '#db/schema/workspaces.ts'
import { writeAudit } from './audit.server.ts'

/** Whose look: a client's, or with `null` the workspace's own. */
export type BrandOwner = string | null

/** A logo as `redrawLogo` gives it. */
export type StoredLogo = { png: Buffer; width: number; height: number; ground: 'paper' | 'dark' }

export type StoredBrand = {
  /** `#rrggbb` as it was wished; `null`: the product's. */
  accent: string | null
  footer: string
  logo: StoredLogo | null
}

const ownedBy = (tx: WorkspaceTx, owner: BrandOwner) =>
  and(
    eq(brands.workspaceId, tx.scope.workspaceId),
    owner === null ? isNull(brands.clientId) : eq(brands.clientId, owner),
  )

/** The look of the scope's workspace or of one of its clients; `null`: none was chosen. */
export async function findBrand(tx: WorkspaceTx, owner: BrandOwner): Promise<StoredBrand | null> {
  const [found] = await tx.select().from(brands).where(ownedBy(tx, owner))
  if (!found) return null
  const { accent, footer, logo, logoWidth, logoHeight, logoGround } = found
  const hasLogo = logo !== null && logoWidth !== null && logoHeight !== null && logoGround !== null
  return {
    accent,
    footer,
    logo: hasLogo ? { png: logo, width: logoWidth, height: logoHeight, ground: logoGround } : null,
  }
}

/**
 * What a report of one client of the scope's workspace shows of whom; looks that nobody chose are `null`.
 *
 * @param clientId `null`: of no client in particular
 * @returns `null` once the workspace is gone
 */
export async function findReportBrands(tx: WorkspaceTx, clientId: string | null) {
  const [workspace] = await tx
    .select({ name: workspaces.name, kind: workspaces.kind, address: workspaces.address })
    .from(workspaces)
    .where(eq(workspaces.workspaceId, tx.scope.workspaceId))
  if (!workspace) return null
  return { workspace, own: await findBrand(tx, null), client: clientId === null ? null : await findBrand(tx, clientId) }
}

export type ReportBrands = NonNullable<Awaited<ReturnType<typeof findReportBrands>>>

/** The name of a client of the scope's workspace; `null`: there is none of this id. */
export async function findClientName(tx: WorkspaceTx, id: string): Promise<string | null> {
  const [client] = await tx
    .select({ name: clients.name })
    .from(clients)
    .where(and(eq(clients.workspaceId, tx.scope.workspaceId), eq(clients.id, id)))
  return client?.name ?? null
}

/** Keeps colour and foot of a look; its logo stays. */
export async function saveBrand(
  tx: WorkspaceTx,
  owner: BrandOwner,
  { accent, footer }: Pick<StoredBrand, 'accent' | 'footer'>,
): Promise<void> {
  await write(tx, owner, { accent, footer })
  await writeAudit(tx, { action: 'brand.changed', facts: factsOf(owner) })
}

/** Keeps a logo in place of the one before, of which nothing is left; `null`: none. */
export async function saveLogo(tx: WorkspaceTx, owner: BrandOwner, logo: StoredLogo | null): Promise<void> {
  await write(tx, owner, {
    logo: logo?.png ?? null,
    logoWidth: logo?.width ?? null,
    logoHeight: logo?.height ?? null,
    logoGround: logo?.ground ?? null,
  })
  await writeAudit(tx, { action: logo ? 'brand.logo' : 'brand.logoRemoved', facts: factsOf(owner) })
}

const factsOf = (owner: BrandOwner) => (owner === null ? {} : { client: owner })

async function write(tx: WorkspaceTx, owner: BrandOwner, changed: Partial<typeof brands.$inferInsert>): Promise<void> {
  const { workspaceId } = tx.scope
  await tx
    .insert(brands)
    .values({ workspaceId, id: newId(), clientId: owner, ...changed })
    .onConflictDoUpdate({
      target: [brands.workspaceId, brands.clientId],
      set: { ...changed, updatedAt: sql`now()` },
    })
}
