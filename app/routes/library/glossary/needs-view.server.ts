import type { RungView } from '#app/routes/results/view.ts'
import type { Technique } from '#content/schema/techniques.ts'
import type { Capability, Catalogue, Profile, ProfileId, Requirement } from '#content/schema.ts'

/** A level that is asked for, or would help, and why. */
type Asked = { level: number; why: string }

/** One capability on its ladder; at least one of `must` and `helps` is set. */
export type NeedView = {
  id: string
  name: string
  definition: string
  rungs: RungView[]
  must: Asked | null
  helps: Asked | null
  /** What to do where nothing raises it; `null`: actions do. */
  wayOut: string | null
}

/** Several ways to one end. All members of an option are needed for it. */
export type WaysView = {
  id: string
  name: string
  about: string
  why: string
  isMust: boolean
  options: { name: string; rung: RungView }[][]
}

type NeedsPart = { needs: NeedView[]; ways: WaysView[] }

/** What a technique shares with others of its kind: named for each row, as the ladder stands where it is its own. */
export type ProfileView = {
  id: ProfileId
  name: string
  rows: { id: string; name: string; rung: RungView; why: string; isMust: boolean }[]
}

export type NeedsView = {
  own: NeedsPart
  /** Only for models that are adapted or trained. */
  build: NeedsPart
  profiles: ProfileView[]
}

/** All that a technique asks for of an organisation that nothing is known of. Musts come first. */
export function needsOf(catalogue: Catalogue, { requirements, profiles }: Technique): NeedsView {
  const part = (isBuild: boolean): NeedsPart => {
    const rows = requirements.filter(({ buildOnly }) => buildOnly === isBuild)
    return { needs: needsIn(catalogue, rows), ways: rows.flatMap((row) => waysOf(catalogue, row)) }
  }
  return {
    own: part(false),
    build: part(true),
    profiles: catalogue.profiles
      .filter(({ id }) => profiles.includes(id))
      .map((profile) => profileView(catalogue, profile)),
  }
}

function needsIn(catalogue: Catalogue, rows: readonly Requirement[]): NeedView[] {
  const ids = [...new Set(rows.flatMap(({ capability }) => capability ?? []))]
  const needs = ids.flatMap((id) => {
    const capability = catalogue.capabilities.find((one) => one.id === id)
    return capability
      ? [
          needView(
            capability,
            rows.filter((row) => row.capability === id),
          ),
        ]
      : []
  })
  return needs.sort((a, b) => Number(b.must !== null) - Number(a.must !== null))
}

const LEVELS = [0, 1, 2, 3, 4] as const

function needView(capability: Capability, rows: readonly Requirement[]): NeedView {
  const { id, name, definition, wayOut } = capability
  const asked = (isMust: boolean): Asked | null => {
    const row = rows.filter(({ must }) => must === isMust).toSorted((a, b) => b.min - a.min)[0]
    return row ? { level: row.min, why: row.why } : null
  }
  const rungs = LEVELS.map((level) => rungOf(capability, level))
  return { id, name, definition, rungs, must: asked(true), helps: asked(false), wayOut: wayOut ?? null }
}

function waysOf(catalogue: Catalogue, { anyOf, why, must }: Requirement): WaysView[] {
  const ways = catalogue.alternatives.find(({ id }) => id === anyOf)
  if (!ways) return []
  const options = ways.options.map((members) =>
    members.flatMap(({ capability, min }) => {
      const found = catalogue.capabilities.find(({ id }) => id === capability)
      return found ? [{ name: found.name, rung: rungOf(found, min) }] : []
    }),
  )
  return [{ id: ways.id, name: ways.name, about: ways.why, why, isMust: must, options }]
}

function profileView({ capabilities }: Catalogue, { id, name, requirements }: Profile): ProfileView {
  const rows = requirements.flatMap(({ capability, min, why, must }) => {
    const found = capabilities.find((one) => one.id === capability)
    return found ? [{ id: found.id, name: found.name, rung: rungOf(found, min), why, isMust: must }] : []
  })
  return { id, name, rows: rows.sort((a, b) => Number(b.isMust) - Number(a.isMust)) }
}

/** One step of a ladder on which nobody stands yet. */
function rungOf({ levels }: Capability, level: Requirement['min']): RungView {
  const { lead, rest, facts } = levels[level]
  return { level, text: lead + rest, facts, state: 'ahead' }
}
