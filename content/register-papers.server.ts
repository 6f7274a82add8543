import { createHash } from 'node:crypto'
import { assembleRegisterPapers } from './assemble/register-papers.ts'
import { toCanonicalJson } from './canonical-json.ts'
import { deepFreeze } from './catalogue.server.ts'
import { checkRegisterPapers } from './check/register-papers.ts'
import { isLaw } from './check.ts'
import { type ReadOptions, readFiles } from './read-files.server.ts'
import type { RegisterPapers } from './register-papers.ts'

/**
 * Reads, checks, joins, hashes and freezes what is asked of vendors and how the papers of a register are laid out.
 * Nothing is cached: the caller keeps them. The hash is that of the English words.
 *
 * @throws Error naming the first fault with file and line
 */
export function loadRegisterPapers(options: ReadOptions = {}): RegisterPapers {
  const english = read({ ...options, locale: 'en' })
  const hash = createHash('sha256').update(toCanonicalJson(english)).digest('hex')
  return deepFreeze({ ...((options.locale ?? 'en') === 'en' ? english : read(options)), hash })
}

const read = (options: ReadOptions) =>
  assembleRegisterPapers(
    readFiles(options, {
      faulty: 'The papers of the register have faults',
      isOwn: isLaw,
      check: checkRegisterPapers,
    }),
  )
