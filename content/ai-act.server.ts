import type { AiAct } from './ai-act.ts'
import { assembleAiAct } from './assemble/ai-act.ts'
import { checkAiAct } from './check/ai-act.ts'
import { hashedInEnglish, type ReadOptions, readFiles } from './read-files.server.ts'

/**
 * Reads, checks, joins, hashes and freezes the rules of the AI Act. Nothing is cached: the caller keeps them. Days of review
 * are not looked at: rules that are due still hold until somebody has read them again (`content check` says so). The hash
 * is that of the English words: in every language they are the same rules.
 *
 * @throws Error naming the first fault with file and line
 */
export function loadAiAct(options: ReadOptions = {}): AiAct {
  return hashedInEnglish(read, options)
}

const read = (options: ReadOptions) =>
  assembleAiAct(
    readFiles(options, {
      faulty: 'The rules of the AI Act have faults',
      isOwn: (file) => file.startsWith('content/regulation/ai-act/'),
      check: checkAiAct,
    }),
  )
