import type { Finding } from '../fault.ts'
import type { ContentFiles, ItemFolder } from '../layout.ts'
import type { KnownIds } from './known-ids.ts'
import { listNeeds } from './needs.ts'

type Mention = {
  file: string
  path: (string | number)[]
  to: Exclude<ItemFolder, `regulation/${string}`> | 'roles' | 'people'
  id: string
}

const NAMES: Record<Mention['to'], string> = {
  capabilities: 'capability',
  questions: 'question',
  techniques: 'technique',
  'use-cases': 'use case',
  actions: 'action',
  templates: 'template',
  profiles: 'profile',
  alternatives: 'alternative',
  claims: 'claim',
  contradictions: 'contradiction',
  pitfalls: 'pitfall',
  references: 'reference',
  trust: 'trust document',
  roles: 'role',
  people: 'person',
}

/** Ids that are mentioned and do not exist, and references that nobody mentions. */
export function checkReferences(files: ContentFiles, known: KnownIds): Finding[] {
  const mentions = listMentions(files)
  const unknown = mentions
    .filter(({ to, id }) => !known.has(to, id))
    .map(({ file, path, to, id }) => ({
      file,
      path,
      message: `There is no ${NAMES[to]} "${id}".`,
      mend: 'Correct the id, or add the item it names.',
    }))
  const cited = new Set(mentions.filter(({ to }) => to === 'references').map(({ id }) => id))
  const uncited = files.items.references
    .filter(({ id }) => !cited.has(id))
    .map(({ file, id }) => ({
      file,
      path: ['citation'],
      message: `Nothing cites the reference "${id}".`,
      mend: 'Cite it where it supports something, or delete the file.',
    }))
  return [...unknown, ...uncited]
}

function listMentions(files: ContentFiles): Mention[] {
  return [
    ...mentionsOfNeeds(files),
    ...mentionsOfCapabilities(files),
    ...mentionsOfTechniques(files),
    ...mentionsOfUseCases(files),
    ...mentionsOfFindings(files),
    ...mentionsOfTemplates(files),
    ...mentionsOfLists(files),
  ]
}

function mentionsOfNeeds(files: ContentFiles): Mention[] {
  const mentions: Mention[] = []
  for (const { file, rows } of listNeeds(files)) {
    rows.forEach((row, index) => {
      if (row.capability) {
        mentions.push({ file, path: ['needs', index, 'capability'], to: 'capabilities', id: row.capability })
      }
      if (row.any_of) mentions.push({ file, path: ['needs', index, 'any_of'], to: 'alternatives', id: row.any_of })
    })
  }
  for (const { file, data } of files.items.alternatives) {
    data.options.forEach((option, index) => {
      mentions.push(...keys(file, ['options', index], 'capabilities', option))
    })
  }
  return mentions
}

function mentionsOfCapabilities({ items }: ContentFiles): Mention[] {
  return [
    ...items.capabilities.flatMap(({ file, data }) =>
      data.depends_on.map(({ capability }, index) => ({
        file,
        path: ['depends_on', index, 'capability'],
        to: 'capabilities' as const,
        id: capability,
      })),
    ),
    ...items.questions.flatMap(({ file, data }) =>
      data.kind === 'scope' ? [] : one(file, ['capability'], 'capabilities', data.capability),
    ),
    ...items.actions.flatMap(({ file, group, data }) => [
      ...one(file, [], 'capabilities', group),
      ...keys(file, ['needs'], 'capabilities', data.needs),
      ...keys(file, ['also_gives'], 'capabilities', data.also_gives),
      ...one(file, ['role'], 'roles', data.role),
    ]),
  ]
}

function mentionsOfTechniques({ items }: ContentFiles): Mention[] {
  return items.techniques.flatMap(({ file, data }) => [
    ...each(file, ['profiles'], 'profiles', data.profiles),
    ...keys(file, ['uses'], 'use-cases', data.uses),
    ...each(file, ['related'], 'techniques', data.related),
    ...each(file, ['resources'], 'references', data.resources),
    ...each(file, ['claims'], 'claims', data.claims),
    ...data.history.flatMap(({ reference }, index) =>
      reference ? one(file, ['history', index, 'reference'], 'references', reference) : [],
    ),
    ...(data.page?.use_case_fit ?? []).flatMap(({ use_case }, index) =>
      one(file, ['page', 'use_case_fit', index, 'use_case'], 'use-cases', use_case),
    ),
  ])
}

function mentionsOfUseCases({ items }: ContentFiles): Mention[] {
  return items['use-cases'].flatMap(({ file, data }) => [
    ...each(file, ['techniques', 'core'], 'techniques', data.techniques.core),
    ...each(file, ['techniques', 'support'], 'techniques', data.techniques.support),
    ...each(file, ['techniques', 'optional'], 'techniques', data.techniques.optional),
    ...each(file, ['profiles'], 'profiles', data.profiles),
    ...each(file, ['claims'], 'claims', data.claims),
    ...each(file, ['references'], 'references', data.references),
    ...Object.entries(data.value).flatMap(([name, figure]) =>
      typeof figure === 'object' && 'reference' in figure && figure.reference
        ? one(file, ['value', name, 'reference'], 'references', figure.reference)
        : [],
    ),
  ])
}

function mentionsOfFindings({ items }: ContentFiles): Mention[] {
  return [
    ...items.contradictions.flatMap(({ file, data }) => each(file, ['questions'], 'questions', data.questions)),
    ...items.claims.flatMap(({ file, data }) => each(file, ['references'], 'references', data.references)),
    ...items.pitfalls.flatMap(({ file, data }) => [
      ...keys(file, ['weights'], 'capabilities', data.weights),
      ...Object.entries(data.data_kind).flatMap(([kind, ids]) => each(file, ['data_kind', kind], 'capabilities', ids)),
      ...each(file, ['first_actions'], 'actions', data.first_actions),
      ...each(file, ['page', 'references'], 'references', data.page.references),
    ]),
  ]
}

function mentionsOfTemplates({ items }: ContentFiles): Mention[] {
  return items.templates.flatMap(({ file, data }) => [
    ...keys(file, ['reaches'], 'capabilities', data.reaches),
    ...each(file, ['filled_by'], 'roles', data.filled_by),
  ])
}

function mentionsOfLists({ lists }: ContentFiles): Mention[] {
  return [
    ...lists.stages.flatMap(({ needs }, stage) =>
      needs.flatMap((clause, index) =>
        'capability' in clause
          ? one('content/stages.yaml', [stage, 'needs', index, 'capability'], 'capabilities', clause.capability)
          : [],
      ),
    ),
    ...lists.roles.roles.flatMap(({ worn_by }, index) =>
      Object.entries(worn_by).flatMap(([size, person]) =>
        one('content/roles.yaml', ['roles', index, 'worn_by', size], 'people', person),
      ),
    ),
  ]
}

function one(file: string, path: (string | number)[], to: Mention['to'], id: string): Mention[] {
  return [{ file, path, to, id }]
}

function each(file: string, path: (string | number)[], to: Mention['to'], ids: readonly string[]): Mention[] {
  return ids.map((id, index) => ({ file, path: [...path, index], to, id }))
}

function keys(file: string, path: (string | number)[], to: Mention['to'], map: Record<string, unknown>): Mention[] {
  return Object.keys(map).map((id) => ({ file, path: [...path, id], to, id }))
}
