import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { findContentRoot, readSources } from '#content/source.server.ts'

const sources = readSources(findContentRoot())

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
