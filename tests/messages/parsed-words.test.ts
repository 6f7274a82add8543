import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { _createCache, _createIntlFormatters } from 'use-intl/core'
import formatText from 'use-intl/format-message'
import formatParsed from 'use-intl/format-message/format-only'
import { expect, test } from 'vitest'
import { MESSAGES } from '#app/messages/all-messages.ts'
import { AREAS, EVERYWHERE } from '#app/messages/areas.ts'
import { LOCALES, TIME_ZONE } from '#app/messages/locales.ts'
import { parsed } from '#app/messages/words-plugin.server.ts'

type Words = string | { [name: string]: Words }
type Message = { path: string; text: string; parsed: unknown }

const cache = _createCache()
const formatters = _createIntlFormatters(cache)

function messagesOf(path: string, words: Words, own: unknown): Message[] {
  if (typeof words === 'string') return [{ path, text: words, parsed: own }]
  return Object.entries(words).flatMap(([name, part]) =>
    messagesOf(`${path}.${name}`, part, (own as Record<string, unknown>)[name]),
  )
}

/** Something for each blank of a message, the `round`-th of what it may be. */
function valuesFor(elements: readonly MessageFormatElement[], round: number): Record<string, unknown> {
  return Object.assign(
    {},
    ...elements.map((element) => {
      switch (element.type) {
        case TYPE.tag:
          return {
            ...valuesFor(element.children, round),
            [element.value]: (inner: unknown) => ({ [element.value]: inner }),
          }
        case TYPE.plural:
        case TYPE.number:
          return { ...valuesIn(element, round), [element.value]: [0, 1, 2, 1_234.5][round] }
        case TYPE.select: {
          const choices = Object.keys(element.options)
          return { ...valuesIn(element, round), [element.value]: choices[round % choices.length] }
        }
        case TYPE.argument:
          return { [element.value]: ['Müller & <i>', 7, ' ', '{x}'][round] }
        default:
          return {}
      }
    }),
  )
}

const valuesIn = (element: MessageFormatElement, round: number) =>
  'options' in element
    ? Object.assign({}, ...Object.values(element.options).map(({ value }) => valuesFor(value, round)))
    : {}

test.each(LOCALES)('what a build parses says in the browser what the server says, in %s', (locale) => {
  const words = MESSAGES[locale] as unknown as Record<string, Words>
  const messages = [...EVERYWHERE, ...AREAS].flatMap((area) => {
    const own = words[area] ?? {}
    return messagesOf(area, own, parsed(own))
  })
  const options = { cache, formatters, locale, timeZone: TIME_ZONE, globalFormats: undefined, formats: undefined }
  type Values = Parameters<typeof formatText>[2]

  expect(messages.length).toBeGreaterThan(3_000)
  for (const { path, text, parsed: own } of messages) {
    for (const round of [0, 1, 2, 3]) {
      const values = valuesFor(parse(text), round) as Values
      const said = formatParsed(path, own as Parameters<typeof formatParsed>[1], values, options)
      expect(said, path).toStrictEqual(formatText(path, text, values, options))
    }
  }
})
