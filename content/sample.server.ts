import { checkSample } from './check/sample.ts'
import { compiledOr } from './compiled.server.ts'
import { ContentFault, formatFault, locateFindings } from './fault.ts'
import type { ContentFiles } from './layout.ts'
import { parseContent } from './parse.ts'
import { type ReadOptions, rewordOf } from './read-files.server.ts'
import { findContentRoot, readSources } from './source.server.ts'
import { readTranslation } from './translation/languages.server.ts'

/** The invented company of the sample report as its files have it. */
export type Sample = {
  company: ContentFiles['lists']['sample/company']
  answers: ContentFiles['lists']['sample/answers']
  findings: ContentFiles['lists']['sample/findings']
  register: ContentFiles['lists']['sample/register']
  pilots: ContentFiles['lists']['sample/pilots']
}

/**
 * The invented company of the sample report, frozen: in every language the same people, answers and figures.
 *
 * @throws ContentFault naming the first fault
 */
export function loadSample(options: ReadOptions = {}): Sample {
  return compiledOr('sample', options, () => read(options))
}

function read({ root = findContentRoot(), locale = 'en' }: ReadOptions): Sample {
  const sources = readSources(root)
  const own = locale === 'en' ? [] : readTranslation(root, locale)
  const { files, findings } = parseContent(sources, locale === 'en' ? undefined : rewordOf(locale, own))
  const texts = new Map([...sources, ...own].map(({ file, text }) => [file, text]))
  const [fault] = locateFindings(findings.length > 0 ? findings : checkSample(files), (file) => texts.get(file))
  if (fault) throw new ContentFault(`The sample report has faults: ${formatFault(fault)}`)
  const { lists } = files
  return {
    company: lists['sample/company'],
    answers: lists['sample/answers'],
    findings: lists['sample/findings'],
    register: lists['sample/register'],
    pilots: lists['sample/pilots'],
  }
}
