import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { repositoryFiles } from './support/source-files.ts'

/** The numbers in such a list as `1, 3 to 5 and 9`. */
function numbersIn(list: string): number[] {
  return list.split(/, | and /).flatMap((part) => {
    const [from = 0, to = from] = part.split(/ to |-/).map(Number)
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
}

const NAMED = /\battacks? (\d+(?:(?:, | and | to |-)\d+)*)/g

/** The tests that name each attack. */
function namedInTests(): Map<number, string[]> {
  const named = new Map<number, string[]>()
  for (const { path, text } of repositoryFiles()) {
    if (!/^tests\/.*\.test\.tsx?$/.test(path) || path === 'tests/attacks-listed.test.ts') continue
    const numbers = new Set([...text.matchAll(NAMED)].flatMap(([, list]) => numbersIn(list ?? '')))
    for (const number of numbers) named.set(number, [...(named.get(number) ?? []), path.slice('tests/'.length)])
  }
  return named
}

/** The rows of the table in SECURITY.md. */
const rows = [...readFileSync('SECURITY.md', 'utf8').matchAll(/^\| (\d+) +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, number, name = '', shown = '']) => ({
    number: Number(number),
    name,
    shown,
    files: [...shown.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? ''),
  }),
)

test('SECURITY.md names, for each attack, the tests that name it, and no others', () => {
  const named = namedInTests()

  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: rows.length }, (_, at) => at + 1))
  expect(rows.length).toBeGreaterThan(60)
  expect([...named.keys()].filter((number) => number > rows.length)).toEqual([])
  for (const { number, name, files } of rows) expect(files, name).toEqual((named.get(number) ?? []).toSorted())
})

test('an attack that no test performs says what is not there yet', () => {
  const without = rows.filter(({ files }) => files.length === 0)

  expect(without.map(({ number }) => number)).toEqual([])
  expect(without.filter(({ shown }) => !/^there are no .* yet$/.test(shown))).toEqual([])
})
