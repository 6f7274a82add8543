import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { MAX_LEVEL } from '../schema.ts'

/** Ladders that do not have five rungs, and unscored capabilities without a way out. */
export function checkLadders({ items, lists }: ContentFiles): Finding[] {
  const dimensions = new Set<string>(lists.dimensions.map(({ id }) => id))
  return items.capabilities.flatMap(({ file, group, data }) => {
    const findings: Finding[] = []
    if (data.levels.length !== MAX_LEVEL + 1) {
      findings.push({
        file,
        path: ['levels'],
        message: `The ladder has ${data.levels.length} statements, not five.`,
        mend: 'Write one statement for each level from 0 to 4.',
      })
    }
    if (!data.scored && !data.way_out) {
      findings.push({
        file,
        path: ['scored'],
        message: 'An unscored capability has no way out.',
        mend: 'Add way_out: what to do when the level is too low.',
      })
    }
    if (!dimensions.has(group)) {
      findings.push({
        file,
        path: ['name'],
        message: `There is no dimension "${group}".`,
        mend: 'Move the file into the folder of a dimension.',
      })
    }
    return findings
  })
}
