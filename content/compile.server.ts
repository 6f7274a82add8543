import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LOCALES, type Locale } from '#app/messages/locales.ts'
import { loadAiAct } from './ai-act.server.ts'
import { loadCatalogue } from './catalogue.server.ts'
import { COMPILED, hashOfSources, type Part, writeCompiled } from './compiled.server.ts'
import { loadDutyLinks } from './duty-links.server.ts'
import { loadHistory } from './history.server.ts'
import { loadPrefills } from './prefill.server.ts'
import { loadPrivacyRules } from './privacy-rules.server.ts'
import type { ReadOptions } from './read-files.server.ts'
import { loadRegisterPapers } from './register-papers.server.ts'
import { loadSample } from './sample.server.ts'
import { loadTrustPack } from './trust.server.ts'

/**
 * Reads and checks all content in each language and leaves it beside the build, for every start until a file changes.
 *
 * @param root the folder that holds `content/`
 * @throws Error naming the first faults with file and line; nothing is written then
 */
export function compileContent(root: string): void {
  const madeOf = hashOfSources(root)
  const written = LOCALES.map((locale) => ({ locale, text: writeCompiled(madeOf, readParts(root, locale)) }))
  const folder = path.join(root, COMPILED)
  mkdirSync(folder, { recursive: true })
  for (const { locale, text } of written) {
    const file = path.join(folder, `${locale}.json`)
    // Whole or not at all, also for who reads it meanwhile.
    writeFileSync(`${file}.${process.pid}`, text)
    renameSync(`${file}.${process.pid}`, file)
  }
}

/** All that is read of the content in one language, from its files. @throws Error naming the first fault */
export function readParts(root: string, locale: Locale): Record<Part, object> {
  const options: ReadOptions = { root, locale, isAnew: true }
  return {
    catalogue: loadCatalogue(options),
    'ai-act': loadAiAct(options),
    privacy: loadPrivacyRules(options),
    prefills: loadPrefills(options),
    'duty-links': loadDutyLinks(options),
    papers: loadRegisterPapers(options),
    trust: loadTrustPack(options),
    sample: loadSample(options),
    history: loadHistory(options),
  }
}
