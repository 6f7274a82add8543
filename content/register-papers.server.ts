import { createHash } from 'node:crypto'
import { assembleRegisterPapers } from './assemble/register-papers.ts'
import { toCanonicalJson } from './canonical-json.ts'
import { deepFreeze } from './catalogue.server.ts'
import { checkRegisterPapers } from './check/register-papers.ts'
import { isLaw } from './check.ts'
import { formatFault, locateFindings } from './fault.ts'
import { parseContent } from './parse.ts'
import type { RegisterPapers } from './register-papers.ts'
import { findContentRoot, readSources } from './source.server.ts'

/**
 * Reads, checks, joins, hashes and freezes what is asked of vendors and how the papers of a register are laid out.
 * Nothing is cached: the caller keeps them.
 *
 * @param root the folder that holds `content/`; default `findContentRoot()`
 * @throws Error naming the first fault with file and line
 */
export function loadRegisterPapers(root: string = findContentRoot()): RegisterPapers {
  const sources = readSources(root).filter(({ file }) => isLaw(file))
  const { files, findings } = parseContent(sources)
  const unreadable = findings.filter(({ file }) => isLaw(file))
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  const faults = unreadable.length > 0 ? unreadable : checkRegisterPapers(files)
  const [fault] = locateFindings(faults, (file) => texts.get(file))
  if (fault) throw new Error(`The papers of the register have faults: ${formatFault(fault)}`)
  const papers = assembleRegisterPapers(files)
  return deepFreeze({ ...papers, hash: createHash('sha256').update(toCanonicalJson(papers)).digest('hex') })
}
