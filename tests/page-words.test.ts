import { expect, test } from 'vitest'
import { AREAS, EVERYWHERE } from '#app/messages/areas.ts'
import routes from '#app/routes.ts'
import { type SourceFile, sourceFiles } from './support/source-files.ts'

const files = new Map(sourceFiles().map((file) => [file.path, file]))
const pages = routes.map(({ file }) => `app/${file}`).filter((path) => path.endsWith('.tsx'))

/** A file and what it imports of ours that runs in the browser too. */
function inBrowser(path: string, seen = new Map<string, SourceFile>()): Map<string, SourceFile> {
  const file = files.get(path)
  if (!file || seen.has(path) || path.includes('.server.')) return seen
  seen.set(path, file)
  for (const { to, isPackage, isType } of file.imports) if (!isPackage && !isType) inBrowser(to, seen)
  return seen
}

/** The parts of the message files that a page and everything on it say, without those that are everywhere. */
function said(path: string): string[] {
  const parts = [...inBrowser(path).values()].flatMap(({ text }) =>
    [...text.matchAll(/useTranslations\('(\w+)/g)].map(([, part = '']) => part),
  )
  return [...new Set(parts)].filter((part) => !(EVERYWHERE as readonly string[]).includes(part)).sort()
}

const declared = (path: string) =>
  [...(/words: \[([^\]]*)\]/.exec(files.get(path)?.text ?? '')?.[1] ?? '').matchAll(/'(\w+)'/g)]
    .map(([, part = '']) => part)
    .sort()

const runsInBrowser = (path: string) => !/hydrate: false/.test(files.get(path)?.text ?? '')

test.each(pages.filter(runsInBrowser))('%s brings the words that it says, and no others', (path) => {
  expect(declared(path)).toEqual(said(path))
})

test('each part that a page may bring is brought by one', () => {
  expect([...new Set(pages.flatMap(declared))].sort()).toEqual([...AREAS].sort())
})
