import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classify } from '#app/core/governance/triage/classify.ts'
import { compileTriage, type Step } from '#app/core/governance/triage/compile-triage.ts'
import { answerWith, type Formula, questionsIn } from '#app/core/governance/triage/formula.ts'
import { listPossibleClasses } from '#app/core/governance/triage/possible-classes.ts'
import { rules } from '#tests/support/ai-act-rules.ts'

const model = compileTriage(rules)
const lawIds = new Set(rules.acts.filter(({ weight }) => weight === 'law').map(({ id }) => id))
const citesLaw = ({ sources }: { sources: { act: string }[] }) => sources.some(({ act }) => lawIds.has(act))

type State = { targets: Formula[]; guards: ReadonlyMap<number, Formula> }

function answer({ targets, guards }: State, question: number, option: number): State {
  const put = answerWith(new Map([[question, option]]))
  return { targets: targets.map(put), guards: new Map([...guards].map(([other, guard]) => [other, put(guard)])) }
}

/** Parts that share no question; every path through one goes with every path through another, so each is walked alone. */
function partsOf(targets: readonly Formula[]): Formula[][] {
  let parts: { targets: Formula[]; questions: Set<number> }[] = []
  for (const target of targets.filter(({ op }) => op !== 'constant')) {
    const questions = new Set(questionsIn(target))
    const touching = parts.filter((part) => [...part.questions].some((question) => questions.has(question)))
    const joined = { targets: [target, ...touching.flatMap((part) => part.targets)], questions }
    for (const part of touching) for (const question of part.questions) questions.add(question)
    parts = [...parts.filter((part) => !touching.includes(part)), joined]
  }
  return parts.map((part) => part.targets)
}

/** Follows every answer to every question that a step asks; returns the number of paths and notes the questions. */
function walk({ stops }: Step, state: State, asked: Set<string>): number {
  if (stops && state.targets.some((target) => target.op === 'constant' && target.holds)) return 1
  const parts = partsOf(state.targets)
  if (parts.length === 0) return 1
  return parts
    .map((targets) => {
      const { question } = model.orders[stops ? 'stopping' : 'plain'].plan(targets, state.guards)
      if (question === null) throw new Error(`A path ends open: ${targets.map(({ key }) => key).join(' ')}`)
      const { id, options } = model.questions[question] ?? { id: '', options: [] }
      asked.add(id)
      return options.reduce(
        (paths, _, option) =>
          paths + walk({ id, targets, stops }, answer({ ...state, targets }, question, option), asked),
        0,
      )
    })
    .reduce((sum, paths) => sum + paths, 0)
}

/** Every way to enter a step: all answers to what earlier steps ask and this one needs, as far as they arise. */
function entriesOf(step: Step, earlier: ReadonlySet<string>): State[] {
  const needed = [...new Set(step.targets.flatMap((target) => [...questionsIn(target)]))]
    .filter((question) => earlier.has(model.questions[question]?.id ?? ''))
    .sort((a, b) => a - b)
  const guards = new Map(model.questions.map(({ asked }, index) => [index, asked]))
  const seen = new Map<string, State>()
  let states: State[] = [{ targets: step.targets, guards }]
  for (const question of needed) {
    seen.clear()
    for (const state of states) {
      for (const [option] of model.questions[question]?.options.entries() ?? []) {
        const next = answer(state, question, option)
        const open = [...next.guards].filter(([index]) => next.targets.some((target) => questionsIn(target).has(index)))
        const key = [...next.targets.map((target) => target.key), ...open.map(([, guard]) => guard.key)].join()
        seen.set(key, next)
      }
    }
    states = [...seen.values()]
  }
  return states
}

// Where nothing can end the interview, each finding and duty is settled apart: sharing a question changes the order alone.
test('every path through the tree ends in a stated outcome, and every question is on one', () => {
  const asked = new Set<string>()
  let paths = 0
  for (const step of model.steps) {
    const own = new Set<string>()
    for (const one of step.stops ? [step] : step.targets.map((target) => ({ ...step, targets: [target] }))) {
      for (const state of entriesOf(one, asked)) paths += walk(one, state, own)
    }
    for (const id of own) asked.add(id)
  }

  expect(paths).toBeGreaterThan(300)
  expect(rules.questions.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([])
})

test('every outcome, and every answer that leads to one, cites binding law', () => {
  const outcomes = [
    ...rules.classes,
    ...rules.roles,
    ...rules.obligations,
    ...rules.gates.flatMap(({ findings }) => findings),
  ]

  expect(outcomes.length).toBeGreaterThan(80)
  expect([...outcomes, ...rules.questions].filter((one) => !citesLaw(one)).map(({ id }) => id)).toEqual([])
})

test('whatever is answered there is at least one class, and each class comes out of some answers', () => {
  const sets = listPossibleClasses(model, new Map())

  expect(sets.filter((set) => set.length === 0 || set.includes(''))).toEqual([])
  expect([...new Set(sets.flat())].sort()).toEqual(rules.classes.map(({ id }) => id).sort())
  for (const lonely of ['out-of-scope', 'not-ai', 'prohibited', 'minimal', 'open-source-exempt']) {
    expect(sets.filter((set) => set.includes(lonely))).toEqual([[lonely]])
  }
  expect(sets).toContainEqual(['high-risk', 'transparency'])
})

test('a whole set of answers leaves nothing open, in roles, flags, duties and dates', () => {
  const sheets = fc.record(
    Object.fromEntries(
      rules.questions.map(({ id, options }) => [id, fc.constantFrom(...options.map((one) => one.id))]),
    ),
  )

  fc.assert(
    fc.property(sheets, (answers) => {
      const { classes, undetermined, path, obligations, article50 } = classify(rules, answers, '2026-11-21')
      expect(undetermined).toBeUndefined()
      expect(classes.length).toBeGreaterThan(0)
      expect(path.length).toBeGreaterThan(0)
      expect(path.every(({ articles }) => articles.length > 0)).toBe(true)
      expect([...obligations, ...article50].filter(({ state }) => state === 'open')).toEqual([])
    }),
    { numRuns: 150 },
  )
})
