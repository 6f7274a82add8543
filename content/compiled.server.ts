import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Locale } from '#app/messages/locales.ts'
import { deepFreeze } from './deep-freeze.ts'
import type { ReadOptions } from './read-files.server.ts'
import { findContentRoot } from './source.server.ts'
import { unbroken } from './unbroken.ts'

/** What a start reads of the content, in each language. */
export const PARTS = [
  'catalogue',
  'ai-act',
  'privacy',
  'prefills',
  'duty-links',
  'papers',
  'trust',
  'sample',
  'history',
] as const
export type Part = (typeof PARTS)[number]

/** From the root, beside the built server. */
export const COMPILED = 'build/content'

/**
 * A part of the content, frozen: as the build left it, if that was made of the files that stand here, else as `read` reads
 * them. Both are the same. What was compiled is looked at once a process, and the same object each time.
 *
 * @throws what `read` throws; the same again, without reading, until a file changes
 */
export function compiledOr<T extends object>(part: Part, options: ReadOptions, read: () => T): T {
  const { root = findContentRoot(), locale = 'en', isAnew = false } = options
  const made = () => unbroken(read())
  if (isAnew) return deepFreeze(made())
  // There, files are edited while it runs.
  const compiled = process.env.NODE_ENV === 'development' ? null : openOnce(root, locale).parts
  return deepFreeze(
    compiled === null ? readUnlessFailed(`${root} ${locale} ${part}`, root, made) : (compiled[part] as T),
  )
}

const failures = new Map<string, { error: unknown; stamp: string }>()

/** Reading takes a second: what nobody has mended since fails at once. */
function readUnlessFailed<T>(name: string, root: string, read: () => T): T {
  const stamp = stampOf(root)
  const failed = failures.get(name)
  if (failed?.stamp === stamp) throw failed.error
  failures.delete(name)
  try {
    return read()
  } catch (error) {
    failures.set(name, { error, stamp })
    throw error
  }
}

/** Changes with every file of the content that does. */
function stampOf(root: string): string {
  const seen = filesIn(root).map((file) => {
    const { ctimeMs, size } = statSync(path.join(root, file))
    return `${file} ${ctimeMs} ${size}`
  })
  return sha256(seen.join('\n'))
}

/**
 * Whether the content is taken from the build. `changed`: files under `content/` are others than it was made of; `damaged`:
 * the compiled file is not as it was written; `absent`: there is none. In each of these, the files are read.
 */
export type CompiledState = 'fits' | 'absent' | 'changed' | 'damaged'

/** What became of the content as the build left it, in one language. */
export function compiledState(locale: Locale, root = findContentRoot()): CompiledState {
  return openOnce(root, locale).state
}

type Opened = { state: CompiledState; parts: Readonly<Record<Part, object>> | null }

const opened = new Map<string, Opened>()
const sources = new Map<string, string>()

function openOnce(root: string, locale: Locale): Opened {
  const file = path.join(root, COMPILED, `${locale}.json`)
  const found = opened.get(file) ?? open(root, file)
  opened.set(file, found)
  return found
}

function open(root: string, file: string): Opened {
  if (!existsSync(file)) return { state: 'absent', parts: null }
  const text = readFileSync(file, 'utf8')
  const end = text.indexOf('\n')
  const [madeOf, sum] = text.slice(0, Math.max(end, 0)).split(' ')
  const body = text.slice(end + 1)
  if (sum !== sha256(body)) return { state: 'damaged', parts: null }
  const standing = sources.get(root) ?? hashOfSources(root)
  sources.set(root, standing)
  return madeOf === standing ? { state: 'fits', parts: JSON.parse(body) } : { state: 'changed', parts: null }
}

/** Two hashes in the first line, of what it was made of and of the rest: that is all of the content in one language. */
export function writeCompiled(madeOf: string, parts: Readonly<Record<Part, object>>): string {
  const body = JSON.stringify(parts)
  return `${madeOf} ${sha256(body)}\n${body}`
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What decides on content besides what lies in its folder: which languages there are, and the packages that read it. */
const ELSEWHERE = ['app/messages/locales.ts', 'package-lock.json']

/** SHA-256 of all files that content is made of, texts and code: hex. */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256')
  for (const file of [...filesIn(root), ...ELSEWHERE].sort()) {
    const full = path.join(root, file)
    hash
      .update(`${file}\0`)
      .update(existsSync(full) ? readFileSync(full) : '')
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(root: string): string[] {
  const folder = path.join(root, 'content')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}
