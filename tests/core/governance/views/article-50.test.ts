import { expect, test } from 'vitest'
import { classify } from '#app/core/governance/triage/classify.ts'
import { article50Place } from '#app/core/governance/views/cited-place.ts'
import { viewAiAct } from '#app/core/governance/views/view-ai-act.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { loadAiAct } from '#content/ai-act.server.ts'

const ON = '2026-11-23'
const english = loadAiAct()
const paragraphs = english.gates.flatMap(({ findings }) =>
  findings.flatMap(({ article50 }) => article50?.paragraph ?? []),
)

test('a duty of Article 50 is cited by its paragraph', () => {
  expect(paragraphs.length).toBeGreaterThan(3)
  for (const paragraph of paragraphs) expect(article50Place(english, paragraph)).toBe(`AI Act Art. ${paragraph}`)
  expect(article50Place(english, '50(99)')).toBe('50(99)')
})

test.each(LOCALES)('each says what it asks, and where it stands as law is cited in %s', (locale) => {
  const rules = loadAiAct({ locale })
  const { telling } = viewAiAct(rules, (answers) => classify(rules, answers, ON))

  expect(telling).toHaveLength(paragraphs.length)
  for (const one of telling) {
    expect(one.text, one.id).not.toBe('')
    expect(one.places.map(({ text }) => text)).toContain(one.place)
  }
})
