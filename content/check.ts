import { checkAddresses } from './check/addresses.ts'
import { checkAiAct } from './check/ai-act.ts'
import { checkCitedStudies } from './check/cited-studies.ts'
import { checkClaims } from './check/claims.ts'
import { checkConditions } from './check/conditions.ts'
import { checkCycles } from './check/cycles.ts'
import { checkDutyLinks } from './check/duty-links.ts'
import { checkHistory } from './check/history.ts'
import { checkIds } from './check/ids.ts'
import { knownIds } from './check/known-ids.ts'
import { checkLadders } from './check/ladders.ts'
import { checkLegalConditions } from './check/legal-conditions.ts'
import { checkPageHeads } from './check/page-heads.ts'
import { checkPrefill } from './check/prefill.ts'
import { checkPrivacy } from './check/privacy.ts'
import { checkQuestions } from './check/questions.ts'
import { checkReferences } from './check/references.ts'
import { checkRegisterPapers } from './check/register-papers.ts'
import { checkRepeated } from './check/repeated.ts'
import { checkRequirements } from './check/requirements.ts'
import { checkReviews } from './check/reviews.ts'
import { checkSample } from './check/sample.ts'
import { checkTemplates } from './check/templates.ts'
import { checkTrust } from './check/trust.ts'
import { checkUpdated } from './check/updated.ts'
import { checkUseCases } from './check/use-cases.ts'
import { checkValues } from './check/values.ts'
import { checkVersions } from './check/versions.ts'
import { checkActClaims, checkPrivacyClaims } from './check/wrong-claims.ts'
import { type Fault, type Finding, locateFindings } from './fault.ts'
import type { ContentFiles } from './layout.ts'
import { type ParsedContent, parseContent } from './parse.ts'
import { readSources, type Source } from './source.server.ts'
import { checkTranslation, inOwnFiles, termsOf } from './translation/check.ts'
import { readTranslation } from './translation/languages.server.ts'
import { rewordBy } from './translation/translation.ts'

/**
 * Everything that is wrong with the content under `<root>/content`, by file and line; empty if it is clean.
 *
 * @param on the calendar date to look at review dates on; left out, they are not looked at
 */
export function checkContent(root: string, on?: string): Fault[] {
  const sources = readSources(root)
  return findFaults(sources, parseContent(sources), on)
}

/** Everything that is wrong with the content in another language, by file and line; empty if it is whole. */
export function checkTranslated(root: string, locale: string): Fault[] {
  const english = readSources(root)
  const own = readTranslation(root, locale)
  const terms = termsOf(locale, own)
  if (!('terms' in terms)) return locate(own, [terms])
  const { files, findings } = parseContent(english, rewordBy(locale, own, terms))
  const all = [...findings, ...checkTranslation(locale, english, own)]
  const found = all.length > 0 ? all : [...applyRules(files), ...applyLawRules(files), ...applyWordingRules(files)]
  return locate([...english, ...own], inOwnFiles(locale, own, found))
}

/** The faults of content that is already parsed; rules run only if every file could be read. */
function findFaults(sources: readonly Source[], parsed: ParsedContent, on?: string): Fault[] {
  const { files, findings } = parsed
  if (findings.length > 0) return locate(sources, findings)
  const due = on === undefined ? [] : checkReviews(files, on)
  const found = [...applyRules(files), ...applyLawRules(files), ...applyWordingRules(files), ...due]
  // Words that are still to be mended have no day yet.
  return locate(sources, found.length > 0 ? found : checkUpdated(files, on))
}

/** The faults of what the catalogue is made of: content without the rules of law, which are read and checked apart. */
export function findCatalogueFaults(sources: readonly Source[], { files, findings }: ParsedContent): Fault[] {
  const own = findings.filter(({ file }) => !isLaw(file))
  return locate(sources, own.length > 0 ? own : applyRules(files))
}

/** Whether a file holds rules of law. */
export const isLaw = (file: string) => file.startsWith('content/regulation/')

function locate(sources: readonly Source[], findings: readonly Finding[]): Fault[] {
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  return locateFindings(findings, (file) => texts.get(file))
}

/** What readers of pages would meet; it keeps nobody from working with the content. */
const applyWordingRules = (files: ContentFiles): Finding[] => [
  ...checkRepeated(files),
  ...checkPageHeads(files),
  ...checkAddresses(files),
  ...checkCitedStudies(files),
]

const applyLawRules = (files: ContentFiles): Finding[] => [
  ...checkPrivacy(files),
  ...checkLegalConditions(files),
  ...checkPrivacyClaims(files),
  ...checkAiAct(files),
  ...checkActClaims(files),
  ...checkPrefill(files),
  ...checkDutyLinks(files),
  ...checkRegisterPapers(files),
]

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
    ...checkValues(files),
    ...checkTemplates(files),
    ...checkTrust(files),
    ...checkVersions(files),
    ...checkSample(files),
  ]
}
