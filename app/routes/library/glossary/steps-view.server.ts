import type { Technique } from '#content/schema/techniques.ts'
import type { Action, CapabilityMinimum, Catalogue } from '#content/schema.ts'

export type StepView = Pick<Action, 'id' | 'name' | 'from' | 'to' | 'personDays' | 'weeks'>

/** The actions that raise one capability to the level asked for, lowest first. */
export type StepsView = {
  id: string
  name: string
  level: number
  /** The name of the end to which it is one of several ways; `null`: there is no other. */
  oneWayTo: string | null
  steps: StepView[]
}

/** The actions behind what a technique must have, what would help it, and what only own models need. */
export type ActionsView = Record<'must' | 'helps' | 'build', StepsView[]>

/**
 * The actions that lead from nothing to what a technique asks for, each capability once in each part: the members of
 * alternatives too, as any of them may be the way. A fact of the business has no actions and is left out.
 */
export function actionsOf(catalogue: Catalogue, { requirements }: Technique): ActionsView {
  const part = (fits: (row: Technique['requirements'][number]) => boolean, known: readonly StepsView[]) => {
    const asked = requirements.filter(fits).flatMap((row) => membersOf(catalogue, row))
    return highest(asked).flatMap((one) => stepsTo(catalogue, one, known))
  }
  const must = part((row) => row.must && !row.buildOnly, [])
  const helps = part((row) => !row.must && !row.buildOnly, must)
  return { must, helps, build: part((row) => row.buildOnly, [...must, ...helps]) }
}

type Member = CapabilityMinimum & Pick<StepsView, 'oneWayTo'>

function membersOf(catalogue: Catalogue, { capability, min, anyOf }: Technique['requirements'][number]): Member[] {
  if (capability) return [{ capability, min, oneWayTo: null }]
  const ways = catalogue.alternatives.find(({ id }) => id === anyOf)
  return ways?.options.flat().map((member) => ({ ...member, oneWayTo: ways.name })) ?? []
}

/** What there is no other way to first, each capability by its highest level. */
function highest(asked: readonly Member[]): Member[] {
  const levels = new Map<string, Member>()
  for (const one of asked.toSorted((a, b) => Number(a.oneWayTo !== null) - Number(b.oneWayTo !== null))) {
    if (one.min > (levels.get(one.capability)?.min ?? -1)) levels.set(one.capability, one)
  }
  return [...levels.values()]
}

/** Without the steps that another part has already. */
function stepsTo(
  catalogue: Catalogue,
  { capability, min, oneWayTo }: Member,
  known: readonly StepsView[],
): StepsView[] {
  const shown = new Set(known.flatMap(({ steps }) => steps.map(({ id }) => id)))
  const name = catalogue.capabilities.find(({ id }) => id === capability)?.name ?? ''
  const steps = catalogue.actions
    .filter((action) => action.capability === capability && action.to <= min && !shown.has(action.id))
    .toSorted((a, b) => a.to - b.to)
    .map(({ id, name: called, from, to, personDays, weeks }) => ({ id, name: called, from, to, personDays, weeks }))
  return steps.length === 0 ? [] : [{ id: capability, name, level: min, oneWayTo, steps }]
}
