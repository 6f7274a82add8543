import { createHash } from 'node:crypto'
import { YAMLParseError } from 'yaml'
import * as z from 'zod'
import { toCanonicalJson } from '../canonical-json.ts'
import { type Finding, HAVE_CHANGED } from '../fault.ts'
import { readYaml } from '../read-yaml.ts'
import type { Source } from '../source.server.ts'
import { placeIn, withPlaces } from './places.ts'
import type { Terms } from './terms.ts'
import { type Misfit, type Wording, withWording, wordingOf } from './wording.ts'

/** A file of another language: the words of one English file, in its shape. */
const TranslatedFile = z.strictObject({
  /** {@link hashOf} the English words that these were written for. */
  of: z.string().regex(/^[0-9a-f]{12}$/, 'must be the 12 letters that "content words" prints'),
  words: z.unknown(),
})

/** Says a file in another language; what keeps it from being whole is added to `findings`. */
export type Reword = (english: { file: string; schema: z.ZodType; raw: unknown }, findings: Finding[]) => unknown

/** Identifies the words of a file: the first 12 hexadecimal digits of the SHA-256 of their canonical JSON. */
export function hashOf(words: Wording): string {
  return createHash('sha256').update(toCanonicalJson(words)).digest('hex').slice(0, 12)
}

/** Where the words of an English file stand in another language. */
export const translatedFile = (file: string, locale: string) => file.replace(/^content\//, `content/${locale}/`)

/** Words that stand in no file: for what schemas fill in, such as `Yes`, and for places in acts. */
type Common = Pick<Terms, 'usual' | 'places' | 'steps'>

/**
 * Says content in another language.
 *
 * @param sources the files of that language
 */
export function rewordBy(locale: string, sources: readonly Source[], { usual, places, steps }: Common): Reword {
  const reword = wordsBy(locale, sources, usual)
  const say = (place: string, act: string | undefined) => placeIn(place, act, { words: places, steps })
  return (english, findings) => withPlaces(reword(english, findings), say)
}

function wordsBy(locale: string, sources: readonly Source[], usual: Common['usual']): Reword {
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  return ({ file, schema, raw }, findings) => {
    const words = wordingOf(schema, raw)
    const own = translatedFile(file, locale)
    const text = texts.get(own)
    if (words === null && text === undefined) return withWording(schema, raw, undefined, { usual, misfits: [] })
    const told = (path: Finding['path'], message: string, mend: string) =>
      findings.push({ file: own, path, message, mend })
    if (words === null) {
      told([], 'The English file has no words.', 'Remove this file.')
      return raw
    }
    if (text === undefined) {
      told([], `${file} is not translated.`, `Start from "content words ${file}".`)
      return raw
    }
    const read = readTranslated(text)
    if (!read.ok) {
      told(read.path, read.message, 'Write it as "content words" prints it.')
      return raw
    }
    if (read.of !== hashOf(words)) {
      told(['of'], HAVE_CHANGED, `Compare with ${file}, then write of: ${hashOf(words)}.`)
    }
    const misfits: Misfit[] = []
    const said = withWording(schema, raw, read.words, { usual, misfits })
    for (const { path, is } of misfits) told(['words', ...path], ...sayMisfit(path, is))
    return said
  }
}

function sayMisfit(path: Misfit['path'], is: Misfit['is']): [message: string, mend: string] {
  const field = path.join('.') || 'the file'
  if (is === 'missing') return [`${field} is not translated.`, 'Write it.']
  if (is === 'unknown') return [`${field} has no words in English.`, 'Remove it.']
  return [`${field} is not made as in English.`, 'Give it as many entries of the same kind.']
}

type Read = { ok: true; of: string; words: Wording } | { ok: false; path: Finding['path']; message: string }

function readTranslated(text: string): Read {
  try {
    const parsed = TranslatedFile.safeParse(readYaml(text))
    if (parsed.success) return { ok: true, of: parsed.data.of, words: parsed.data.words as Wording }
    const [issue] = parsed.error.issues
    const path = (issue?.path ?? []).filter((step) => typeof step !== 'symbol')
    return { ok: false, path, message: `${path.join('.') || 'the file'}: ${issue?.message ?? ''}.` }
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    return { ok: false, path: [], message: `This is not valid YAML: ${error.message.split('\n')[0]}` }
  }
}
