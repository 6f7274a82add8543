import type { LibraryPlace } from '#app/routes/library/library-places.ts'
import type { Claim, Reference } from '#content/schema/techniques.ts'
import type { Catalogue } from '#content/schema.ts'

export type SourceView = { id: string; citation: string; locator: string; href: string | null; isSeen: boolean }
export type ClaimView = Pick<Claim, 'id' | 'claim' | 'source' | 'literature' | 'test' | 'verdictRule'> & {
  references: SourceView[]
  /** Where it stands in the register; `null`: the register of today has it no longer. */
  href: string | null
}

/** References in the order named; ids that the catalogue does not know are left out. */
export function sourcesOf(catalogue: Catalogue, ids: readonly string[]): SourceView[] {
  const references = new Map(catalogue.references.map((reference) => [reference.id, reference]))
  return ids.flatMap((id) => {
    const reference = references.get(id)
    if (!reference) return []
    const { citation, locator, seen } = reference
    return [{ id, citation, locator, href: addressOf(reference), isSeen: seen }]
  })
}

/** Claims with what was found about them, never as facts. */
export function claimsOf(catalogue: Catalogue, ids: readonly string[], library: LibraryPlace): ClaimView[] {
  return catalogue.claims
    .filter(({ id }) => ids.includes(id))
    .map(({ id, claim, source, literature, test, verdictRule, references }) => ({
      id,
      claim,
      source,
      literature,
      test,
      verdictRule,
      references: sourcesOf(catalogue, references),
      href: library('claims', id),
    }))
}

/** Where a reference can be read, if its locator says so. */
function addressOf({ locator }: Reference): string | null {
  if (locator.startsWith('arXiv:')) return `https://arxiv.org/abs/${locator.slice('arXiv:'.length)}`
  if (locator.startsWith('doi:')) return `https://doi.org/${locator.slice('doi:'.length)}`
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+\/\S*$/.test(locator) ? `https://${locator}` : null
}
