import { ACTION_EFFORTS, type ActionFilter } from '#app/core/library/find-actions.ts'
import { MAX_QUERY } from '#app/core/library/search-techniques.ts'
import type { Catalogue } from '#content/schema.ts'

/** What of an address names nothing that there is. */
export type Ignored = 'dimension' | 'role' | 'effort'

type Read = {
  filter: ActionFilter
  /** Something was asked for: a list of what was found comes instead of all groups. */
  isAsked: boolean
  ignored: Ignored[]
}

/** What an address asks of the list of actions; what names nothing is left out, and said. */
export function readFilter(
  { dimensions, roles }: Pick<Catalogue, 'dimensions' | 'roles'>,
  asked: URLSearchParams,
): Read {
  const ignored: Ignored[] = []
  const oneOf = <Id extends string>(name: Ignored, ids: readonly Id[]): Id | null => {
    const written = asked.get(name) ?? ''
    const found = ids.find((id) => id === written) ?? null
    if (written !== '' && found === null) ignored.push(name)
    return found
  }
  const filter = {
    query: (asked.get('q') ?? '').trim().slice(0, MAX_QUERY),
    dimension: oneOf(
      'dimension',
      dimensions.map(({ id }) => id),
    ),
    role: oneOf(
      'role',
      roles.map(({ id }) => id),
    ),
    effort: oneOf('effort', ACTION_EFFORTS),
  }
  const { query, ...chosen } = filter
  return { filter, isAsked: query !== '' || Object.values(chosen).some((each) => each !== null), ignored }
}
