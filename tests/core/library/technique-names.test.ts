import { expect, test } from 'vitest'
import { namesBesides, spellingsOf } from '#app/core/library/technique-names.ts'

test('a name is also written without brackets, and by its parts', () => {
  expect(spellingsOf('Chatbots / Dialog-KI (KI)')).toEqual([
    'chatbotsdialogkiki',
    'chatbotsdialogki',
    'chatbot',
    'dialogki',
  ])
  expect(spellingsOf('()')).toEqual([])
})

test.each([
  [['Aktives Lernen (Active Learning)'], ['Active Learning'], ['Aktives Lernen']],
  [['Active Learning', 'Pool sampling'], ['Aktives Lernen (Active Learning)'], ['Pool sampling']],
  [
    ['A/B-Tests', 'Split-Testing', 'Kontrolliertes Experiment'],
    ['A/B test', 'Split testing'],
    ['Kontrolliertes Experiment'],
  ],
  [['Chatbots / Dialog-KI', 'Dialog-KI'], ['Chatbot'], ['Chatbots / Dialog-KI']],
  [['Sprach-KI (Erkennung und Synthese)'], ['Speech AI'], ['Sprach-KI (Erkennung und Synthese)']],
  [[], ['Chatbot'], []],
])('%j beside %j is %j', (names, besides, left) => {
  expect(namesBesides(names, besides)).toEqual(left)
})
