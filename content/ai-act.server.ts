import { createHash } from 'node:crypto'
import type { AiAct } from './ai-act.ts'
import { assembleAiAct } from './assemble/ai-act.ts'
import { toCanonicalJson } from './canonical-json.ts'
import { deepFreeze } from './catalogue.server.ts'
import { checkAiAct } from './check/ai-act.ts'
import { formatFault, locateFindings } from './fault.ts'
import { parseContent } from './parse.ts'
import { findContentRoot, readSources } from './source.server.ts'

const FOLDER = 'content/regulation/ai-act/'

/**
 * Reads, checks, joins, hashes and freezes the rules of the AI Act. Nothing is cached: the caller keeps them. Days of review
 * are not looked at: rules that are due still hold until somebody has read them again (`content check` says so).
 *
 * @param root the folder that holds `content/`; default `findContentRoot()`
 * @throws Error naming the first fault with file and line
 */
export function loadAiAct(root: string = findContentRoot()): AiAct {
  const sources = readSources(root).filter(({ file }) => file.startsWith(FOLDER))
  const parsed = parseContent(sources)
  const findings = parsed.findings.filter(({ file }) => file.startsWith(FOLDER))
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  const faults = findings.length > 0 ? findings : checkAiAct(parsed.files)
  const [fault] = locateFindings(faults, (file) => texts.get(file))
  if (fault) throw new Error(`The rules of the AI Act have faults: ${formatFault(fault)}`)
  const rules = assembleAiAct(parsed.files)
  return deepFreeze({ ...rules, hash: createHash('sha256').update(toCanonicalJson(rules)).digest('hex') })
}
