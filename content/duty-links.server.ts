import { deepFreeze } from './catalogue.server.ts'
import { checkDutyLinks, DUTY_LINKS } from './check/duty-links.ts'
import type { DutyLink } from './duty-links.ts'
import { formatFault, locateFindings } from './fault.ts'
import { parseContent } from './parse.ts'
import { findContentRoot, readSources } from './source.server.ts'

/**
 * Reads and checks what steps of capabilities do for duties, and freezes it; in the order of the file.
 *
 * @param root the folder that holds `content/`; default `findContentRoot()`
 * @throws Error naming the first fault with file and line
 */
export function loadDutyLinks(root: string = findContentRoot()): readonly DutyLink[] {
  const sources = readSources(root)
  const { files, findings } = parseContent(sources)
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  const faults = findings.length > 0 ? findings : checkDutyLinks(files)
  const [fault] = locateFindings(faults, (file) => texts.get(file))
  if (fault) throw new Error(`${DUTY_LINKS} has faults: ${formatFault(fault)}`)
  return deepFreeze(
    files.lists['regulation/duty-links'].flatMap(({ capability, level, satisfies, evidences }) => [
      ...satisfies.map((duty) => ({ duty, capability, level, does: 'satisfies' as const })),
      ...evidences.map((duty) => ({ duty, capability, level, does: 'evidences' as const })),
    ]),
  )
}
