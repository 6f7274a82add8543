import { checkClaims } from './check/claims.ts'
import { checkConditions } from './check/conditions.ts'
import { checkCycles } from './check/cycles.ts'
import { checkHistory } from './check/history.ts'
import { checkIds } from './check/ids.ts'
import { knownIds } from './check/known-ids.ts'
import { checkLadders } from './check/ladders.ts'
import { checkQuestions } from './check/questions.ts'
import { checkReferences } from './check/references.ts'
import { checkRequirements } from './check/requirements.ts'
import { checkTemplates } from './check/templates.ts'
import { checkTrust } from './check/trust.ts'
import { checkUseCases } from './check/use-cases.ts'
import { type Fault, type Finding, locateFindings } from './fault.ts'
import type { ContentFiles } from './layout.ts'
import { type ParsedContent, parseContent } from './parse.ts'
import { readSources, type Source } from './source.server.ts'

/** Everything that is wrong with the content under `<root>/content`, by file and line; empty if it is clean. */
export function checkContent(root: string): Fault[] {
  const sources = readSources(root)
  return findFaults(sources, parseContent(sources))
}

/** The faults of content that is already parsed; rules run only if every file could be read. */
export function findFaults(sources: readonly Source[], parsed: ParsedContent): Fault[] {
  const findings = parsed.findings.length > 0 ? parsed.findings : applyRules(parsed.files)
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  return locateFindings(findings, (file) => texts.get(file))
}

function applyRules(files: ContentFiles): Finding[] {
  const known = knownIds(files)
  return [
    ...checkIds(files),
    ...checkReferences(files, known),
    ...checkLadders(files),
    ...checkQuestions(files, known),
    ...checkConditions(files, known),
    ...checkRequirements(files, known),
    ...checkCycles(files),
    ...checkHistory(files),
    ...checkClaims(files),
    ...checkUseCases(files),
    ...checkTemplates(files),
    ...checkTrust(files),
  ]
}
