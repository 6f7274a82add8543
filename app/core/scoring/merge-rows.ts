import type { CapabilityMinimum, ProfileId, Requirement } from '#content/schema.ts'

/** Where a row comes from: the target's own list or a profile. */
type RowSource = 'own' | ProfileId

/** One row that is active, with its source; `rank` orders sources where two rows ask the same: lowest first, then as given. */
export type SourcedRow = { requirement: Requirement; source: RowSource; rank: number }

/** What must hold of one capability: what every pilot asks (homework), and what the target asks above that. */
export type MustRow = {
  capability: string
  min: number
  weight: number
  why: string
  /** Other reasons for the same capability. */
  also: string[]
  homework: { min: number; why: string; profiles: ProfileId[] } | null
  /** `from`: the homework's minimum, 0 if there is none. */
  specific: { min: number; from: number; why: string } | null
}

/** What is wished of one capability above the must. */
export type SoftRow = {
  capability: string
  min: number
  weight: number
  why: string
  also: string[]
  /** The wish comes from a profile alone. */
  homework: boolean
}

/** One of several options is enough; `must` of a member is what the musts ask of its capability anyway. */
export type GroupRow = {
  anyOf: string
  must: boolean
  weight: number
  why: string
  also: string[]
  options: (CapabilityMinimum & { must: number })[][]
}

/** At most one must row and one soft row a capability, ids ascending. */
export type MergedRows = { musts: MustRow[]; softs: SoftRow[]; groups: GroupRow[] }

/** What merging has to know beside the rows. */
export type MergeContext = {
  applies(capability: string): boolean
  alternatives: ReadonlyMap<string, { options: CapabilityMinimum[][] }>
}

/**
 * Merges the active rows of a target: the highest minimum and weight count, and its reason leads.
 *
 * @source mapping A5-A7, needs 1
 */
export function mergeRows(rows: readonly SourcedRow[], context: MergeContext): MergedRows {
  const byCapability = groupBy(rows, ({ requirement }) => requirement.capability)
  const capabilities = [...byCapability.keys()].filter((capability) => context.applies(capability)).sort()
  const musts = capabilities.flatMap((capability) => mergeMusts(capability, byCapability.get(capability) ?? []))
  const mustMin = new Map<string, number>(musts.map(({ capability, min }) => [capability, min]))
  const softs = capabilities.flatMap((capability) =>
    mergeSofts(capability, byCapability.get(capability) ?? [], mustMin.get(capability) ?? 0),
  )
  const byGroup = groupBy(rows, ({ requirement }) => requirement.anyOf)
  const groups = [...byGroup.keys()].sort().flatMap((id) => mergeGroup(id, byGroup.get(id) ?? [], { context, mustMin }))
  return { musts, softs, groups }
}

function groupBy(rows: readonly SourcedRow[], key: (row: SourcedRow) => string | null): Map<string, SourcedRow[]> {
  const groups = new Map<string, SourcedRow[]>()
  for (const row of rows) {
    const id = key(row)
    if (id === null) continue
    const group = groups.get(id)
    if (group) group.push(row)
    else groups.set(id, [row])
  }
  return groups
}

function mergeMusts(capability: string, rows: SourcedRow[]): MustRow[] {
  const musts = rows.filter(({ requirement }) => requirement.must)
  const all = leadOf(musts)
  if (all === null) return []
  const homework = leadOf(musts.filter(({ source }) => source !== 'own'))
  const specific = leadOf(musts.filter(({ source }) => source === 'own'))
  const from = homework?.min ?? 0
  const profiles = musts.flatMap(({ source }) => (source === 'own' ? [] : [source]))
  return [
    {
      capability,
      ...all,
      homework: homework && { min: homework.min, why: homework.why, profiles: [...new Set(profiles)].sort() },
      specific: specific && specific.min > from ? { min: specific.min, from, why: specific.why } : null,
    },
  ]
}

function mergeSofts(capability: string, rows: SourcedRow[], mustMin: number): SoftRow[] {
  const wishes = rows.filter(({ requirement }) => !requirement.must)
  const lead = leadOf(wishes)
  if (lead === null || lead.min <= mustMin) return []
  const own = leadOf(wishes.filter(({ source }) => source === 'own'))
  return [{ capability, ...lead, homework: own === null || own.min < lead.min }]
}

type Lead = { min: number; weight: number; why: string; also: string[] }

function leadOf(rows: readonly SourcedRow[]): Lead | null {
  const [first, ...others] = rows.toSorted(byLead)
  if (first === undefined) return null
  const { min, why } = first.requirement
  const also = new Set(others.map(({ requirement }) => requirement.why))
  also.delete(why)
  return { min, why, also: [...also], weight: Math.max(...rows.map(({ requirement }) => requirement.weight)) }
}

/** Rows that tie stay in the order of the content, which is alike in every language; that of their words is not. */
const byLead = (a: SourcedRow, b: SourcedRow) => b.requirement.min - a.requirement.min || a.rank - b.rank

type GroupContext = { context: MergeContext; mustMin: ReadonlyMap<string, number> }

function mergeGroup(anyOf: string, rows: SourcedRow[], { context, mustMin }: GroupContext): GroupRow[] {
  const lead = leadOf(rows)
  const alternative = context.alternatives.get(anyOf)
  if (lead === null || alternative === undefined) return []
  const options = alternative.options.map((members) =>
    members
      .filter(({ capability }) => context.applies(capability))
      .map((member) => ({ ...member, must: mustMin.get(member.capability) ?? 0 })),
  )
  if (options.some((members) => members.every(({ min, must }) => min <= must))) return []
  const { why, also, weight } = lead
  return [{ anyOf, must: rows.some(({ requirement }) => requirement.must), weight, why, also, options }]
}
