import type { Question } from '#content/schema.ts'
import { activeRows, assumptionsBehind, type Target, targetApplies } from './active-rows.ts'
import { freeze } from './capability-state.ts'
import type { Model } from './compile-model.ts'
import { type DemandTable, fitPlaceOf, type GroupDemand, slotOfGroup, slotOfRow } from './demands.ts'
import { type MergedRows, mergeRows } from './merge-rows.ts'
import type { Scope } from './scope.ts'

/** A target under one scope, ready to be judged: its demands by slot. */
export type CompiledTarget = {
  id: string
  applies: boolean
  nearlySteps: number
  homework: Int32Array
  /** Specific must rows and must groups. */
  specific: Int32Array
  /** All that could block or is wished, ids ascending. */
  listed: Int32Array
  /** The merged rows before the split in homework and specific, by place in the tally, with their weights. */
  fit: Int32Array
  fitWeights: Float64Array
  fitWeightSum: number
  assumes: string[]
  rows: MergedRows
}

/** What a target is compiled under: its own scope and the one that capabilities are measured under. */
export type TargetContext = {
  table: DemandTable
  scope: Scope
  organisation: Scope
  /** Whether a capability applies under both. */
  applies(capability: string): boolean
  /** Whether a question is part of the form. */
  isMeasured(question: Question): boolean
}

/** Merges a target's rows under a scope and enters them in the table of demands. */
export function compileTarget(model: Model, target: Target, context: TargetContext): CompiledTarget {
  const { catalogue, alternatives } = model
  const rows = mergeRows(activeRows(catalogue, target, context.scope), { applies: context.applies, alternatives })
  const { homework, specific, listed } = enterRows(model, rows, context.table)
  const fit = enterFit(model, rows, context.table)
  const { technique, useCase } = catalogue.constants.nearlySteps
  return {
    id: target.item.id,
    applies: targetApplies(target, context.scope),
    nearlySteps: target.kind === 'technique' ? technique : useCase,
    homework: Int32Array.from(homework),
    specific: Int32Array.from(specific),
    listed: Int32Array.from(listed),
    fit: Int32Array.from(fit, ({ place }) => place),
    fitWeights: Float64Array.from(fit, ({ weight }) => weight),
    fitWeightSum: fit.reduce((sum, { weight }) => sum + weight, 0),
    assumes: freeze(assumptionsBehind(catalogue, target, context)),
    rows,
  }
}

type Entered = { id: string; slot: number }

function enterRows(model: Model, { musts, softs, groups }: MergedRows, table: DemandTable) {
  const indexOf = (capability: string) => model.capabilityIndex.get(capability) as number
  const enter = (id: string, row: Parameters<typeof slotOfRow>[2]): Entered => ({
    id,
    slot: slotOfRow(model, table, row),
  })
  const homework = musts.flatMap(({ capability: id, homework: part }) =>
    part ? [enter(id, { capability: indexOf(id), min: part.min, from: 0, must: true, homework: true })] : [],
  )
  const specific = musts.flatMap(({ capability: id, specific: part }) =>
    part ? [enter(id, { capability: indexOf(id), min: part.min, from: part.from, must: true, homework: false })] : [],
  )
  const wished = softs.map(({ capability: id, min, homework: isHomework }) =>
    enter(id, { capability: indexOf(id), min, from: 0, must: false, homework: isHomework }),
  )
  const grouped = groups.map((group) => ({ id: group.anyOf, slot: slotOfGroup(model, table, group), must: group.must }))
  const listed = [...homework, ...specific, ...wished, ...grouped].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  )
  return {
    homework: homework.map(({ slot }) => slot),
    specific: [...specific, ...grouped.filter(({ must }) => must)].map(({ slot }) => slot),
    listed: listed.map(({ slot }) => slot),
  }
}

function enterFit(model: Model, { musts, softs, groups }: MergedRows, table: DemandTable) {
  const rows = [...musts, ...softs].map(({ capability, min, weight }) => ({
    place: fitPlaceOf(model.capabilityIndex.get(capability) as number, min),
    weight,
  }))
  const grouped = groups.map((group) => {
    const demand = table.demands[slotOfGroup(model, table, group)] as GroupDemand
    return { place: demand.fitPlace, weight: group.weight }
  })
  return [...rows, ...grouped]
}
