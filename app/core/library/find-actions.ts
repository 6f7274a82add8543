import type { Action, Capability, Catalogue } from '#content/schema.ts'
import { type SearchEntry, type SearchResult, searchTechniques } from './search-techniques.ts'

/** How much work an action is for a team of 6-20 people, by the person-days that it takes at most. */
export const ACTION_EFFORTS = ['small', 'medium', 'large'] as const
export type ActionEffort = (typeof ACTION_EFFORTS)[number]

/** Person-days up to which an action is small, and up to which it is medium. */
export const EFFORT_ENDS = { small: 3, medium: 8 } as const

/** What a reader asks the list for; `null`: everything. */
export type ActionFilter = {
  query: string
  dimension: string | null
  role: string | null
  effort: ActionEffort | null
}

export type ActionGroup = {
  dimension: Catalogue['dimensions'][number]
  capabilities: { capability: Capability; actions: Action[] }[]
}

/** The size of an action by the most person-days that it may take. */
export function effortOf({ personDays: { high } }: Pick<Action, 'personDays'>): ActionEffort {
  if (high <= EFFORT_ENDS.small) return 'small'
  return high <= EFFORT_ENDS.medium ? 'medium' : 'large'
}

/** An action as it is searched and filtered. */
export type SearchedAction = SearchEntry & { dimension: string; role: string; effort: ActionEffort }

/** Those that a reader asks for, of actions in the order of `groupActions`: what the words mean, best first, else all in their order. */
export function filterActions(
  actions: readonly SearchedAction[],
  { query, dimension, role, effort }: ActionFilter,
): SearchResult {
  const allowed = actions.filter(
    (action) =>
      (dimension === null || action.dimension === dimension) &&
      (role === null || action.role === role) &&
      (effort === null || action.effort === effort),
  )
  return searchTechniques(allowed, query)
}

/** The actions of a catalogue that a reader asks for, as {@link filterActions}. */
export function findActions(
  catalogue: Catalogue,
  filter: ActionFilter,
): { actions: Action[]; match: SearchResult['match'] } {
  const byId = new Map(catalogue.actions.map((action) => [action.id, action]))
  const { ids, match } = filterActions([...entriesOf(catalogue).values()], filter)
  return { actions: ids.flatMap((id) => byId.get(id) ?? []), match }
}

const entriesFor = new WeakMap<Catalogue, ReadonlyMap<string, SearchedAction>>()

/** What is searched of each action by its id, in the order of `groupActions`; the same objects for every search of a catalogue. */
export function entriesOf(catalogue: Catalogue): ReadonlyMap<string, SearchedAction> {
  const known = entriesFor.get(catalogue)
  if (known) return known
  const ordered = groupActions(catalogue, catalogue.actions).flatMap(({ dimension, capabilities }) =>
    capabilities.flatMap(({ actions }) => actions.map(entryOf(catalogue, dimension.id))),
  )
  const entries = new Map(ordered.map((entry) => [entry.id, entry]))
  entriesFor.set(catalogue, entries)
  return entries
}

/** What is searched of an action: its name and what it raises first, then its results, its sheet and who does it. */
function entryOf(catalogue: Catalogue, dimension: string): (action: Action) => SearchedAction {
  const capabilities = new Map(catalogue.capabilities.map(({ id, name }) => [id, name]))
  const roles = new Map(catalogue.roles.map(({ id, name }) => [id, name]))
  const sheetOf = ({ capability, to }: Action) =>
    catalogue.templates.find(({ reaches }) => reaches.some((one) => one.capability === capability && one.min === to))
  return (action) => ({
    id: action.id,
    name: action.name,
    alsoCalled: [capabilities.get(action.capability) ?? ''],
    definition: action.deliverable,
    confusedWith: [sheetOf(action)?.name ?? ''],
    examples: action.definitionOfDone,
    useCases: [roles.get(action.role) ?? ''],
    dimension,
    role: action.role,
    effort: effortOf(action),
  })
}

/** Actions by dimension and capability in the order of the catalogue, those of a capability by level; no group is empty. */
export function groupActions(
  { dimensions, capabilities }: Pick<Catalogue, 'dimensions' | 'capabilities'>,
  actions: readonly Action[],
): ActionGroup[] {
  return dimensions.flatMap((dimension) => {
    const own = capabilities.flatMap((capability) => {
      if (capability.dimension !== dimension.id) return []
      const steps = actions.filter((action) => action.capability === capability.id).toSorted((a, b) => a.to - b.to)
      return steps.length > 0 ? [{ capability, actions: steps }] : []
    })
    return own.length > 0 ? [{ dimension, capabilities: own }] : []
  })
}
