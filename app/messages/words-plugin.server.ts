import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import compile from 'icu-minify/compile'
import type { Plugin } from 'vite'
import { AREAS, EVERYWHERE } from './areas.ts'
import { LOCALES } from './locales.ts'

const INDEX = 'virtual:words'

/** What says a message from its text, with a parser, and what says one that was parsed. */
const FORMAT = 'use-intl/format-message'
const FORMAT_PARSED = `${FORMAT}/format-only`

/**
 * Cuts the message files for the browser: `virtual:words` says how to load each part of each locale as a chunk of its
 * own; `virtual:words/<locale>-<part>` is one of them. A build parses what the browser says, which then needs no parser.
 */
export function wordsPlugin(): Plugin {
  let isBuild = false
  return {
    name: 'words',
    // Before packages are looked for.
    enforce: 'pre',
    configResolved(config) {
      isBuild = config.command === 'build'
    },
    resolveId(id, importer) {
      if (isBuild && this.environment.name === 'client' && id === FORMAT) return this.resolve(FORMAT_PARSED, importer)
      return id === INDEX || id.startsWith(`${INDEX}/`) ? `\0${id}` : null
    },
    load(id) {
      if (id === `\0${INDEX}`) return indexOf([...EVERYWHERE, ...AREAS])
      if (!id.startsWith(`\0${INDEX}/`)) return null
      const [locale, part = ''] = id.slice(INDEX.length + 2).split('-')
      const file = join(import.meta.dirname, `${locale}.json`)
      this.addWatchFile(file)
      const words = JSON.parse(readFileSync(file, 'utf8'))[part]
      return `export default ${JSON.stringify(isBuild && this.environment.name === 'client' ? parsed(words) : words)}`
    },
  }
}

function indexOf(parts: readonly string[]): string {
  const loaders = (locale: string) =>
    parts.map((part) => `${part}: () => import(${JSON.stringify(`${INDEX}/${locale}-${part}`)})`)
  return `export default { ${LOCALES.map((locale) => `${locale}: { ${loaders(locale)} }`)} }`
}

type Words = string | { [name: string]: Words }

/** The same words, each message parsed. */
export const parsed = (words: Words): unknown =>
  typeof words === 'string'
    ? compile(words)
    : Object.fromEntries(Object.entries(words).map(([name, part]) => [name, parsed(part)]))
