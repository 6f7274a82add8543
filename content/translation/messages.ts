import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { HAVE_CHANGED } from '../fault.ts'
import { pairsOf, type TermCheck } from './terms.ts'
import { hashOf } from './translation.ts'
import type { Wording } from './wording.ts'

/** A message file: words by name, in as many steps as one likes. */
export type MessageTree = { [name: string]: string | MessageTree }

/** Where something is wrong in a message file: names, with dots between. */
export type MessageFault = { at: string; message: string }

/** By place of a group, names with dots: the {@link hashOf} its own English words. */
export type MessageHashes = Readonly<Record<string, string>>

/** The groups of words of a message file with the hash of the words that stand right in each. */
export function messageHashes(tree: MessageTree, place: readonly string[] = []): Record<string, string> {
  const words = Object.entries(tree).filter(([, said]) => typeof said === 'string')
  const own = words.length > 0 ? { [place.join('.')]: hashOf(Object.fromEntries(words) as Wording) } : {}
  const deeper = Object.entries(tree).map(([name, said]) =>
    typeof said === 'string' ? {} : messageHashes(said, [...place, name]),
  )
  return Object.assign(own, ...deeper)
}

/** What a translated message file lacks, has too much, or was written for other English words. */
export function messageFaults(english: MessageTree, own: MessageTree, written: MessageHashes): MessageFault[] {
  const now = messageHashes(english)
  const changed = Object.entries(now).filter(([at, hash]) => at in written && written[at] !== hash)
  return [
    ...compareTrees(english, own, []),
    ...changed.map(([at]) => ({ at, message: HAVE_CHANGED })),
    ...Object.keys(written)
      .filter((at) => !(at in now))
      .map((at) => ({ at, message: 'There is no such group of words any more.' })),
    ...Object.keys(now)
      .filter((at) => !(at in written))
      .map((at) => ({ at, message: 'Nobody noted for which English words it was written.' })),
  ]
}

/** What in a translated message file does not keep to the terms; the names of what is put in are no words. */
export function messageTermFaults(english: MessageTree, own: MessageTree, check: TermCheck): MessageFault[] {
  const nameless = (message: string) => message.replaceAll(/\{\w+/g, '{')
  return pairsOf(english, own).flatMap((pair) =>
    check({ english: nameless(pair.english), own: nameless(pair.own) }).map((message) => ({
      at: pair.path.join('.'),
      message,
    })),
  )
}

function compareTrees(english: MessageTree, own: MessageTree, place: readonly string[]): MessageFault[] {
  const surplus = Object.keys(own).filter((name) => !(name in english))
  return [
    ...surplus.map((name) => ({ at: [...place, name].join('.'), message: 'This is not in English.' })),
    ...Object.entries(english).flatMap(([name, said]) => {
      const other = own[name]
      const at = [...place, name]
      if (other === undefined || typeof other !== typeof said)
        return [{ at: at.join('.'), message: 'It is not translated.' }]
      if (typeof said !== 'string') return compareTrees(said, other as MessageTree, at)
      return compareBlanks(said, other as string).map((message) => ({ at: at.join('.'), message }))
    }),
  ]
}

/** Names in braces and tags must be the same; how often one stands there, each language decides. */
function compareBlanks(english: string, own: string): string[] {
  const unread = readFault(own)
  if (unread !== null) return [unread]
  const [ours, theirs] = [blanksOf(own), blanksOf(english)]
  return [
    ...[...theirs].filter((blank) => !ours.has(blank)).map((blank) => `${blank} is missing.`),
    ...[...ours].filter((blank) => !theirs.has(blank)).map((blank) => `${blank} is not in English.`),
  ]
}

/** @returns why a message cannot be read; `null` if it can */
function readFault(message: string): string | null {
  try {
    parse(message)
    return null
  } catch (error) {
    return `The message cannot be read: ${error instanceof Error ? error.message : String(error)}.`
  }
}

function blanksOf(message: string): Set<string> {
  return new Set(parse(message, { captureLocation: false }).flatMap(blanksIn))
}

function blanksIn(part: MessageFormatElement): string[] {
  if (part.type === TYPE.literal || part.type === TYPE.pound) return []
  if (part.type === TYPE.tag) return [`<${part.value}>`, ...part.children.flatMap(blanksIn)]
  if (part.type !== TYPE.plural && part.type !== TYPE.select) return [`{${part.value}}`]
  return [`{${part.value}}`, ...Object.values(part.options).flatMap(({ value }) => value.flatMap(blanksIn))]
}
