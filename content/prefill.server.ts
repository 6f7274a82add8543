import { checkPrefill } from './check/prefill.ts'
import { deepFreeze } from './deep-freeze.ts'
import type { Prefill } from './prefill.ts'
import { type ReadOptions, readFiles } from './read-files.server.ts'

/**
 * Reads and checks what is known of kinds of systems beforehand, and freezes it; ascending by id, tools first.
 *
 * @throws Error naming the first fault with file and line
 */
export function loadPrefills(options: ReadOptions = {}): readonly Prefill[] {
  const files = readFiles(options, {
    faulty: 'What is known of kinds of systems has faults',
    isOwn: () => true,
    check: checkPrefill,
  })
  return deepFreeze(
    files.items['regulation/prefill'].map(({ id, group, data }) => ({
      kind: group === 'tools' ? ('tool' as const) : ('useCase' as const),
      id,
      name: data.name,
      purpose: data.purpose,
      data: data.data,
      answers: { 'ai-act': data.ai_act, privacy: data.privacy },
    })),
  )
}
