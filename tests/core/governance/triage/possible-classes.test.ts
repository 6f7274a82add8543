import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileTriage } from '#app/core/governance/triage/compile-triage.ts'
import { listPossibleClasses } from '#app/core/governance/triage/possible-classes.ts'
import type { AiAct } from '#content/ai-act.ts'
import type { Expression } from '#content/expression.ts'
import { rules } from '#tests/support/ai-act-rules.ts'
import { cases } from '#tests/support/cases.ts'

const model = compileTriage(rules)
type Sheet = readonly number[]

/** The rules read plainly, without formulas: a whole sheet in, classes out. */
function classesOf({ questions, gates, roles, classes }: AiAct, sheet: Sheet): string[] {
  const derived = new Map([...gates.flatMap(({ findings }) => findings), ...roles].map(({ id, when }) => [id, when]))
  const says = (condition: Expression): boolean => {
    if (condition.op === 'true') return true
    if ('terms' in condition) return condition.op === 'and' ? condition.terms.every(says) : condition.terms.some(says)
    if (condition.op === 'level') throw new Error(condition.ref)
    const when = derived.get(condition.ref)
    const value = when ? (says(when) ? 'yes' : 'no') : answerTo(condition.ref)
    const isIn = condition.options.includes(value)
    return condition.op === 'option' && condition.cmp === '!=' ? !isIn : isIn
  }
  const answerTo = (id: string): string => {
    const index = questions.findIndex((question) => question.id === id)
    const question = questions[index]
    if (!question) throw new Error(id)
    if (question.askIf && !says(question.askIf)) return question.otherwise ?? ''
    return question.options[sheet[index] ?? 0]?.id ?? ''
  }
  const stopped = gates.find(({ stops, findings }) => stops !== null && findings.some(({ when }) => says(when)))
  if (stopped?.stops) return [stopped.stops]
  return classes.flatMap(({ id, when }) => (when !== null && says(when) ? [id] : []))
}

/** Answers that keep a system inside the Act and off Article 5, so that the later gates are reached often enough. */
const HARMLESS: Record<string, string> = {
  infers: 'yes',
  'eu-link': 'established',
  'excluded-purpose': 'none',
  influence: 'none',
  'unfair-detriment': 'no',
  'intimate-material': 'no',
  'abuse-material': 'no',
  'predicts-crime': 'no',
  'face-scraping': 'no',
  'emotion-setting': 'elsewhere',
}

const sheet = fc
  .tuple(fc.nat({ max: 3 }), fc.tuple(...rules.questions.map(({ options }) => fc.nat({ max: options.length - 1 }))))
  .map(
    ([wild, answers]): Sheet =>
      rules.questions.map(({ id, options }, index) => {
        const harmless = wild === 0 ? -1 : options.findIndex((option) => option.id === HARMLESS[id])
        return harmless < 0 ? (answers[index] ?? 0) : harmless
      }),
  )

test('formulas give the classes that the rules give when they are read plainly', () => {
  fc.assert(
    fc.property(sheet, (answers) => {
      expect(listPossibleClasses(model, new Map(answers.entries()))).toEqual([classesOf(rules, answers)])
    }),
    { numRuns: cases(1000) },
  )
})

test('with two answers open, exactly the classes of all their options are possible', () => {
  const open = fc.uniqueArray(fc.nat({ max: rules.questions.length - 1 }), { minLength: 2, maxLength: 2 })

  fc.assert(
    fc.property(sheet, open, (answers, [first = 0, second = 0]) => {
      const options = (index: number) => [...(rules.questions[index]?.options.keys() ?? [])]
      const all = options(first).flatMap((one) =>
        options(second).map((other) => classesOf(rules, answers.with(first, one).with(second, other)).join()),
      )
      const known = new Map([...answers.entries()].filter(([index]) => index !== first && index !== second))

      expect(listPossibleClasses(model, known).map((set) => set.join())).toEqual([...new Set(all)].sort())
    }),
    { numRuns: cases(300) },
  )
})
