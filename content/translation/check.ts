import type * as z from 'zod'
import { type Finding, IS_MISSING } from '../fault.ts'
import { placeOf } from '../parse.ts'
import { readYaml } from '../read-yaml.ts'
import type { Source } from '../source.server.ts'
import { pairsOf, readTerms, type Terms, termCheck, termsFile } from './terms.ts'
import { translatedFile } from './translation.ts'
import { type Wording, wordingOf } from './wording.ts'

/** Everything besides the words themselves that is wrong with a translation: files of nothing, and terms. */
export function checkTranslation(locale: string, english: readonly Source[], own: readonly Source[]): Finding[] {
  const terms = termsOf(locale, own)
  if (!('terms' in terms)) return [terms]
  const known = new Set([termsFile(locale), ...english.map(({ file }) => translatedFile(file, locale))])
  const orphans = own.filter(({ file }) => !known.has(file))
  return [
    ...orphans.map(({ file }) =>
      finding(file, 'It translates nothing.', 'Name it like the English file, or remove it.'),
    ),
    ...checkTerms(locale, { english, own }, terms),
  ]
}

/** The terms of a language, or why they cannot be read. */
export function termsOf(locale: string, own: readonly Source[]): Terms | Finding {
  const file = termsFile(locale)
  const source = own.find((one) => one.file === file)
  if (!source) return finding(file, IS_MISSING, 'Write the terms of the language.')
  try {
    return readTerms(source.text)
  } catch (error) {
    return finding(file, error instanceof Error ? error.message : String(error), 'Mend the file.')
  }
}

type Sides = { english: readonly Source[]; own: readonly Source[] }

function checkTerms(locale: string, { english, own }: Sides, terms: Terms): Finding[] {
  const check = termCheck(terms)
  const texts = new Map(own.map(({ file, text }) => [file, text]))
  return english.flatMap(({ file, text }) => {
    const place = placeOf(file)
    const mine = texts.get(translatedFile(file, locale))
    const words = place && mine !== undefined ? wordsIn(place.schema, text) : null
    const said = mine === undefined ? null : saidIn(mine)
    if (words === null || said === null) return []
    return pairsOf(words, said).flatMap((pair) =>
      check(pair).map((message) => ({
        file: translatedFile(file, locale),
        path: ['words', ...pair.path],
        message: `${pair.path.join('.')}: ${message}`,
        mend: `Use the word of ${termsFile(locale)}, or mend the list there.`,
      })),
    )
  })
}

/** What is wrong with words of another language stands in the file that says them, not in the English one. */
export function inOwnFiles(locale: string, own: readonly Source[], findings: readonly Finding[]): Finding[] {
  const texts = new Map(own.map(({ file, text }) => [file, text]))
  return findings.map((found) => {
    const file = translatedFile(found.file, locale)
    const said = saidIn(texts.get(file) ?? '')
    const isWord = said !== null && typeof wordAt(said, found.path) === 'string'
    if (!isWord) return found
    // Another item that a message names is meant in the same language.
    const message = found.message.replaceAll(CONTENT_FILE, (other) => {
      const own = translatedFile(other, locale)
      return texts.has(own) ? own : other
    })
    return { file, path: ['words', ...found.path], message, mend: found.mend }
  })
}

const CONTENT_FILE = /\bcontent\/[\w/-]+\.yaml/g

function wordAt(words: Wording, [step, ...rest]: Finding['path']): Wording | undefined {
  if (step === undefined || typeof words === 'string') return step === undefined ? words : undefined
  const inner = (words as Record<string | number, Wording | undefined>)[step]
  return inner === undefined ? undefined : wordAt(inner, rest)
}

function wordsIn(schema: z.ZodType, text: string): Wording | null {
  try {
    return wordingOf(schema, readYaml(text))
  } catch {
    // Said where the English file is read.
    return null
  }
}

function saidIn(text: string): Wording | null {
  try {
    return (readYaml(text) as { words?: Wording } | null)?.words ?? null
  } catch {
    // Said where the file is read.
    return null
  }
}

const finding = (file: string, message: string, mend: string): Finding => ({ file, path: [], message, mend })
