import type { Finding } from '../fault.ts'
import type { RequirementFile } from '../files/requirement.ts'
import type { ContentFiles } from '../layout.ts'
import type { KnownIds } from './known-ids.ts'
import { listNeeds } from './needs.ts'

/** Requirement rows that say too little or too much, repeat each other, or that no action can meet. */
export function checkRequirements(files: ContentFiles, known: KnownIds): Finding[] {
  const reach = reachableLevels(files)
  return [
    ...listNeeds(files).flatMap(({ kind, file, rows }) => [
      ...checkMust(kind, file, rows),
      ...checkRows(file, rows),
      ...checkRepeats(file, rows),
    ]),
    ...listMinimums(files).flatMap(({ file, path, capability, min }) => {
      const data = known.capabilities.get(capability)?.data
      if (!data?.scored || (reach.get(capability) ?? 0) >= min) return []
      return [
        {
          file,
          path,
          message: `No action reaches level ${min} of "${capability}".`,
          mend: 'Add the missing step under content/actions/, or ask for a lower level.',
        },
      ]
    }),
  ]
}

function checkMust(kind: string, file: string, rows: readonly RequirementFile[]): Finding[] {
  if (kind === 'profile' || rows.some(({ must, build_only }) => must && !build_only)) return []
  return [
    {
      file,
      path: ['needs'],
      message: `This ${kind} has no must that holds for bought tools too.`,
      mend: 'Mark at least one row with must: true and without build_only.',
    },
  ]
}

function checkRows(file: string, rows: readonly RequirementFile[]): Finding[] {
  return rows.flatMap(({ capability, min, any_of }, index) => {
    const isSimple = capability !== undefined && min !== undefined && any_of === undefined
    const isGroup = any_of !== undefined && capability === undefined && min === undefined
    if (isSimple || isGroup) return []
    return [
      {
        file,
        path: ['needs', index],
        message: 'This row is neither a capability nor a group.',
        mend: 'Give it capability and min, or any_of.',
      },
    ]
  })
}

function checkRepeats(file: string, rows: readonly RequirementFile[]): Finding[] {
  const keyOf = ({ capability, any_of, must, build_only }: RequirementFile) =>
    `${capability ?? any_of} ${must} ${build_only}`
  return rows.flatMap((row, index) => {
    if (rows.findIndex((other) => keyOf(other) === keyOf(row)) === index) return []
    const name = row.capability ?? row.any_of ?? ''
    return [
      {
        file,
        path: ['needs', index],
        message: `"${name}" is asked for twice with the same force.`,
        mend: 'Join the two rows into one.',
      },
    ]
  })
}

/** The highest level of each capability to which actions lead without a gap, starting from 0. */
function reachableLevels({ items }: ContentFiles): Map<string, number> {
  const given = new Set(
    items.actions.flatMap(({ group, data }) => [
      `${group} ${data.from + 1}`,
      ...Object.entries(data.also_gives).map(([capability, level]) => `${capability} ${level}`),
    ]),
  )
  return new Map(
    items.capabilities.map(({ id }) => {
      let level = 0
      while (given.has(`${id} ${level + 1}`)) level += 1
      return [id, level]
    }),
  )
}

type Minimum = { file: string; path: (string | number)[]; capability: string; min: number }

/** Every level that something asks for and that a plan may have to reach; options of groups need not all be reachable. */
function listMinimums(files: ContentFiles): Minimum[] {
  return [
    ...listNeeds(files).flatMap(({ file, rows }) =>
      rows.flatMap(({ capability, min }, index) =>
        capability !== undefined && min !== undefined ? [{ file, path: ['needs', index, 'min'], capability, min }] : [],
      ),
    ),
    ...files.items.alternatives.flatMap(({ file, data }) =>
      data.options.flatMap((option, index) =>
        Object.entries(option).map(([capability, min]) => ({
          file,
          path: ['options', index, capability],
          capability,
          min,
        })),
      ),
    ),
    ...files.items.actions.flatMap(({ file, data }) =>
      Object.entries(data.needs).map(([capability, min]) => ({ file, path: ['needs', capability], capability, min })),
    ),
  ]
}
