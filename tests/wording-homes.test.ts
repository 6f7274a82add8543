import { expect, test } from 'vitest'
import { repositoryFiles } from './support/source-files.ts'

type Said = { sentence: string; path: string }

/** Sentences for people: a capital first, four words or more, and an end. */
const SENTENCE = /(["'`>])([A-ZÄÖÜ][^"'`<>\n]{18,}?[.?!])(?=\1|<)/g

function sentencesOf({ path, text }: { path: string; text: string }): Said[] {
  if (path.endsWith('.json')) return jsonTexts(JSON.parse(text)).map((sentence) => ({ sentence, path }))
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  return [...code.matchAll(SENTENCE)]
    .map(([, , sentence = '']) => ({ sentence, path }))
    .filter(({ sentence }) => sentence.split(' ').length >= 4)
}

function jsonTexts(node: unknown): string[] {
  if (typeof node === 'string') return /^[A-Z].*[.?!]$/.test(node) && node.split(' ').length >= 4 ? [node] : []
  return node !== null && typeof node === 'object' ? Object.values(node).flatMap(jsonTexts) : []
}

/** `sentence: files` for each that stands in more than one place. */
function saidTwice(said: readonly Said[]): string[] {
  const homes = Map.groupBy(said, ({ sentence }) => sentence)
  return [...homes]
    .map(([sentence, places]) => ({ sentence, paths: [...new Set(places.map(({ path }) => path))] }))
    .filter(({ paths }) => paths.length > 1)
    .map(({ sentence, paths }) => `${sentence}: ${paths.join(', ')}`)
}

test('a sentence of the interface has one home', () => {
  const files = repositoryFiles().filter(({ path }) => /^(app|cli|content)\/.*\.(tsx?|json)$/.test(path))
  const said = files.flatMap(sentencesOf)

  expect(said.length).toBeGreaterThan(100)
  expect(saidTwice(said)).toEqual([])
})

test('a sentence that stands in two files is found', () => {
  const said = [
    { path: 'app/a.ts', text: "throw data('There is no page at this address.', 404)" },
    { path: 'app/b.tsx', text: '<p>There is no page at this address.</p>' },
    { path: 'app/c.json', text: '{"a":{"b":"There is no page at this address."}}' },
  ].flatMap(sentencesOf)

  expect(saidTwice(said)).toEqual(['There is no page at this address.: app/a.ts, app/b.tsx, app/c.json'])
})
