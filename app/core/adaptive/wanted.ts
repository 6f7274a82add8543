import type { Model } from '#app/core/scoring/compile-model.ts'
import type { CompiledTarget } from '#app/core/scoring/compile-target.ts'
import type { GroupMember } from '#app/core/scoring/requirement-short.ts'
import type { ScopePlan } from '#app/core/scoring/scope-plan.ts'
import type { TargetDemands } from '#app/core/scoring/target-demands.ts'

/** What must hold of one capability: `specific` beyond `from`, and `homework`; 0 where nothing is asked. */
type Minimum = { capability: number; specific: number; from: number; homework: number }

/** A technique or use case whose verdict is wanted, with all that its verdict hangs on. */
export type Wanted = {
  id: string
  applies: boolean
  nearlySteps: number
  /** Scope questions without a definite answer that could change the verdict. */
  assumes: readonly string[]
  /** One a capability. */
  minima: Minimum[]
  /** Options of each any-of group that is a must. */
  groups: GroupMember[][][]
}

/** What the wanted verdicts hang on under a scope; ids ascending, each once. */
export function readWanted(model: Model, plan: ScopePlan, ids: readonly string[]): Wanted[] {
  return [...new Set(ids)].sort().map((id) => {
    const target = model.targetById.get(id)
    if (target === undefined) throw new RangeError(`${id} is not a technique or use case.`)
    return target.kind === 'technique'
      ? wantedIn(plan, { id, targets: plan.techniques, demands: plan.techniqueDemands })
      : wantedIn(plan, { id, targets: plan.useCases, demands: plan.useCaseDemands })
  })
}

type Place = { id: string; targets: readonly CompiledTarget[]; demands: TargetDemands }

function wantedIn({ demands: table }: ScopePlan, { id, targets, demands }: Place): Wanted {
  const at = targets.findIndex((target) => target.id === id)
  const { applies, nearlySteps, assumes } = targets[at] as CompiledTarget
  const { starts, items } = demands.listed
  const minima = new Map<number, Minimum>()
  const groups: Wanted['groups'] = []
  for (const slot of items.subarray(starts[at], starts[at + 1])) {
    const row = table.rows[slot]
    if (row === undefined) continue
    if (row === null) {
      const { group } = table.groups.find((one) => one.slot === slot) ?? {}
      if (group?.must) groups.push(group.options)
      continue
    }
    if (!row.must) continue
    const known = minima.get(row.capability) ?? { capability: row.capability, specific: 0, from: 0, homework: 0 }
    const own = row.homework ? { homework: row.min } : { specific: row.min, from: row.from }
    minima.set(row.capability, { ...known, ...own })
  }
  return { id, applies, nearlySteps, assumes, minima: [...minima.values()], groups }
}
