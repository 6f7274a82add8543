import { parseExpression } from '../expression.ts'
import type { AlternativeFile, ProfileFile, RequirementFile } from '../files/requirement.ts'
import type { Item } from '../layout.ts'
import type { Alternative, CapabilityMinimum, Profile, ProfileId, Requirement } from '../schema.ts'

/** One row; a row on a group has the capability `null` and the minimum 0. */
export function assembleRequirement(row: RequirementFile): Requirement {
  return {
    capability: row.capability ?? null,
    min: row.min ?? 0,
    anyOf: row.any_of ?? null,
    weight: row.weight,
    must: row.must,
    why: row.why,
    buildOnly: row.build_only,
  }
}

/** A map of minimums as a list, in the order written. */
export function assembleMinimums(minimums: Record<string, CapabilityMinimum['min']>): CapabilityMinimum[] {
  return Object.entries(minimums).map(([capability, min]) => ({ capability, min }))
}

/** One profile with its condition read. @throws ExpressionError if that fails */
export function assembleProfile({ id, data }: Item<ProfileFile>): Profile {
  return {
    id: id as ProfileId,
    name: data.name,
    when: parseExpression(data.when),
    requirements: data.needs.map(assembleRequirement),
  }
}

/** One group; each option is the list of minimums that must all hold. */
export function assembleAlternative({ id, data }: Item<AlternativeFile>): Alternative {
  return { id, name: data.name, options: data.options.map(assembleMinimums), why: data.why }
}
