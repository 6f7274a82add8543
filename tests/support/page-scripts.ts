import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** The addresses of all scripts that a page loads, with what those import, each once; reads the built client. */
export function scriptsOf(html: string, read: (address: string) => string = readBuilt): string[] {
  const seen = new Set<string>()
  const take = (address: string) => {
    if (seen.has(address)) return
    seen.add(address)
    for (const [, name = ''] of read(address).matchAll(/(?:from|import)\s*\(?\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      take(`/assets/${name}`)
  }
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) {
    const isScript = tag.startsWith('<script') || /rel="modulepreload"/.test(tag)
    const address = /(?:src|href)="([^"]+)"/.exec(tag)?.[1]
    if (isScript && address) take(address)
  }
  for (const [, address = ''] of html.matchAll(/\bimport\("(\/assets\/[^"]+)"\)/g)) take(address)
  return [...seen]
}

/** What they come to in bytes, each packed by itself as it is sent. */
export function packedBytes(addresses: readonly string[], read: (address: string) => string = readBuilt): number {
  return addresses.reduce((sum, address) => sum + gzipSync(read(address)).length, 0)
}

const readBuilt = (address: string) => readFileSync(`build/client${address}`, 'utf8')
