import { and, eq, inArray, min, sql } from 'drizzle-orm'
import type { Locale } from '#app/messages/locales.ts'
import type { Catalogue } from '#content/schema.ts'
import type { SysTx } from '#db/client.server.ts'
import { catalogues } from '#db/schema/operations.ts'

/**
 * Keeps a catalogue under its hash and language; one that is known already stays as it was. Called at every start, and in
 * every language when something is frozen by it.
 */
export async function saveCatalogue(tx: SysTx, catalogue: Catalogue, language: Locale = 'en'): Promise<void> {
  await tx.insert(catalogues).values({ hash: catalogue.hash, language, catalogue }).onConflictDoNothing()
}

/** The languages in which a catalogue is kept. */
export async function languagesOfCatalogue(tx: SysTx, hash: string): Promise<Set<string>> {
  const kept = await tx.select({ language: catalogues.language }).from(catalogues).where(eq(catalogues.hash, hash))
  return new Set(kept.map(({ language }) => language))
}

/** A catalogue that this database was once started with, in a language or else in English; `null`: there is none. */
export async function findCatalogue(tx: SysTx, hash: string, language: Locale = 'en'): Promise<Catalogue | null> {
  const found = await tx
    .select({ catalogue: catalogues.catalogue, language: catalogues.language })
    .from(catalogues)
    .where(and(eq(catalogues.hash, hash), inArray(catalogues.language, [language, 'en'])))
  return (found.find((one) => one.language === language) ?? found[0])?.catalogue ?? null
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
