import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { findContentRoot, readSources } from '#content/source.server.ts'

/** Titles and conditions: the same words there are the same thing. */
const TITLES = new Set(['name', 'citation', 'locator', 'source', 'url', 'if', 'when', 'ask_if'])
const RUN = 8

const sources = readSources(findContentRoot())

/** All sentences of one item; a statement of a ladder is read as one. */
function sentencesOf(part: unknown, key = ''): string[] {
  if (typeof part === 'string') return TITLES.has(key) ? [] : [part]
  if (Array.isArray(part)) return part.flatMap((inner) => sentencesOf(inner, key))
  if (part === null || typeof part !== 'object') return []
  if ('lead' in part) {
    const { lead, rest = '', facts = [] } = part as { lead: string; rest?: string; facts?: string[] }
    return [`${lead} ${rest}`, ...facts]
  }
  return Object.entries(part).flatMap(([name, inner]) => sentencesOf(inner, name))
}

function runsOf(sentence: string): string[] {
  const unquoted = sentence.replace(/"[^"]*"/g, ' | ')
  const words = unquoted.toLowerCase().match(/[\p{L}\p{N}]+|\|/gu) ?? []
  return words
    .map((_, index) => words.slice(index, index + RUN))
    .filter((run) => run.length === RUN && !run.includes('|'))
    .map((run) => run.join(' '))
}

test('no eight words in a row stand in two items', () => {
  const firstIn = new Map<string, string>()
  const repeated: string[] = []
  for (const { file, text } of sources) {
    for (const run of sentencesOf(parse(text)).flatMap(runsOf)) {
      const first = firstIn.get(run)
      if (first !== undefined && first !== file) repeated.push(`${first} and ${file}: ${run}`)
      else firstIn.set(run, file)
    }
  }

  expect(firstIn.size).toBeGreaterThan(5_000)
  expect(repeated).toEqual([])
})

test('no item uses words that were replaced for readers', () => {
  const banned = /\bseeds?\b|\brubric\b|\bTODO\b|\u2014/i
  const found = sources
    .filter(({ file }) => !file.startsWith('content/references/'))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .filter((line) => banned.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )

  expect(found).toEqual([])
})

test('contradictions ask, they do not accuse', () => {
  const asks = sources
    .filter(({ file }) => file.startsWith('content/contradictions/'))
    .map(({ text }) => parse(text).ask as string)

  expect(asks).toHaveLength(20)
  for (const ask of asks) {
    expect(ask).toMatch(/\?$/)
    expect(ask).not.toMatch(/\byou (say|said|claim)|\bmust be|needs correction|cannot be/i)
  }
})

/** What `content check --lang` holds to the English files. */
const isTranslated = (file: string) => /^[a-z]{2}[\\/]/.test(file)

test('there is nothing but known files under content', () => {
  const root = path.join(findContentRoot(), 'content')
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const yaml = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.yaml') && !isTranslated(file),
  )

  expect(folders.length).toBeGreaterThan(10)
  expect(yaml.length).toBe(sources.length)
  expect(readFileSync(path.join(root, 'retired.yaml'), 'utf8').trim()).toBe('[]')
})
