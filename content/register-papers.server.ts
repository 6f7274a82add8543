import { assembleRegisterPapers } from './assemble/register-papers.ts'
import { checkRegisterPapers } from './check/register-papers.ts'
import { isLaw } from './check.ts'
import { compiledOr } from './compiled.server.ts'
import { actsOrderOf, hashedInEnglish, type ReadOptions, readFiles } from './read-files.server.ts'
import type { RegisterPapers } from './register-papers.ts'

/**
 * What is asked of vendors and how the papers of a register are laid out, checked, joined, hashed and frozen: from the
 * build if it fits, else read (`compiledOr`). The hash is that of the English words.
 *
 * @throws ContentFault naming the first fault with file and line
 */
export function loadRegisterPapers(options: ReadOptions = {}): RegisterPapers {
  return compiledOr('papers', options, () => hashedInEnglish(read, options))
}

const read = (options: ReadOptions) =>
  assembleRegisterPapers(
    readFiles(options, {
      faulty: 'The papers of the register have faults',
      isOwn: isLaw,
      check: checkRegisterPapers,
    }),
    actsOrderOf(options),
  )
