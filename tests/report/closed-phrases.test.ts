import { expect, test } from 'vitest'
import type { Phrase } from '#app/report/model/report-parts.ts'
import { closed } from '#app/report/parts/closed-phrases.ts'

const link = (text: string, id = 'uc-support-chatbot'): Phrase => ({ text, ref: { kind: 'useCase', id } })

test.each<{ name: string; phrases: Phrase[]; expected: Phrase[] }>([
  {
    name: 'a full stop stays with the link that it closes',
    phrases: [{ text: 'In view: ' }, link('Chatbot'), { text: '. Ready: none.' }],
    expected: [{ text: 'In view: ' }, link('Chatbot.'), { text: ' Ready: none.' }],
  },
  {
    name: 'what was nothing else is no phrase any more',
    phrases: [link('Chatbot'), { text: '; ' }, link('Search', 'uc-seo-content'), { text: '.' }],
    expected: [link('Chatbot;'), { text: ' ' }, link('Search.', 'uc-seo-content')],
  },
  {
    name: 'words are left alone',
    phrases: [{ text: 'First ' }, link('Chatbot'), { text: ' and others. ' }, { text: '...' }],
    expected: [{ text: 'First ' }, link('Chatbot'), { text: ' and others. ' }, { text: '...' }],
  },
])('$name', ({ phrases, expected }) => {
  expect(closed(phrases)).toEqual(expected)
  expect(
    closed(phrases)
      .map(({ text }) => text)
      .join(''),
  ).toBe(phrases.map(({ text }) => text).join(''))
})
