import { type Fault, locateFindings } from './fault.ts'
import { type ParsedContent, parseContent } from './parse.ts'
import { readSources, type Source } from './source.server.ts'

/** Everything that is wrong with the content under `<root>/content`, by file and line; empty if it is clean. */
export function checkContent(root: string): Fault[] {
  const sources = readSources(root)
  return findFaults(sources, parseContent(sources))
}

/** The faults of content that is already parsed; rules run only if every file could be read. */
export function findFaults(sources: readonly Source[], parsed: ParsedContent): Fault[] {
  const findings = parsed.findings.length > 0 ? parsed.findings : []
  if (findings.length === 0) return []
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  return locateFindings(findings, (file) => texts.get(file))
}
