import { expect, test } from 'vitest'
import { createAutosave } from '#app/routes/questionnaire/autosave.ts'
import { SectionCard } from '#app/routes/questionnaire/section-card.tsx'
import type { CardView } from '#app/routes/questionnaire/section-view.ts'
import { NOTHING_GIVEN } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { markup, text } from '#tests/ui/markup.tsx'

const card: CardView = {
  question: {
    id: 'q-owner',
    section: 'Pilot',
    position: 1,
    count: 1,
    ask: 'Who owns it?',
    help: '',
    choices: { kind: 'one', options: [{ id: 'one', text: 'One person' }] },
  },
  given: { ...NOTHING_GIVEN, answer: 'option:one' },
  version: 1,
  opId: '0192f0c4-0000-7000-8000-000000000001',
  why: null,
  example: null,
  useCases: [],
  techniques: [],
  wordingChanged: true,
  askedAgainAfter: null,
  passedTo: null,
  cameFrom: null,
  askHref: '',
  hasDetails: false,
  storedIn: 'answer',
}
const autosave = createAutosave({
  send: () => Promise.resolve({ kind: 'unreachable' }),
  newId: () => 'op',
  onChange: () => {},
  versions: {},
})

const buttons = (html: string) => [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, words]) => words)

const shown = (change: Partial<CardView>, isAlive: boolean) =>
  markup(
    <SectionCard
      card={{ ...card, ...change }}
      mode="single"
      showsRule={false}
      fault={undefined}
      state={undefined}
      autosave={isAlive ? autosave : null}
      register={(name) => ({ name, onChange: async () => {}, onBlur: async () => {}, ref: () => {} })}
      isSpeaker
      decide={{ takeTheirs: () => {}, writeTogether: () => {}, keepStored: () => {}, saveAgain: () => {} }}
    />,
  )

test('an answer to a changed wording can be confirmed as it stands where each answer is saved by itself', () => {
  expect(buttons(shown({}, true))).toEqual(['Still true'])
  expect(text(shown({}, true))).toContain('The wording of this question has changed')
})

test('a page that is sent as a whole has no button of its own for it, and an unchanged wording no notice', () => {
  expect(buttons(shown({}, false))).toEqual([])
  expect(text(shown({}, false))).toContain('save it again')
  expect(text(shown({ wordingChanged: false }, true))).not.toContain('wording')
})
