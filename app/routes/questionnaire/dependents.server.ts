import type { Catalogue, Requirement } from '#content/schema.ts'

/** Ids of use cases and techniques that a capability's level can block, and why it is asked. */
export type CapabilityUse = { useCases: string[]; techniques: string[]; why: string | null }

/** What hangs on each capability: rows of its own, of its profiles, and any-of groups. Computed once per catalogue. */
export function usesOfCapabilities(catalogue: Catalogue): Map<string, CapabilityUse> {
  const known = memo.get(catalogue)
  if (known) return known
  const uses = new Map(
    catalogue.capabilities.map(({ id }): [string, CapabilityUse] => [id, { useCases: [], techniques: [], why: null }]),
  )
  const note = (rows: readonly Requirement[], add: (use: CapabilityUse) => string[], id: string) => {
    for (const { capability, why } of namedIn(catalogue, rows)) {
      const use = uses.get(capability)
      if (!use) continue
      use.why ??= why
      const list = add(use)
      if (!list.includes(id)) list.push(id)
    }
  }
  const rowsOf = (item: { requirements: Requirement[]; profiles: string[] }) => [
    ...item.requirements,
    ...catalogue.profiles.filter(({ id }) => item.profiles.includes(id)).flatMap(({ requirements }) => requirements),
  ]
  for (const useCase of catalogue.useCases) note(rowsOf(useCase), (use) => use.useCases, useCase.id)
  for (const technique of catalogue.techniques) note(rowsOf(technique), (use) => use.techniques, technique.id)
  memo.set(catalogue, uses)
  return uses
}

const memo = new WeakMap<Catalogue, Map<string, CapabilityUse>>()

function namedIn(catalogue: Catalogue, rows: readonly Requirement[]): { capability: string; why: string }[] {
  return rows.flatMap(({ capability, anyOf, why }) => {
    if (capability !== null) return [{ capability, why }]
    const group = catalogue.alternatives.find(({ id }) => id === anyOf)
    return group ? group.options.flat().map((member) => ({ capability: member.capability, why: group.why })) : []
  })
}
