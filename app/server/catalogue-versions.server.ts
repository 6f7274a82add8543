import type { Locale } from '#app/messages/locales.ts'
import { loadHistory } from '#content/history.server.ts'
import type { CatalogueVersion } from '#content/schema/beside-catalogue.ts'
import type { Catalogue } from '#content/schema.ts'

const read = new Map<Locale, readonly CatalogueVersion[]>()

/** A version as pages tell it: items by name, those that were retired by id. */
export type ToldVersion = Omit<CatalogueVersion, 'hash'> & { hash: string; isCurrent: boolean }

/**
 * The versions of the catalogue, the newest first; the one that runs has the hash of what runs. Read once a language.
 *
 * @param catalogue of the same language
 */
export function catalogueVersions(catalogue: Catalogue, locale: Locale): ToldVersion[] {
  const versions = read.get(locale) ?? loadHistory({ locale })
  read.set(locale, versions)
  const names = namesOf(catalogue)
  const told = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id)
  return versions.map((version) => ({
    ...version,
    added: told(version.added),
    changed: told(version.changed),
    hash: version.hash ?? catalogue.hash,
    isCurrent: version.hash === null,
  }))
}

function namesOf({ capabilities, techniques, useCases, actions, templates, pitfalls, questions }: Catalogue) {
  const named = [capabilities, techniques, useCases, actions, templates, pitfalls].flat()
  return new Map([
    ...named.map(({ id, name }) => [id, name] as const),
    ...questions.map(({ id, ask }) => [id, ask] as const),
  ])
}
