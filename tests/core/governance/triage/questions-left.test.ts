import { expect, test } from 'vitest'
import { compileScreening } from '#app/core/governance/screening/compile-screening.ts'
import { nextQuestion } from '#app/core/governance/screening/next-question.ts'
import { countScreeningQuestionsLeft } from '#app/core/governance/screening/questions-left.ts'
import { classify } from '#app/core/governance/triage/classify.ts'
import { countTriageQuestionsLeft } from '#app/core/governance/triage/questions-left.ts'
import { answersOf, rules } from '#tests/support/ai-act-rules.ts'
import { privacyRules } from '#tests/support/screening-rules.ts'

const DAY = '2026-11-21'

/** What was promised before each question of an interview with these answers. */
function interview(answers: Readonly<Record<string, string>>) {
  const given: Record<string, string> = {}
  const promised: { likely: number; most: number }[] = []
  for (;;) {
    const next = classify(rules, given, DAY).undetermined?.ask.find((id) => !(id in given))
    promised.push(countTriageQuestionsLeft(rules, given))
    if (next === undefined) return promised
    given[next] = answers[next] ?? 'unsure'
  }
}

test.each(['s16', 's19'])('%s never has more questions left than were said at most', (id) => {
  const promised = interview(answersOf(id))

  for (const [step, { likely, most }] of promised.entries()) {
    expect(promised.length - 1 - step).toBeLessThanOrEqual(most)
    expect(likely).toBeLessThanOrEqual(most)
  }
  expect(promised.at(-1)).toEqual({ likely: 0, most: 0 })
})

test('the screening is over after as many questions as were likely, where each has its most frequent answer', () => {
  const model = compileScreening(privacyRules, { on: DAY, country: 'de' })
  const given = new Map<string, string>()
  const { likely, most } = countScreeningQuestionsLeft(model, given)
  let steps = 0
  for (let next = nextQuestion(model, given); next !== null; next = nextQuestion(model, given)) {
    const shares = Object.entries(privacyRules.questions.find(({ id }) => id === next)?.likely ?? {})
    given.set(next, shares.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '')
    steps += 1
  }

  expect(steps).toBe(likely)
  expect(steps).toBeLessThanOrEqual(most)
  expect(countScreeningQuestionsLeft(model, given)).toEqual({ likely: 0, most: 0 })
})
