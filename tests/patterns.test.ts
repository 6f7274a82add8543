import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { repositoryFiles } from './support/source-files.ts'

type Literal = { pattern: string; flags: string }

/** Every regular expression that stands in code, once. */
function patternsIn({ path, text }: { path: string; text: string }): Literal[] {
  const found: Literal[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('regex' in node && node.regex) found.push(node.regex as Literal)
    for (const child of Object.values(node)) walk(child)
  }
  walk(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }))
  return found
}

/** Code that reads what people send; `content/` reads what we and the operator write. */
const files = repositoryFiles().filter(({ path }) => /^(app|db|cli)\/.*\.tsx?$/.test(path))
const patterns = new Map(
  files.flatMap((file) =>
    patternsIn(file).map(({ pattern, flags }) => [`/${pattern}/${flags}`, new RegExp(pattern, flags)]),
  ),
)

const LENGTH = 40_000
const parts = [
  'a',
  'a.',
  ' ',
  '\n',
  '\r\n',
  '0',
  '0.',
  '-',
  'a-',
  'a@',
  '"',
  '""',
  '<',
  '=',
  '%',
  '/',
  '(',
  '[',
  '{',
  '&',
]
const STRINGS = [...parts, '\t ', ' ,', 'a ', 'A0', '_', 'é', '\u0301', '—', '\\', '*', '`'].flatMap((part) => {
  const long = part.repeat(LENGTH / part.length)
  return [`${long}!`, `a${long}a`]
})

/** What is linear takes a tenth of a millisecond for it, what is quadratic seconds. */
const MOST_MS = 250

/** In milliseconds; a machine that is busy elsewhere is given another two tries, unless it took far too long. */
function slowest(pattern: RegExp, texts: readonly string[] = STRINGS): number {
  const timeOf = (text: string) => {
    const started = performance.now()
    text.replace(pattern, '')
    return performance.now() - started
  }
  const patient = (text: string, tries = 3): number => {
    const took = timeOf(text)
    return took > MOST_MS && took < 4 * MOST_MS && tries > 1 ? Math.min(took, patient(text, tries - 1)) : took
  }
  return Math.max(...texts.map((text) => patient(text)))
}

test('attack 52: no pattern that reads what people send takes long for any text', () => {
  const slow = [...patterns].filter(([, pattern]) => slowest(pattern) > MOST_MS).map(([written]) => written)

  expect(patterns.size).toBeGreaterThan(100)
  expect(slow).toEqual([])
})

test('the check would find one that is slow', () => {
  expect(slowest(/ {2,}\n/, [' '.repeat(LENGTH)])).toBeGreaterThan(MOST_MS)
})
