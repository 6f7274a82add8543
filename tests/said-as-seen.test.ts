import { expect, test } from 'vitest'
import { MESSAGES } from '#app/messages/all-messages.ts'
import { LOCALES, type Locale } from '#app/messages/locales.ts'
import { sourceFiles } from './support/source-files.ts'

type Named = { path: string; said: string; seen: string }

/** Where a control is called otherwise than it looks: the message of its name, and the one that stands on it. */
const NAMED = sourceFiles()
  .filter(({ path }) => path.startsWith('app/') && path.endsWith('.tsx'))
  .flatMap(({ path, text }) => [...text.matchAll(/aria-label=\{(\w+)\('([\w.]+)'/g)].flatMap(namedIn(path, text)))

function namedIn(path: string, text: string) {
  return ({ index, 1: by = '', 2: said = '' }: RegExpExecArray): Named[] => {
    const end = endOfTag(text, index)
    const seen = /^\s*\{(\w+)\('([\w.]+)'\)\}\s*<\//.exec(text.slice(end))
    // What is put into the name needs no second look.
    if (!seen || text.slice(index, end).includes(`('${seen[2]}')`)) return []
    const keyOf = (speaker: string, key: string) =>
      [areaOf(speaker, text.slice(0, index)), key].filter(Boolean).join('.')
    return [{ path, said: keyOf(by, said), seen: keyOf(seen[1] ?? '', seen[2] ?? '') }]
  }
}

/** Behind the tag that an attribute stands in. */
function endOfTag(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    else if (text[at] === '>' && depth === 0) return at + 1
  }
  return text.length
}

function areaOf(speaker: string, before: string): string {
  return [...before.matchAll(new RegExp(`const ${speaker} = useTranslations\\('([\\w.]+)'\\)`, 'g'))].at(-1)?.[1] ?? ''
}

const messageOf = (locale: Locale, key: string): unknown =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], MESSAGES[locale])

test('controls with a name of their own are found', () => {
  expect(NAMED.length).toBeGreaterThan(4)
})

// Whoever speaks to their computer says what they see (WCAG 2.5.3).
test.each(LOCALES)('what is said of a control holds what stands on it: %s', (locale) => {
  const wrong = NAMED.filter(({ said, seen }) => {
    const [name, label] = [messageOf(locale, said), messageOf(locale, seen)].map((one) => String(one).toLowerCase())
    return !name?.includes(label ?? '')
  })
  expect(wrong).toEqual([])
})
