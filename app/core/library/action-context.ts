import { templateOfAction } from '#app/core/templates/template-for.ts'
import type { Template } from '#content/schema/templates.ts'
import type { Action, CapabilityMinimum, Catalogue, Level, Requirement } from '#content/schema.ts'
import { groupActions } from './find-actions.ts'

/** A level by the name of its capability, and the action that leads to it; `null`: none does. */
export type StepTo = { capability: string; level: Level; action: Action | null }

/** Something that asks for the level that an action gives, or for a higher one of the same capability. */
export type Asker = {
  id: string
  name: string
  why: string
  level: Level
  /** It asks for more: this action is a step on the way. */
  isLater: boolean
  /** Else it helps, and decides nothing. */
  isMust: boolean
  /** Another way leads there, too. */
  isOneOfSeveral: boolean
  /** Asked for only where models are adapted or trained. */
  isBuildOnly: boolean
}

/** Work for a team of one size, with who does it there unless somebody else is named. */
type TeamEffort = { size: 's' | 'm' | 'l' | 'xl'; low: number; high: number; person: string }

/** One action with all that the catalogue knows around it. */
export type ActionContext = {
  action: Action
  capability: Catalogue['capabilities'][number]
  dimension: Catalogue['dimensions'][number]
  role: string
  efforts: TeamEffort[]
  needs: StepTo[]
  gives: StepTo[]
  /** Every pilot, every AI system and the like. */
  profiles: Asker[]
  useCases: Asker[]
  techniques: Asker[]
  /** Of which it is a first action. */
  pitfalls: { id: string; name: string }[]
  template: Template
  previous: Action | null
  next: Action | null
}

/** @returns `null` for an action that the catalogue does not know @throws RangeError if the catalogue refers to what it does not hold */
export function actionContext(catalogue: Catalogue, id: string): ActionContext | null {
  const action = catalogue.actions.find((each) => each.id === id)
  if (!action) return null
  const capability = found(catalogue.capabilities, action.capability)
  const template = templateOfAction(catalogue, action)
  if (!template) throw new RangeError(`There is no template for ${id}.`)
  const all = groupActions(catalogue, catalogue.actions).flatMap(({ capabilities }) =>
    capabilities.flatMap(({ actions }) => actions),
  )
  const at = all.indexOf(action)
  const given = [{ capability: action.capability, min: action.to }, ...action.alsoGives]
  const askers = (items: readonly (Named & { requirements: Requirement[] })[]) => askersAmong(catalogue, items, given)
  return {
    action,
    capability,
    dimension: found(catalogue.dimensions, capability.dimension),
    role: found(catalogue.roles, action.role).name,
    efforts: teamEfforts(catalogue, action),
    needs: needsOf(action).map((minimum) => stepTo(catalogue, minimum)),
    gives: action.alsoGives.map((minimum) => stepTo(catalogue, minimum)),
    profiles: askers(catalogue.profiles),
    useCases: askers(catalogue.useCases),
    techniques: askers(catalogue.techniques),
    pitfalls: catalogue.pitfalls.filter(({ firstActions }) => firstActions.includes(id)),
    template,
    previous: all[at - 1] ?? null,
    next: all[at + 1] ?? null,
  }
}

type Named = { id: string; name: string }

function found<Item extends { id: string }>(items: readonly Item[], id: string): Item {
  const item = items.find((each) => each.id === id)
  if (!item) throw new RangeError(`There is nothing called ${id}.`)
  return item
}

const needsOf = ({ capability, from, needs }: Action): CapabilityMinimum[] =>
  from > 0 ? [{ capability, min: from }, ...needs] : needs

function stepTo({ actions, capabilities }: Catalogue, { capability, min }: CapabilityMinimum): StepTo {
  return {
    capability: found(capabilities, capability).name,
    level: min,
    action: actions.find((action) => action.capability === capability && action.to === min) ?? null,
  }
}

const SIZES = ['s', 'm', 'l', 'xl'] as const

/** In half-days, rounded up as the plan does. @source mapping A15 */
function teamEfforts({ constants, roles, people = [] }: Catalogue, { personDays, role }: Action): TeamEffort[] {
  const { wornBy } = found(roles, role)
  return SIZES.map((size) => {
    const days = (figure: number) => Math.ceil(2 * figure * constants.effortMultiplier[size] - 1e-9) / 2
    const person = people.find(({ id }) => id === wornBy[size])?.name ?? wornBy[size]
    return { size, low: days(personDays.low), high: days(personDays.high), person }
  })
}

/** Who asks for a level that the action gives or leads towards, each once: those for whom it is enough first, then musts. */
function askersAmong(
  catalogue: Catalogue,
  items: readonly (Named & { requirements: Requirement[] })[],
  given: readonly CapabilityMinimum[],
): Asker[] {
  return items
    .flatMap(({ id, name, requirements }) => {
      const rows = requirements.flatMap((row) => {
        const levels = askedLevels(catalogue, row, given)
        const own = levels.find(({ isLater }) => !isLater) ?? levels[0]
        return own ? [{ id, name, ...own, ...saidOf(row) }] : []
      })
      return rows.toSorted(byWeight).slice(0, 1)
    })
    .toSorted(byWeight)
}

const saidOf = ({ why, must, anyOf, buildOnly }: Requirement) => ({
  why,
  isMust: must,
  isOneOfSeveral: anyOf !== null,
  isBuildOnly: buildOnly,
})

const byWeight = (a: Asker, b: Asker) => Number(a.isLater) - Number(b.isLater) || Number(b.isMust) - Number(a.isMust)

/** The levels of a row that an action gives, or that lie above them on the same ladders. */
function askedLevels({ alternatives }: Catalogue, row: Requirement, given: readonly CapabilityMinimum[]) {
  const { capability, min, anyOf } = row
  const asked =
    capability === null ? alternatives.find(({ id }) => id === anyOf)?.options.flat() : [{ capability, min }]
  return (asked ?? []).flatMap((minimum) => {
    const own = given.find((each) => each.capability === minimum.capability)
    return own && minimum.min >= own.min ? [{ level: minimum.min, isLater: minimum.min > own.min }] : []
  })
}
