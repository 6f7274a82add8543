import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MessageFormatElement, parse as parseMessage } from '@formatjs/icu-messageformat-parser'
import { parse } from 'yaml'
import { placeOf } from '#content/parse.ts'
import { findContentRoot, readSources } from '#content/source.server.ts'
import { type Wording, wordingOf } from '#content/translation/wording.ts'

/** So many words in a row are no accident: ours, as they stand in English. */
const ROW = 4
/** Words that no German sentence has two of. */
const STOP = new Set(
  'the and of your with that this which are is for from to not you it be by or can has have what who how its they there each every where when'.split(
    ' ',
  ),
)

/** Where something lies, in whatever words. */
const ADDRESS = /\S+\.[a-z]{2,}\/\S+/g

/** A piece of English on a page of another language. */
export type Found = { text: string; because: string }

/**
 * Finds English where it should not be: our own English wording, four words in a row, and sentences by their small words.
 *
 * @param allowed what may stand there, such as names of acts and products; in any case
 */
export function englishFinder(allowed: readonly string[]): (text: string) => Found | null {
  const root = findContentRoot()
  const german = rowsOf(germanWords(root))
  const ours = new Set([...rowsOf(englishWords(root))].filter((row) => !german.has(row)))
  const names = allowed.map((name) => name.toLowerCase()).sort((a, b) => b.length - a.length)
  return (text) => {
    const said = text.toLowerCase().replaceAll(ADDRESS, ' | ')
    const rest = names.reduce((left, name) => left.replaceAll(name, ' | '), said)
    const row = [...rowsIn(rest)].find((one) => ours.has(one))
    if (row) return { text, because: `our English: ${row}` }
    const small = new Set(wordsIn(rest).filter((word) => STOP.has(word)))
    return small.size > 1 ? { text, because: `small words: ${[...small].join(' ')}` } : null
  }
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[|.;:?!]/gu) ?? []

function* rowsIn(text: string): Generator<string> {
  for (const part of text.toLowerCase().split(/[|.;:?!{}<>]+/)) {
    const words = part.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? []
    for (let at = 0; at + ROW <= words.length; at += 1) {
      const row = words.slice(at, at + ROW)
      // Names and figures alone say no language.
      if (row.some((word) => STOP.has(word))) yield row.join(' ')
    }
  }
}

const rowsOf = (texts: Iterable<string>): Set<string> => new Set([...texts].flatMap((text) => [...rowsIn(text)]))

function englishWords(root: string): string[] {
  const content = readSources(root).flatMap(({ file, text }) => {
    const schema = placeOf(file)?.schema
    const words = schema ? wordingOf(schema, parse(text)) : null
    return words ? leavesOf(words) : []
  })
  return [...content, ...messagesOf(root, 'en')]
}

function germanWords(root: string): string[] {
  const folder = join(root, 'content/de')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
  return [...files.map((name) => readFileSync(join(folder, name), 'utf8')), ...messagesOf(root, 'de')]
}

function leavesOf(words: Wording): string[] {
  return typeof words === 'string' ? [words] : Object.values(words).flatMap(leavesOf)
}

/** What the messages of a language say by themselves, in the parts that stand between what is put in. */
export function messagesOf(root: string, locale: string): string[] {
  const tree = JSON.parse(readFileSync(join(root, `app/messages/${locale}.json`), 'utf8')) as Wording
  return leavesOf(tree).flatMap((message) => literalsOf(parseMessage(message)))
}

/** What a message says by itself, without what is put in. */
function literalsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if ('children' in element) return literalsOf(element.children)
    if ('options' in element) return Object.values(element.options).flatMap(({ value }) => literalsOf(value))
    return element.type === 0 ? [element.value] : []
  })
}

const SPOKEN = /\s(title|aria-label|aria-valuetext|aria-description|alt|placeholder|content|label)="([^"]*)"/g
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** Each text that a page shows or says, with those of its attributes; what says itself that it is English is left out. */
export function textsOf(html: string): string[] {
  const page = html.replace(/<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, '')
  const texts: string[] = []
  const inEnglish: boolean[] = [false]
  for (const [, end, tag = '', attributes = '', text = ''] of page.matchAll(/<(\/?)([a-zA-Z][\w-]*)([^>]*)>([^<]*)/g)) {
    if (end) inEnglish.pop()
    else {
      const lang = /\slang="([^"]*)"/.exec(attributes)?.[1]
      const isEnglish = lang === undefined ? (inEnglish.at(-1) ?? false) : lang.startsWith('en')
      if (!isEnglish) texts.push(...[...attributes.matchAll(SPOKEN)].map(([, , said = '']) => said))
      if (!VOID.has(tag.toLowerCase()) && !attributes.endsWith('/')) inEnglish.push(isEnglish)
    }
    if (!inEnglish.at(-1)) texts.push(text)
  }
  return [...new Set(texts.map(plain).filter((text) => text !== ''))]
}

function plain(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
  return text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) =>
      name ? (named[name] ?? all) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/\s+/g, ' ')
    .trim()
}
