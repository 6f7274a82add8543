import { deepFreeze } from './catalogue.server.ts'
import { checkPrefill } from './check/prefill.ts'
import { formatFault, locateFindings } from './fault.ts'
import { parseContent } from './parse.ts'
import type { Prefill } from './prefill.ts'
import { findContentRoot, readSources } from './source.server.ts'

/**
 * Reads and checks what is known of kinds of systems beforehand, and freezes it; ascending by id, tools first.
 *
 * @param root the folder that holds `content/`; default `findContentRoot()`
 * @throws Error naming the first fault with file and line
 */
export function loadPrefills(root: string = findContentRoot()): readonly Prefill[] {
  const sources = readSources(root)
  const { files, findings } = parseContent(sources)
  const faults = findings.length > 0 ? findings : checkPrefill(files)
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  const [fault] = locateFindings(faults, (file) => texts.get(file))
  if (fault) throw new Error(`What is known of kinds of systems has faults: ${formatFault(fault)}`)
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
