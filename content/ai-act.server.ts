import type { AiAct } from './ai-act.ts'
import { assembleAiAct } from './assemble/ai-act.ts'
import { checkAiAct } from './check/ai-act.ts'
import { compiledOr } from './compiled.server.ts'
import { actsOrderOf, hashedInEnglish, type ReadOptions, readFiles } from './read-files.server.ts'

/**
 * The rules of the AI Act checked, joined, hashed and frozen: from the build if it fits, else read (`compiledOr`). Days of
 * review are not looked at: rules that are due still hold until somebody has read them again (`content check` says so). The
 * hash is that of the English words: in every language they are the same rules.
 *
 * @throws ContentFault naming the first fault with file and line
 */
export function loadAiAct(options: ReadOptions = {}): AiAct {
  return compiledOr('ai-act', options, () => hashedInEnglish(read, options))
}

const read = (options: ReadOptions) =>
  assembleAiAct(
    readFiles(options, {
      faulty: 'The rules of the AI Act have faults',
      isOwn: (file) => file.startsWith('content/regulation/ai-act/'),
      check: checkAiAct,
    }),
    actsOrderOf(options),
  )
