import type { CapabilityFile } from '../files/capability.ts'
import type { QuestionFile } from '../files/question.ts'
import type { ContentFiles, Item, ItemFolder } from '../layout.ts'

/** The ids of all kinds, for rules that look references up. */
export type KnownIds = {
  capabilities: ReadonlyMap<string, Item<CapabilityFile>>
  questions: ReadonlyMap<string, Item<QuestionFile>>
  has: (folder: ItemFolder | 'roles' | 'people', id: string) => boolean
}

/** Collects the ids of all kinds once, for all rules. */
export function knownIds({ items, lists }: ContentFiles): KnownIds {
  const byFolder = new Map<string, ReadonlySet<string>>([
    ['roles', new Set(lists.roles.roles.map(({ id }) => id))],
    ['people', new Set(lists.roles.people.map(({ id }) => id))],
  ])
  for (const [folder, list] of Object.entries(items)) byFolder.set(folder, new Set(list.map(({ id }) => id)))
  return {
    capabilities: new Map(items.capabilities.map((item) => [item.id, item])),
    questions: new Map(items.questions.map((item) => [item.id, item])),
    has: (folder, id) => byFolder.get(folder)?.has(id) ?? false,
  }
}
