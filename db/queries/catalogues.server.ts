import { eq, min, sql } from 'drizzle-orm'
import type { Catalogue } from '#content/schema.ts'
import type { SysTx } from '#db/client.server.ts'
import { catalogues } from '#db/schema/operations.ts'

/** Keeps a catalogue under its hash; one that is known already stays as it was. Called at every start. */
export async function saveCatalogue(tx: SysTx, catalogue: Catalogue): Promise<void> {
  await tx.insert(catalogues).values({ hash: catalogue.hash, catalogue }).onConflictDoNothing()
}

/** A catalogue that this database was once started with, or `null`. */
export async function findCatalogue(tx: SysTx, hash: string): Promise<Catalogue | null> {
  const [found] = await tx.select({ catalogue: catalogues.catalogue }).from(catalogues).where(eq(catalogues.hash, hash))
  return found?.catalogue ?? null
}

/** The versions of the catalogue that this database was ever started with, and when each came. */
export async function listCatalogueVersions(tx: SysTx): Promise<{ version: string; firstSeen: Date }[]> {
  const version = sql<string>`${catalogues.catalogue} ->> 'version'`
  const rows = await tx
    .select({ version, firstSeen: min(catalogues.firstSeen) })
    .from(catalogues)
    .groupBy(version)
  return rows.flatMap(({ firstSeen, ...row }) => (firstSeen ? [{ ...row, firstSeen }] : []))
}
