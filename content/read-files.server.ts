import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locale } from '#app/messages/locales.ts'
import { toCanonicalJson } from './canonical-json.ts'
import { ContentFault, type Finding, formatFault, locateFindings } from './fault.ts'
import type { ContentFiles } from './layout.ts'
import { parseContent } from './parse.ts'
import { findContentRoot, readSources, type Source } from './source.server.ts'
import { termsOf } from './translation/check.ts'
import { readTranslation } from './translation/languages.server.ts'
import type { ActsOrder } from './translation/places.ts'
import { type Terms, termsFile } from './translation/terms.ts'
import { type Reword, rewordBy } from './translation/translation.ts'
import { unbroken } from './unbroken.ts'

export type ReadOptions = {
  /** The folder that holds `content/`; default `findContentRoot()`. */
  root?: string
  locale?: Locale
  /** Reads the files even where a build has read them already. */
  isAnew?: boolean
}

type Part = {
  /** What is read, as a fault begins: `The rules of the AI Act have faults`. */
  faulty: string
  /** Which files it is made of, by their English path; the others are neither read nor checked. */
  isOwn: (file: string) => boolean
  check: (files: ContentFiles) => Finding[]
}

/**
 * Reads and checks a part of the content.
 *
 * @throws ContentFault naming the first fault with file and line
 */
export function readFiles({ root = findContentRoot(), locale = 'en' }: ReadOptions, part: Part): ContentFiles {
  const sources = readSources(root).filter(({ file }) => part.isOwn(file))
  const own = locale === 'en' ? [] : readTranslation(root, locale)
  const { files, findings } = parseContent(sources, locale === 'en' ? undefined : rewordOf(locale, own))
  // Of the files that are not of this part, each is missing.
  const unreadable = findings.filter(({ file }) => part.isOwn(file.replace(/^content\/[a-z]{2}\//, 'content/')))
  const texts = new Map([...sources, ...own].map(({ file, text }) => [file, text]))
  const [fault] = locateFindings(unreadable.length > 0 ? unreadable : part.check(files), (file) => texts.get(file))
  if (fault) throw new ContentFault(`${part.faulty}: ${formatFault(fault)}`)
  return files
}

/** SHA-256 of the canonical JSON, hex. */
export const hashOfContent = (content: unknown): string =>
  createHash('sha256')
    .update(toCanonicalJson(unbroken(content)))
    .digest('hex')

/** What is read, with the hash of its English words: in every language it is the same content. */
export function hashedInEnglish<T extends object>(read: (options: ReadOptions) => T, options: ReadOptions) {
  const english = read({ ...options, locale: 'en' })
  return { ...((options.locale ?? 'en') === 'en' ? english : read(options)), hash: hashOfContent(english) }
}

/** Where a language names the act of a place. @throws ContentFault if its terms cannot be read */
export function actsOrderOf({ root = findContentRoot(), locale = 'en' }: ReadOptions): ActsOrder {
  if (locale === 'en') return 'act-first'
  const file = termsFile(locale)
  return knownTerms(locale, [{ file, text: readFileSync(path.join(root, file), 'utf8') }]).acts
}

/** How content is said in another language. @throws ContentFault if its terms cannot be read */
export function rewordOf(locale: Locale, own: readonly Source[]): Reword {
  return rewordBy(locale, own, knownTerms(locale, own))
}

function knownTerms(locale: Locale, own: readonly Source[]): Terms {
  const terms = termsOf(locale, own)
  if (!('terms' in terms)) throw new ContentFault(`${terms.file}: ${terms.message} ${terms.mend}`)
  return terms
}
