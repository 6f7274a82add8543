import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { LOCALES } from '#app/messages/locales.ts'
import { englishOf, loadCatalogue } from '#content/catalogue.server.ts'
import { compileContent, readParts } from '#content/compile.server.ts'
import { COMPILED, compiledOr, compiledState, PARTS } from '#content/compiled.server.ts'
import { ContentFault } from '#content/fault.ts'
import { loadTrustPack } from '#content/trust.server.ts'
import { copyContent } from './content-copy.ts'

const copy = copyContent()
compileContent(copy.root)
const folders = [copy.root]
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** What was compiled of the content, as another process finds it: what one knows of a folder it keeps. */
function copyCompiled(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'preflight-compiled-'))
  folders.push(root)
  cpSync(path.join(copy.root, COMPILED), path.join(root, COMPILED), { recursive: true })
  symlinkSync(path.join(copy.root, 'content'), path.join(root, 'content'))
  return root
}

/** The same with files of its own, to be changed. */
function copyAll(): string {
  const root = copyCompiled()
  rmSync(path.join(root, 'content'))
  cpSync(path.join(copy.root, 'content'), path.join(root, 'content'), { recursive: true })
  return root
}

const compiledFile = (root: string, locale = 'en') => path.join(root, COMPILED, `${locale}.json`)

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

const neverRead = () => {
  throw new Error('This has been compiled.')
}

test.each(LOCALES)('what is compiled is what is read, in %s, to the last field', (locale) => {
  const read = readParts(copy.root, locale)

  expect(compiledState(locale, copy.root)).toBe('fits')
  expect(Object.keys(read)).toEqual([...PARTS])
  for (const part of PARTS) {
    const compiled = compiledOr<object>(part, { root: copy.root, locale }, neverRead)
    expect(compiled).toStrictEqual(read[part])
    expect(Object.isFrozen(compiled)).toBe(true)
    expect(compiledOr<object>(part, { root: copy.root, locale }, neverRead)).toBe(compiled)
  }
})

test('a compiled catalogue knows the English one', () => {
  const english = loadCatalogue({ root: copy.root })

  for (const locale of LOCALES) {
    const own = loadCatalogue({ root: copy.root, locale })
    expect(own.hash).toBe(english.hash)
    expect(englishOf(own)).toBe(english)
  }
})

test('a file that somebody changed is read, and what is wrong with it is said', () => {
  const [changed, faulty] = [copyAll(), copyAll()]
  const purpose = (text: string) => text.replace(/^purpose: .*$/m, 'purpose: Somebody changed this.')
  edit(path.join(changed, 'content/trust/privacy-notice.yaml'), purpose)
  edit(path.join(faulty, 'content/constants.yaml'), (text) => `${text}\nunknown_field: 1\n`)

  expect(compiledState('en', changed)).toBe('changed')
  expect(loadTrustPack({ root: changed }).documents.map(({ purpose }) => purpose)).toContain('Somebody changed this.')
  expect(() => loadCatalogue({ root: faulty })).toThrow(/content\/constants\.yaml:\d+: Unknown field "unknown_field"/)
})

test('a file more or less in the folder is a change', () => {
  const [more, less] = [copyAll(), copyAll()]
  writeFileSync(path.join(more, 'content/trust/another.yaml'), 'name: Another\n')
  rmSync(path.join(less, 'content/trust/privacy-notice.yaml'))

  for (const root of [more, less]) expect(compiledState('en', root)).toBe('changed')
  expect(() => loadTrustPack({ root: more })).toThrow('content/trust/another.yaml')
})

test.each([
  ['cut off', (text: string) => text.slice(0, -100)],
  ['with another letter in it', (text: string) => text.replace('"locale":"en"', '"locale":"on"')],
  ['empty', () => ''],
  ['of one line', (text: string) => text.split('\n', 1)[0] ?? ''],
])('a compiled file that is %s counts for nothing', (_, damage) => {
  const root = copyCompiled()
  edit(compiledFile(root), damage)

  expect(compiledState('en', root)).toBe('damaged')
  expect(compiledState('de', root)).toBe('fits')
  expect(loadTrustPack({ root })).toStrictEqual(loadTrustPack({ root: copy.root }))
})

test('without a compiled file content is read', () => {
  const root = copyCompiled()
  rmSync(path.join(root, COMPILED), { recursive: true })

  expect(compiledState('en', root)).toBe('absent')
  expect(loadTrustPack({ root })).toStrictEqual(loadTrustPack({ root: copy.root }))
})

test('faulty content is compiled into nothing', () => {
  const root = copyAll()
  const before = readFileSync(compiledFile(root), 'utf8')
  edit(path.join(root, 'content/de/stages.yaml'), () => 'of: nothing\n')

  expect(() => compileContent(root)).toThrow(ContentFault)
  expect(readFileSync(compiledFile(root), 'utf8')).toBe(before)
})

test('what cannot be read is not read again until a file changes', () => {
  const root = copyAll()
  const file = path.join(root, 'content/trust/privacy-notice.yaml')
  const whole = readFileSync(file, 'utf8')
  writeFileSync(file, `${whole}\nunknown_field: 1\n`)
  const fault = () => {
    try {
      return loadTrustPack({ root })
    } catch (error) {
      return error
    }
  }
  const first = fault()

  expect(first).toBeInstanceOf(ContentFault)
  expect(fault()).toBe(first)
  writeFileSync(file, `${whole}\nother_field: 1\n`)
  expect(String(fault())).toContain('other_field')
  writeFileSync(file, whole)
  expect(fault()).toStrictEqual(loadTrustPack({ root: copy.root }))
})
