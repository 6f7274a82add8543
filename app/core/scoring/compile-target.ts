import type { Question } from '#content/schema.ts'
import { activeRows, assumptionsBehind, type Target, targetApplies } from './active-rows.ts'
import { freeze } from './capability-state.ts'
import type { Model } from './compile-model.ts'
import { type GroupRow, type MergedRows, mergeRows } from './merge-rows.ts'
import type { GroupMember } from './requirement-short.ts'
import type { Scope } from './scope.ts'

/** A requirement row with indices in place of ids; equal rows of all targets share one number. */
export type RowTest = {
  number: number
  capability: number
  min: number
  /** The part of `min` that homework counts. */
  from: number
  must: boolean
  homework: boolean
}

/** An any-of group with indices in place of ids. */
export type GroupTest = { anyOf: string; must: boolean; weight: number; options: GroupMember[][] }

/** One row of the fit: a merged row before the split in homework and specific. */
export type FitTest = { capability: number; min: number; weight: number }

/** A target under one scope, ready to be judged. */
export type CompiledTarget = {
  id: string
  applies: boolean
  nearlySteps: number
  homework: RowTest[]
  specific: RowTest[]
  groups: GroupTest[]
  /** All rows and groups that could block or are wished, ids ascending. */
  listed: ({ row: RowTest } | { group: GroupTest })[]
  fit: FitTest[]
  fitWeight: number
  assumes: string[]
  rows: MergedRows
}

/** What a target is compiled under: its own scope and the one that capabilities are measured under. */
export type TargetContext = {
  scope: Scope
  organisation: Scope
  /** Whether a capability applies under both. */
  applies(capability: string): boolean
  /** Whether a question is part of the form. */
  isMeasured(question: Question): boolean
}

/** Merges a target's rows under a scope and replaces ids by indices. */
export function compileTarget(model: Model, target: Target, context: TargetContext): CompiledTarget {
  const { catalogue, alternatives } = model
  const rows = mergeRows(activeRows(catalogue, target, context.scope), { applies: context.applies, alternatives })
  const indexOf = (capability: string) => model.capabilityIndex.get(capability) as number
  const homework = rows.musts.flatMap((row) =>
    row.homework ? [rowTest(model, { ...row, min: row.homework.min, from: 0, must: true, homework: true })] : [],
  )
  const specific = rows.musts.flatMap((row) =>
    row.specific ? [rowTest(model, { ...row, ...row.specific, must: true, homework: false })] : [],
  )
  const softs = rows.softs.map((row) => rowTest(model, { ...row, from: 0, must: false }))
  const groups = rows.groups.map((group) => groupTest(group, indexOf))
  const fit = [...rows.musts, ...rows.softs].map(({ capability, min, weight }) => ({
    capability: indexOf(capability),
    min,
    weight,
  }))
  const { technique, useCase } = catalogue.constants.nearlySteps
  return {
    id: target.item.id,
    applies: targetApplies(target, context.scope),
    nearlySteps: target.kind === 'technique' ? technique : useCase,
    homework,
    specific,
    groups,
    listed: inOrder(model, { rows: [...homework, ...specific, ...softs], groups }),
    fit,
    fitWeight: [...fit, ...groups].reduce((sum, { weight }) => sum + weight, 0),
    assumes: freeze(assumptionsBehind(catalogue, target, context)),
    rows,
  }
}

type RowSource = { capability: string; min: number; from: number; must: boolean; homework: boolean }

function rowTest(model: Model, { capability, min, from, must, homework }: RowSource): RowTest {
  const key = `${capability} ${min} ${from} ${must} ${homework}`
  const number = model.rowNumbers.get(key) ?? model.rowNumbers.size
  model.rowNumbers.set(key, number)
  return { number, capability: model.capabilityIndex.get(capability) as number, min, from, must, homework }
}

function groupTest({ anyOf, must, weight, options }: GroupRow, indexOf: (capability: string) => number): GroupTest {
  const indexed = options.map((members) =>
    members.map((member) => ({ capability: indexOf(member.capability), min: member.min, must: member.must })),
  )
  return { anyOf, must, weight, options: indexed }
}

type Listed = { rows: RowTest[]; groups: GroupTest[] }

function inOrder(model: Model, { rows, groups }: Listed): ({ row: RowTest } | { group: GroupTest })[] {
  const named = [
    ...rows.map((row) => ({ key: model.capabilities[row.capability]?.capability.id ?? '', entry: { row } })),
    ...groups.map((group) => ({ key: group.anyOf, entry: { group } })),
  ]
  return named.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ entry }) => entry)
}
