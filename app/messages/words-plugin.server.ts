import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { AREAS, EVERYWHERE } from './areas.ts'
import { LOCALES } from './locales.ts'

const INDEX = 'virtual:words'

/**
 * Cuts the message files for the browser: `virtual:words` says how to load each part of each locale as a chunk of its
 * own; `virtual:words/<locale>-<part>` is one of them.
 */
export function wordsPlugin(): Plugin {
  return {
    name: 'words',
    resolveId: (id) => (id === INDEX || id.startsWith(`${INDEX}/`) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${INDEX}`) return indexOf([...EVERYWHERE, ...AREAS])
      if (!id.startsWith(`\0${INDEX}/`)) return null
      const [locale, part = ''] = id.slice(INDEX.length + 2).split('-')
      const file = join(import.meta.dirname, `${locale}.json`)
      this.addWatchFile(file)
      return `export default ${JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))[part])}`
    },
  }
}

function indexOf(parts: readonly string[]): string {
  const loaders = (locale: string) =>
    parts.map((part) => `${part}: () => import(${JSON.stringify(`${INDEX}/${locale}-${part}`)})`)
  return `export default { ${LOCALES.map((locale) => `${locale}: { ${loaders(locale)} }`)} }`
}
