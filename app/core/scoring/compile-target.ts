import type { Question } from '#content/schema.ts'
import { activeRows, assumptionsBehind, type Target, targetApplies } from './active-rows.ts'
import { freeze } from './capability-state.ts'
import type { Model } from './compile-model.ts'
import { type DemandTable, placeOfTerm, slotOfGroup, slotOfRow } from './demands.ts'
import { type MergedRows, mergeRows } from './merge-rows.ts'
import type { Scope } from './scope.ts'
import type { OwnDemands } from './target-demands.ts'

/** A target under one scope. */
export type CompiledTarget = {
  id: string
  applies: boolean
  nearlySteps: number
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
export function compileTarget(
  model: Model,
  target: Target,
  context: TargetContext,
): { compiled: CompiledTarget; demands: OwnDemands } {
  const { catalogue, alternatives } = model
  const rows = mergeRows(activeRows(catalogue, target, context.scope), { applies: context.applies, alternatives })
  const { technique, useCase } = catalogue.constants.nearlySteps
  return {
    compiled: {
      id: target.item.id,
      applies: targetApplies(target, context.scope),
      nearlySteps: target.kind === 'technique' ? technique : useCase,
      assumes: freeze(assumptionsBehind(catalogue, target, context)),
      rows,
    },
    demands: { listed: enterRows(model, rows, context.table), ...enterFit(model, rows, context.table) },
  }
}

type Entered = { id: string; slot: number }

function enterRows(model: Model, { musts, softs, groups }: MergedRows, table: DemandTable): number[] {
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
  const grouped = groups.map((group) => ({ id: group.anyOf, slot: slotOfGroup(model, table, group) }))
  return [...homework, ...specific, ...wished, ...grouped]
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ slot }) => slot)
}

function enterFit(model: Model, { musts, softs, groups }: MergedRows, table: DemandTable): Omit<OwnDemands, 'listed'> {
  const rows = [...musts, ...softs].map(({ capability, min, weight }) => ({
    capability: model.capabilityIndex.get(capability) as number,
    min,
    weight,
  }))
  const grouped = groups.map((group) => ({ slot: slotOfGroup(model, table, group), weight: group.weight }))
  const terms = [...rows, ...grouped]
  return {
    fit: terms.map((term) => placeOfTerm(table, term)),
    fitWeightSum: terms.reduce((sum, { weight }) => sum + weight, 0),
  }
}
