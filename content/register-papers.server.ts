import { assembleRegisterPapers } from './assemble/register-papers.ts'
import { checkRegisterPapers } from './check/register-papers.ts'
import { isLaw } from './check.ts'
import { hashedInEnglish, type ReadOptions, readFiles } from './read-files.server.ts'
import type { RegisterPapers } from './register-papers.ts'

/**
 * Reads, checks, joins, hashes and freezes what is asked of vendors and how the papers of a register are laid out.
 * Nothing is cached: the caller keeps them. The hash is that of the English words.
 *
 * @throws Error naming the first fault with file and line
 */
export function loadRegisterPapers(options: ReadOptions = {}): RegisterPapers {
  return hashedInEnglish(read, options)
}

const read = (options: ReadOptions) =>
  assembleRegisterPapers(
    readFiles(options, {
      faulty: 'The papers of the register have faults',
      isOwn: isLaw,
      check: checkRegisterPapers,
    }),
  )
