import type { UsualCase } from '#app/core/library/standing-start.ts'
import { nameOrder } from '#app/messages/locales.ts'
import type { Action, Catalogue, Level } from '#content/schema.ts'

/** One level that is asked for, in the words of its ladder, and the steps that lead there. */
export type NeedView = {
  id: string
  name: string
  level: Level
  lead: string
  rest: string
  facts: string[]
  why: string
  /** Further reasons that a lower level is asked for, too. */
  also: string[]
  /** Steps that raise it so far, lowest first; empty for a fact of the business. */
  actions: { id: string; name: string }[]
  /** What to do where no step raises it; `null`: steps do. */
  wayOut: string | null
}

export type WayView = { id: string; name: string; why: string; options: NeedView[][] }

export type NeedsView = {
  /** Asked by this use case itself, the highest level first. */
  own: NeedView[]
  /** Ways of which one is enough. */
  ways: WayView[]
  /** Asked by every pilot of its kind. */
  homework: NeedView[]
  /** Would help, but decides nothing. */
  wishes: NeedView[]
}

/** What a use case needs under its usual answers, as statements that somebody can check. */
export function needsOf(catalogue: Catalogue, { musts, softs, groups }: UsualCase['rows']): NeedsView {
  const view = (asked: Asked) => needOf(catalogue, asked)
  const byName = nameOrder(catalogue.locale)
  const byLevel = (a: NeedView, b: NeedView) => b.level - a.level || byName(a, b)
  return {
    own: musts
      .filter(({ specific }) => specific)
      .flatMap(view)
      .sort(byLevel),
    ways: groups
      .filter(({ must }) => must)
      .map(({ anyOf, why, options }) => ({
        id: anyOf,
        name: catalogue.alternatives.find(({ id }) => id === anyOf)?.name ?? anyOf,
        why,
        options: options.map((members) => members.flatMap((member) => view({ ...member, why: '', also: [] }))),
      })),
    homework: musts
      .filter(({ specific }) => !specific)
      .flatMap(view)
      .sort(byLevel),
    wishes: softs.flatMap(view).sort(byLevel),
  }
}

type Asked = { capability: string; min: number; why: string; also: string[] }

function needOf({ capabilities, actions }: Catalogue, { capability: id, min, why, also }: Asked): NeedView[] {
  const capability = capabilities.find((one) => one.id === id)
  const statement = capability?.levels[min]
  if (!capability || !statement) return []
  const level = min as Level
  const raising = (action: Action) => action.capability === id && action.to <= level
  return [
    {
      id,
      name: capability.name,
      level,
      ...statement,
      why,
      also,
      actions: actions.filter(raising).map((action) => ({ id: action.id, name: action.name })),
      wayOut: capability.wayOut ?? null,
    },
  ]
}
