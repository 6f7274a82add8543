import { expect, test } from 'vitest'
import { classify } from '#app/core/governance/triage/classify.ts'
import type { TriageAnswers } from '#app/core/governance/triage/read-answers.ts'
import { answersOf, rules } from '#tests/support/ai-act-rules.ts'

/** What Article 5 itself speaks of, by question. The questions that sum up or ask for the field are not among them. */
const NAMED: Record<string, string> = {
  influence: '5(1)(a) technique, (b) vulnerability',
  'impairs-choice': '5(1)(a) impairing the ability to decide',
  'distorts-behaviour': '5(1)(b) distorting behaviour',
  'significant-harm': '5(1)(a), (b) significant harm',
  'makes-content': '5(1)(ba), (bb) pictures, video, sound',
  'intimate-material': '5(1)(ba)',
  'abuse-material': '5(1)(bb)',
  'own-name': '5(1a) what binds the provider',
  'unfair-detriment': '5(1)(c) detrimental treatment',
  'rates-people': '5(1)(c) evaluation over time',
  'predicts-crime': '5(1)(d)',
  'face-scraping': '5(1)(e)',
  'infers-emotions': '5(1)(f) emotions',
  'emotion-setting': '5(1)(f) workplace and education',
  'medical-or-safety': '5(1)(f) medical or safety reasons',
  'sorts-people': '5(1)(g)',
  'identifies-people': '5(1)(h)',
}

const BODIES = {
  'biometric-data': 'yes',
  'face-scraping': 'no',
  'infers-emotions': 'no',
  'sorts-people': 'no',
  'identifies-people': 'no',
}
const PICTURES = {
  'makes-content': 'media',
  'content-change': 'creates',
  'intimate-material': 'no',
  'abuse-material': 'no',
}
const AREA = answersOf('s28', { 'credit-use': 'no' })

const PROHIBITED: [string, TriageAnswers][] = [
  ['manipulation', { influence: 'technique', 'impairs-choice': 'yes', 'significant-harm': 'yes' }],
  ['weakness-exploited', { influence: 'weakness', 'distorts-behaviour': 'yes', 'significant-harm': 'yes' }],
  ['intimate-pictures', { ...PICTURES, 'intimate-material': 'purpose' }],
  ['intimate-pictures', { ...PICTURES, 'intimate-material': 'foreseeable', 'own-name': 'market' }],
  ['child-abuse-pictures', { ...PICTURES, 'abuse-material': 'foreseeable', 'own-name': 'own-use' }],
  ['social-scoring', { 'unfair-detriment': 'yes', 'rates-people': 'yes' }],
  ['crime-by-profile', { ...AREA, 'predicts-crime': 'yes' }],
  ['face-database', { ...BODIES, 'face-scraping': 'yes' }],
  ['emotions-at-work', { ...BODIES, 'infers-emotions': 'yes', 'emotion-setting': 'both', 'medical-or-safety': 'no' }],
  ['beliefs-from-bodies', { ...BODIES, 'sorts-people': 'beliefs' }],
  ['live-identification', { ...BODIES, 'identifies-people': 'police' }],
]

const optionsOf = (question: string) => [
  ...(rules.questions.find(({ id }) => id === question)?.options.map(({ id }) => id) ?? []),
  'unsure',
]
const classesOf = (answers: TriageAnswers) => classify(rules, answers, '2026-11-21').classes

test('there is a system for each prohibition', () => {
  const prohibitions = rules.gates.find(({ stops }) => stops === 'prohibited')?.findings.map(({ id }) => id)

  expect([...new Set(PROHIBITED.map(([id]) => id))]).toEqual(prohibitions)
})

test.each(PROHIBITED)(
  'no other answer alone makes %s minimal than one of those that the article names',
  (id, changed) => {
    const answers = answersOf('s01', changed)
    const found = classify(rules, answers, '2026-11-21')
    const minimal = Object.keys(answers).filter((question) =>
      optionsOf(question)
        .filter((option) => option !== answers[question])
        .some((option) => classesOf({ ...answers, [question]: option }).some((one) => MILD.has(one))),
    )

    expect(found).toMatchObject({ classes: ['prohibited'], prohibitions: [{ finding: id }] })
    expect(minimal.filter((question) => !(question in NAMED))).toEqual([])
  },
)

const MILD = new Set(['minimal', 'open-source-exempt'])

test.each(PROHIBITED)('an answer taken back never settles %s as something milder', (_, changed) => {
  const answers = answersOf('s01', changed)
  for (const question of Object.keys(answers)) {
    const { [question]: _taken, ...rest } = answers
    expect(classesOf(rest).filter((one) => one !== 'prohibited')).toEqual([])
  }
})
