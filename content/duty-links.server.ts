import { checkDutyLinks, DUTY_LINKS } from './check/duty-links.ts'
import { compiledOr } from './compiled.server.ts'
import type { DutyLink } from './duty-links.ts'
import { type ReadOptions, readFiles } from './read-files.server.ts'

/**
 * What steps of capabilities do for duties, checked and frozen; in the order of the file. It has no words: it is the same
 * in every language.
 *
 * @throws ContentFault naming the first fault with file and line
 */
export function loadDutyLinks(options: ReadOptions = {}): readonly DutyLink[] {
  const inEnglish: ReadOptions = { ...options, locale: 'en' }
  return compiledOr('duty-links', inEnglish, () => read(inEnglish))
}

function read(options: ReadOptions): DutyLink[] {
  const files = readFiles(options, {
    faulty: `${DUTY_LINKS} has faults`,
    isOwn: () => true,
    check: checkDutyLinks,
  })
  return files.lists['regulation/duty-links'].flatMap(({ capability, level, satisfies, evidences }) => [
    ...satisfies.map((duty) => ({ duty, capability, level, does: 'satisfies' as const })),
    ...evidences.map((duty) => ({ duty, capability, level, does: 'evidences' as const })),
  ])
}
