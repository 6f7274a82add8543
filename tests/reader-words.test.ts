import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { repositoryFiles } from './support/source-files.ts'

/** What the law calls so; readers know no other assessment, for what they fill in is a check. */
const OF_THE_LAW = /\b(impact|conformity|transfer|risk|interests?) assessments?\b/gi
/** Parts of the message files that are about the law alone, where the word is the law's. */
const ABOUT_LAW = new Set(['governance'])
/** Stands under a heading that says of which kind. */
const KNOWN = new Set(['Assessments are renewed'])

const textsIn = (node: unknown): string[] => {
  if (typeof node === 'string') return KNOWN.has(node) ? [] : [node]
  return node !== null && typeof node === 'object' ? Object.values(node).flatMap(textsIn) : []
}

/** Everything that somebody reads on a page, in a mail or in a report, but for what is about the law alone. */
const read = repositoryFiles().flatMap(({ path, text }) => {
  if (/^app\/messages\/\w+\.json$/.test(path)) {
    const parts = Object.entries(JSON.parse(text)).filter(([part]) => !ABOUT_LAW.has(part))
    return [{ path, texts: parts.flatMap(([, part]) => textsIn(part)) }]
  }
  const isLaw = path.startsWith('content/regulation/')
  if (!/^content\/.*\.yaml$/.test(path) || isLaw) return []
  return [{ path, texts: textsIn(parse(text)).filter((each) => !/^(app|sys)\.\w+$/.test(each)) }]
})

const faultsIn = (texts: readonly string[]) =>
  texts.filter((each) => /\bassessments?\b/i.test(each.replace(OF_THE_LAW, '')))

test('what somebody fills in is called a check wherever it is read, and never an assessment', () => {
  expect(read.length).toBeGreaterThan(100)
  expect(read.flatMap(({ path, texts }) => faultsIn(texts).map((each) => `${path}: ${each}`))).toEqual([])
})

test('the other word is found, and the law keeps it', () => {
  const texts = ['Open your assessment.', 'Assessments of a client', 'An impact assessment is due.', 'Start a check.']

  expect(faultsIn(texts)).toEqual(['Open your assessment.', 'Assessments of a client'])
})
