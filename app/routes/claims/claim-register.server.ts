import { libraryPlaces } from '#app/routes/library/library-places.ts'
import { claimsOf } from '#app/routes/results/sources.server.ts'
import type { Catalogue } from '#content/schema.ts'

export type RegisteredClaim = ReturnType<typeof claimRegister>[number]

/** Every claim with what was found of it and where it is spoken of, in the catalogue's order. */
export function claimRegister(catalogue: Catalogue) {
  const { claims, techniques, useCases } = catalogue
  return claimsOf(
    catalogue,
    claims.map(({ id }) => id),
    libraryPlaces(catalogue),
  ).map((claim) => ({
    ...claim,
    techniques: namesOf(techniques, claim.id),
    useCases: namesOf(useCases, claim.id),
  }))
}

const namesOf = (items: readonly { id: string; name: string; claims: string[] }[], claim: string) =>
  items.filter(({ claims }) => claims.includes(claim)).map(({ id, name }) => ({ id, name }))
