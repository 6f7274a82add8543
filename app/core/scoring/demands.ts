import type { Model } from './compile-model.ts'
import type { GroupRow } from './merge-rows.ts'
import type { GroupMember } from './requirement-short.ts'
import type { Blocker } from './result.ts'

/** A requirement row with indices in place of ids. */
export type RowDemand = {
  /** The same in all plans of a model. */
  number: number
  capability: number
  min: number
  /** The part of `min` that homework counts. */
  from: number
  must: boolean
  homework: boolean
  /** What to say of it, by level, where the level is sure. */
  settled: (Blocker | undefined)[]
}

/** An any-of group with indices in place of ids. */
type GroupDemand = { anyOf: string; must: boolean; options: GroupMember[][] }

/** A merged row or group with its weight in the fit; `demand` is a slot if it is a group. */
export type FitTerm = { weight: number } & ({ capability: number; min: number } | { slot: number })

/** Every distinct demand of a plan's targets by slot, and every distinct term of their fits by place. */
export type DemandTable = {
  demands: (RowDemand | GroupDemand)[]
  slots: Map<string, number>
  terms: FitTerm[]
  places: Map<string, number>
}

/** An empty table. */
export function newDemandTable(): DemandTable {
  return { demands: [], slots: new Map(), terms: [], places: new Map() }
}

/** The slot of a requirement row: its place among the demands, from 0; equal rows share one. */
export function slotOfRow(model: Model, table: DemandTable, row: Omit<RowDemand, 'number' | 'settled'>): number {
  const key = `${row.capability} ${row.min} ${row.from} ${row.must} ${row.homework}`
  const number = model.rowNumbers.get(key) ?? model.rowNumbers.size
  model.rowNumbers.set(key, number)
  return placeIn(table.demands, table.slots, { key, make: () => ({ number, ...row, settled: [] }) })
}

/** The slot of an any-of group; equal groups share one only if the musts ask the same of their members. */
export function slotOfGroup(model: Model, table: DemandTable, { anyOf, must, options }: GroupRow): number {
  const indexed = options.map((members) =>
    members.map((member) => ({
      capability: model.capabilityIndex.get(member.capability) as number,
      min: member.min,
      must: member.must,
    })),
  )
  const key = JSON.stringify([anyOf, must, indexed])
  return placeIn(table.demands, table.slots, { key, make: () => ({ anyOf, must, options: indexed }) })
}

/** The place of a term of a fit. */
export function placeOfTerm({ terms, places }: DemandTable, term: FitTerm): number {
  return placeIn(terms, places, { key: JSON.stringify(term), make: () => term })
}

function placeIn<T>(list: T[], known: Map<string, number>, { key, make }: { key: string; make: () => T }): number {
  const place = known.get(key) ?? list.push(make()) - 1
  known.set(key, place)
  return place
}

/** A table laid out for weighing. By slot; a group counts among the rows as one that asks nothing. */
export type Demands = {
  rows: (RowDemand | null)[]
  capabilities: Uint16Array
  mins: Uint8Array
  froms: Uint8Array
  groups: { slot: number; group: GroupDemand; terms: GroupTerm[] }[]
  rowTerms: RowTerm[]
  termCount: number
}

type GroupTerm = { place: number; weight: number }
type RowTerm = GroupTerm & { capability: number; min: number }

/** Lays out a table that is complete. */
export function layOutTable({ demands, terms }: DemandTable): Demands {
  const rows = demands.map((demand) => ('options' in demand ? null : demand))
  const termsOf = (slot: number) =>
    terms.flatMap((term, place) => ('slot' in term && term.slot === slot ? [{ place, weight: term.weight }] : []))
  return {
    rows,
    capabilities: Uint16Array.from(rows, (row) => row?.capability ?? 0),
    mins: Uint8Array.from(rows, (row) => row?.min ?? 0),
    froms: Uint8Array.from(rows, (row) => row?.from ?? 0),
    groups: demands.flatMap((demand, slot) =>
      'options' in demand ? [{ slot, group: demand, terms: termsOf(slot) }] : [],
    ),
    rowTerms: terms.flatMap((term, place) => ('slot' in term ? [] : [{ place, ...term }])),
    termCount: terms.length,
  }
}
