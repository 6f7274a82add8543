import { checkPrefill } from './check/prefill.ts'
import { compiledOr } from './compiled.server.ts'
import type { Prefill } from './prefill.ts'
import { type ReadOptions, readFiles } from './read-files.server.ts'

/**
 * What is known of kinds of systems beforehand, checked and frozen; ascending by id, tools first.
 *
 * @throws ContentFault naming the first fault with file and line
 */
export function loadPrefills(options: ReadOptions = {}): readonly Prefill[] {
  return compiledOr('prefills', options, () => read(options))
}

function read(options: ReadOptions): Prefill[] {
  const files = readFiles(options, {
    faulty: 'What is known of kinds of systems has faults',
    isOwn: () => true,
    check: checkPrefill,
  })
  return files.items['regulation/prefill'].map(({ id, group, data }) => ({
    kind: group === 'tools' ? ('tool' as const) : ('useCase' as const),
    id,
    name: data.name,
    purpose: data.purpose,
    data: data.data,
    answers: { 'ai-act': data.ai_act, privacy: data.privacy },
  }))
}
