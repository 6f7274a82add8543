import { checkDutyLinks, DUTY_LINKS } from './check/duty-links.ts'
import { deepFreeze } from './deep-freeze.ts'
import type { DutyLink } from './duty-links.ts'
import { readFiles } from './read-files.server.ts'

/**
 * Reads and checks what steps of capabilities do for duties, and freezes it; in the order of the file. It has no words.
 *
 * @param root the folder that holds `content/`; left out, `findContentRoot()`
 * @throws Error naming the first fault with file and line
 */
export function loadDutyLinks(root?: string): readonly DutyLink[] {
  const files = readFiles(
    { ...(root !== undefined && { root }) },
    { faulty: `${DUTY_LINKS} has faults`, isOwn: () => true, check: checkDutyLinks },
  )
  return deepFreeze(
    files.lists['regulation/duty-links'].flatMap(({ capability, level, satisfies, evidences }) => [
      ...satisfies.map((duty) => ({ duty, capability, level, does: 'satisfies' as const })),
      ...evidences.map((duty) => ({ duty, capability, level, does: 'evidences' as const })),
    ]),
  )
}
