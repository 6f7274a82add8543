import type { Locale } from '#app/messages/locales.ts'
import { assembleCatalogue } from './assemble/catalogue.ts'
import { findCatalogueFaults, isLaw } from './check.ts'
import { compiledOr } from './compiled.server.ts'
import { ContentFault, formatFault } from './fault.ts'
import { parseContent } from './parse.ts'
import { hashOfContent, type ReadOptions, rewordOf } from './read-files.server.ts'
import type { Catalogue } from './schema.ts'
import { findContentRoot, readSources } from './source.server.ts'
import { readTranslation } from './translation/languages.server.ts'

const SHOWN_FAULTS = 5

/**
 * All content checked, joined, hashed and frozen: from the build if it fits, else read from its files (`compiledOr`). In
 * every language the hash is that of the English words and everything stands in the same order, so that results are the same.
 *
 * @param options.english the same in English, where it is known already: else it is read, too
 * @throws ContentFault naming the first faults with file and line, if the content has any
 */
export function loadCatalogue(options: ReadOptions & { english?: Catalogue } = {}): Catalogue {
  const { root = findContentRoot(), locale = 'en' } = options
  if (locale === 'en') return compiledOr('catalogue', options, () => readEnglish(root))
  const english = options.english ?? loadCatalogue({ ...options, locale: 'en' })
  const own = compiledOr('catalogue', options, () => ({
    ...inOrderOf(english, read(root, locale)),
    hash: english.hash,
  }))
  englishBy.set(own.capabilities, english)
  return own
}

/** By what stays the same object whatever else is laid over a catalogue. */
const englishBy = new WeakMap<Catalogue['capabilities'], Catalogue>()

/** The English catalogue that one in another language says in its words; the catalogue itself if it is English. */
export function englishOf(catalogue: Catalogue): Catalogue {
  return englishBy.get(catalogue.capabilities) ?? catalogue
}

function readEnglish(root: string): Catalogue {
  const english = read(root, 'en')
  return { ...english, hash: hashOfContent(english) }
}

type Unhashed = Omit<Catalogue, 'hash'>

function read(root: string, locale: Locale): Unhashed {
  const sources = readSources(root).filter(({ file }) => !isLaw(file))
  const own = locale === 'en' ? [] : readTranslation(root, locale)
  const parsed = parseContent(sources, locale === 'en' ? undefined : rewordOf(locale, own))
  const faults = findCatalogueFaults([...sources, ...own], parsed)
  if (faults.length > 0) {
    const lines = faults.slice(0, SHOWN_FAULTS).map(formatFault)
    const more = faults.length > SHOWN_FAULTS ? [`and ${faults.length - SHOWN_FAULTS} more`] : []
    const sentence = 'The content has faults. Run "npm run preflight -- content check".'
    throw new ContentFault([sentence, ...lines, ...more].join('\n'))
  }
  return assembleCatalogue(parsed.files, locale)
}

/** What is sorted by its name stays where it is in English. */
function inOrderOf(english: Unhashed, own: Unhashed): Unhashed {
  const like = <T extends { id: string }>(first: readonly T[], then: readonly T[]) => {
    const byId = new Map(then.map((item) => [item.id, item]))
    return first.flatMap(({ id }) => byId.get(id) ?? [])
  }
  return {
    ...own,
    techniques: like(english.techniques, own.techniques),
    useCases: like(english.useCases, own.useCases),
    templates: like(english.templates, own.templates),
  }
}
