import { checkSample } from './check/sample.ts'
import { formatFault, locateFindings } from './fault.ts'
import type { ContentFiles } from './layout.ts'
import { parseContent } from './parse.ts'
import { findContentRoot, readSources } from './source.server.ts'

/** The invented company of the sample report as its files have it. */
export type Sample = {
  company: ContentFiles['lists']['sample/company']
  answers: ContentFiles['lists']['sample/answers']
  findings: ContentFiles['lists']['sample/findings']
  register: ContentFiles['lists']['sample/register']
  pilots: ContentFiles['lists']['sample/pilots']
}

/**
 * Reads the invented company of the sample report.
 *
 * @param options.root the folder that holds `content/`; default `findContentRoot()`
 * @throws Error naming the first fault
 */
export function loadSample(options: { root?: string } = {}): Sample {
  const sources = readSources(options.root ?? findContentRoot())
  const { files, findings } = parseContent(sources)
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  const [fault] = locateFindings(findings.length > 0 ? findings : checkSample(files), (file) => texts.get(file))
  if (fault) throw new Error(`The sample report has faults: ${formatFault(fault)}`)
  const { lists } = files
  return {
    company: lists['sample/company'],
    answers: lists['sample/answers'],
    findings: lists['sample/findings'],
    register: lists['sample/register'],
    pilots: lists['sample/pilots'],
  }
}
