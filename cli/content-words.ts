import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse, stringify } from 'yaml'
import { type Fault, IS_MISSING } from '#content/fault.ts'
import { placeOf } from '#content/parse.ts'
import { termsOf } from '#content/translation/check.ts'
import { readTranslation } from '#content/translation/languages.server.ts'
import {
  type MessageHashes,
  type MessageTree,
  messageFaults,
  messageHashes,
  messageTermFaults,
} from '#content/translation/messages.ts'
import { termCheck } from '#content/translation/terms.ts'
import { hashOf, translatedFile } from '#content/translation/translation.ts'
import { type Wording, wordingOf } from '#content/translation/wording.ts'

/** Prints what is to be translated of a content file, as its translation is written. @returns the exit code */
export function printWords(root: string, file: string): number {
  const words = wordsOf(root, file)
  if (words === null) {
    console.error(`${file} is no file below content/ that has words.`)
    return 1
  }
  console.log(stringify({ of: hashOf(words), words }, { lineWidth: 110 }).trimEnd())
  return 0
}

function wordsOf(root: string, file: string): Wording | null {
  const place = placeOf(file)
  const full = path.join(root, file)
  return place && existsSync(full) ? wordingOf(place.schema, parse(readFileSync(full, 'utf8'))) : null
}

const messagesFile = (lang: string) => `app/messages/${lang}.json`
/** By group of words: for which English ones it was written. */
const writtenFor = (lang: string) => `app/messages/${lang}.of.json`

/** Notes in translations that they say what the English says today. @returns the exit code */
export function acceptWords(root: string, lang: string, files: readonly string[]): number {
  for (const file of files) {
    if (file === messagesFile(lang)) acceptMessages(root, lang)
    else if (!acceptFile(root, file, lang)) {
      console.error(`${file} is no translation of a file below content/.`)
      return 1
    }
  }
  return 0
}

function acceptFile(root: string, file: string, lang: string): boolean {
  const words = wordsOf(root, file.replace(`content/${lang}/`, 'content/'))
  const full = path.join(root, file)
  if (words === null || !existsSync(full) || !file.startsWith(translatedFile('content/', lang))) return false
  writeFileSync(full, readFileSync(full, 'utf8').replace(/^of: .*$/m, `of: ${stringify(hashOf(words)).trim()}`))
  return true
}

function acceptMessages(root: string, lang: string): void {
  const now = messageHashes(readJson(root, messagesFile('en')))
  writeFileSync(path.join(root, writtenFor(lang)), `${JSON.stringify(now, null, 2)}\n`)
}

/** What is wrong with the messages of a language. */
export function messageFaultsOf(root: string, lang: string): Fault[] {
  const file = messagesFile(lang)
  if (!existsSync(path.join(root, file))) {
    return [{ file, line: 1, message: IS_MISSING, mend: 'Translate app/messages/en.json.' }]
  }
  const hashes = writtenFor(lang)
  const written = existsSync(path.join(root, hashes)) ? (readJson(root, hashes) as MessageHashes) : {}
  const [english, own] = [readJson(root, messagesFile('en')), readJson(root, file)]
  const faults = [...messageFaults(english, own, written), ...termFaults(root, lang, english, own)]
  return faults.map(({ at, message }) => ({
    file,
    line: 1,
    message: `${at}: ${message}`,
    mend: 'Compare it with app/messages/en.json.',
  }))
}

/** A file of terms that cannot be read is said of the content. */
function termFaults(root: string, lang: string, english: MessageTree, own: MessageTree) {
  const terms = termsOf(lang, readTranslation(root, lang))
  return 'terms' in terms ? messageTermFaults(english, own, termCheck(terms)) : []
}

const readJson = (root: string, file: string): MessageTree =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8')) as MessageTree
