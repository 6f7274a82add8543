import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { type Interval, type ScoreResult, type TargetScore, VERDICTS, type Verdict } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Catalogue, Level } from '#content/schema.ts'
import { cases } from '#tests/support/cases.ts'
import { type Draw, drawAnswers, someCatalogue, someDraws, someProfile } from './arbitrary-model.ts'

/** A failure names it instead of printing all of it. */
const real: Catalogue = Object.assign({ ...loadCatalogue() }, { [fc.toStringMethod]: () => 'the real catalogue' })
const realProfile = fc
  .record({
    'scope-personal-data': fc.constantFrom('yes', 'no', 'unsure'),
    'scope-people-decisions': fc.constantFrom('yes', 'no'),
    'scope-public-output': fc.constantFrom('yes', 'no'),
    'scope-build-mode': fc.constantFrom('adopt', 'train'),
    'scope-ai-in-use': fc.constantFrom<string[]>(['none'], ['genai'], ['chatbot', 'private']),
  })
  .map((profile): AnswerSheet['profile'] => profile)

const MODELS = [
  { name: 'random catalogues', catalogue: someCatalogue, profile: someProfile, numRuns: cases(1000) },
  { name: 'the real catalogue', catalogue: fc.constant(real), profile: realProfile, numRuns: cases(200) },
]

const form = fc.constantFrom('full' as const, 'short' as const)
const compiled = new WeakMap<Catalogue, ReturnType<typeof compileModel>>()

function scored(catalogue: Catalogue, sheet: AnswerSheet): ScoreResult {
  const model = compiled.get(catalogue) ?? compileModel(catalogue)
  compiled.set(catalogue, model)
  return score(model, sheet)
}

const targetsOf = ({ techniques, useCases }: ScoreResult): TargetScore[] => [...techniques, ...useCases]
const rankOf = (verdict: Verdict | undefined) => (verdict === undefined ? -1 : VERDICTS.indexOf(verdict))
const isWithin = (inner: Interval | null, outer: Interval | null) =>
  inner === null || outer === null ? inner === outer : inner.lo >= outer.lo - 1e-9 && inner.hi <= outer.hi + 1e-9

/** All intervals of a result, by what they are. */
function intervalsOf(result: ScoreResult): [string, Interval | null][] {
  return [
    ['readiness', result.readiness],
    ['mean', result.mean],
    ['stage', result.stage],
    ['homework', result.homework.steps],
    ...result.dimensions.flatMap(({ id, score: own, capabilities }): [string, Interval | null][] => [
      [id, own],
      ...capabilities.map((capability): [string, Interval] => [capability.id, capability.level]),
    ]),
    ...targetsOf(result).flatMap(({ id, steps, gaps, homeworkSteps, fit }): [string, Interval][] => [
      [`${id} steps`, steps],
      [`${id} gaps`, gaps],
      [`${id} homework`, homeworkSteps],
      [`${id} fit`, fit],
    ]),
    ...result.pitfalls.map(({ id, score: own }): [string, Interval] => [id, own]),
  ]
}

describe.each(MODELS)('on $name', ({ catalogue: someModel, profile, numRuns }) => {
  const options = { numRuns }

  test('a verdict stays under every completion of the answers (theorem 1)', () => {
    fc.assert(
      fc.property(someModel, profile, someDraws, form, (catalogue, scope, draws, taken) => {
        const partly = scored(catalogue, { form: taken, profile: scope, answers: drawAnswers(catalogue, draws) })
        const fully = scored(catalogue, { form: taken, profile: scope, answers: drawAnswers(catalogue, draws, true) })

        const ranges = targetsOf(partly).map(({ range }) => range ?? [])
        const outside = targetsOf(fully).filter(({ range }, index) => {
          const [worst, best] = ranges[index] ?? []
          return range !== null && !(rankOf(range[0]) >= rankOf(worst) && rankOf(range[1]) <= rankOf(best))
        })
        expect(outside).toEqual([])
      }),
      options,
    )
  })

  test('an answer added makes no interval wider', () => {
    fc.assert(
      fc.property(someModel, profile, someDraws, fc.nat(), (catalogue, scope, draws, pick) => {
        const before = drawAnswers(catalogue, draws)
        const after = { ...before, ...oneOf(drawAnswers(catalogue, draws, true), pick, before) }
        const was = intervalsOf(scored(catalogue, { form: 'full', profile: scope, answers: before }))
        const is = intervalsOf(scored(catalogue, { form: 'full', profile: scope, answers: after }))

        expect(is.filter(([, interval], index) => !isWithin(interval, was[index]?.[1] ?? null))).toEqual([])
      }),
      options,
    )
  })

  test('a level raised lowers nothing but what is missing', () => {
    fc.assert(
      fc.property(someModel, profile, someDraws, fc.nat(), (catalogue, scope, draws, pick) => {
        const before = drawAnswers(catalogue, draws)
        const levels = Object.entries(before).filter(([, answer]) => typeof answer === 'number' && answer < 4)
        fc.pre(levels.length > 0)
        const [question, level] = levels[pick % levels.length] as [string, number]
        const was = scored(catalogue, { form: 'full', profile: scope, answers: before })
        const is = scored(catalogue, {
          form: 'full',
          profile: scope,
          answers: { ...before, [question]: (level + 1) as Level },
        })

        expectNoFall(was, is)
      }),
      options,
    )
  })

  test('everything is bounded, losses and potentials account for every point', () => {
    fc.assert(
      fc.property(someModel, profile, someDraws, form, (catalogue, scope, draws, taken) => {
        const result = scored(catalogue, { form: taken, profile: scope, answers: drawAnswers(catalogue, draws) })
        if (result.readiness === null) return
        const sum = (points: { points: number }[]) => points.reduce((total, each) => total + each.points, 0)

        expect(sum(result.losses)).toBeCloseTo(100 - result.readiness.hi, 9)
        expect(sum(result.potentials)).toBeCloseTo(result.readiness.hi - result.readiness.lo, 9)
        expect(intervalsOf(result).filter(([, interval]) => interval !== null && !isBounded(interval))).toEqual([])
      }),
      options,
    )
  })

  test('scoring again, or in another order of content and answers, gives the same bytes', () => {
    fc.assert(
      fc.property(someModel, profile, someDraws, (catalogue, scope, draws) => {
        const answers = drawAnswers(catalogue, draws)
        const first = JSON.stringify(scored(catalogue, { form: 'full', profile: scope, answers }))
        const again = JSON.stringify(
          score(compileModel(reversed(catalogue)), { form: 'full', profile: scope, answers: reverseKeys(answers) }),
        )

        expect(JSON.stringify(scored(catalogue, { form: 'full', profile: scope, answers }))).toBe(first)
        expect(again).toBe(first)
      }),
      { numRuns: Math.ceil(numRuns / 6) },
    )
  })
})

/** One answer of the completion that was not given before. */
function oneOf(complete: AnswerSheet['answers'], pick: number, before: AnswerSheet['answers']): AnswerSheet['answers'] {
  const added = Object.entries(complete).filter(([id]) => before[id] === undefined || before[id] === 'unsure')
  const entry = added[pick % Math.max(added.length, 1)]
  return entry ? { [entry[0]]: entry[1] } : {}
}

function expectNoFall(was: ScoreResult, is: ScoreResult): void {
  const before = new Map(intervalsOf(was))
  const isMissing = (name: string) => /steps$|gaps$|homework$/.test(name) || was.pitfalls.some(({ id }) => id === name)
  const fallen = intervalsOf(is).filter(([name, interval]) => {
    const old = before.get(name)
    if (!interval || !old) return false
    const sign = isMissing(name) ? -1 : 1
    return !(sign * (interval.lo - old.lo) >= -1e-9 && sign * (interval.hi - old.hi) >= -1e-9)
  })
  expect(fallen).toEqual([])
  const ranges = targetsOf(was).map(({ range }) => range)
  const worse = targetsOf(is).filter(
    ({ range }, index) => !(range ?? []).every((verdict, end) => rankOf(verdict) >= rankOf(ranges[index]?.[end])),
  )
  expect(worse).toEqual([])
}

const isBounded = ({ lo, hi }: Interval) => lo >= 0 && hi <= 100 + 1e-9 && lo <= hi + 1e-9

function reversed(catalogue: Catalogue): Catalogue {
  const turned = <T extends { requirements: unknown[] }>(items: T[]): T[] =>
    items.map((item) => ({ ...item, requirements: item.requirements.toReversed() })).reverse()
  return {
    ...catalogue,
    dimensions: catalogue.dimensions.toReversed(),
    capabilities: catalogue.capabilities.toReversed(),
    questions: catalogue.questions.toReversed(),
    profiles: turned(catalogue.profiles),
    techniques: turned(catalogue.techniques),
    useCases: turned(catalogue.useCases),
    contradictions: catalogue.contradictions.toReversed(),
    pitfalls: catalogue.pitfalls.toReversed(),
  }
}

const reverseKeys = (answers: AnswerSheet['answers']) => Object.fromEntries(Object.entries(answers).reverse())

describe('verdicts against the raw content', () => {
  const someSheet = fc.tuple(someCatalogue, someProfile, someDraws)

  test('ready exactly if every must row and every must group holds', () => {
    fc.assert(
      fc.property(someSheet, ([catalogue, profile, draws]) => {
        const result = scored(catalogue, { form: 'full', profile, answers: drawAnswers(catalogue, draws, true) })

        for (const { id, verdict } of result.techniques) {
          expect(verdict === 'ready', id).toBe(allMustsHold(catalogue, { id, profile, result }))
        }
      }),
      { numRuns: cases(2000) },
    )
  })

  test('ready after homework exactly if raising the homework rows, and nothing else, gives ready', () => {
    fc.assert(
      fc.property(someSheet, ([catalogue, profile, draws]) => {
        const plain = { ...catalogue, questions: catalogue.questions.filter(({ kind }) => kind !== 'fact') }
        const answers = drawAnswers(plain, draws as Draw[], true)
        const result = scored(plain, { form: 'full', profile, answers })

        for (const { id, verdict, blockers } of result.techniques) {
          const homework = blockers.filter((blocker) => blocker.homework && blocker.must)
          const raised = Object.fromEntries(homework.map(({ cap, min }) => [`q-${cap}`, min as Level]))
          const after = scored(plain, { form: 'full', profile, answers: { ...answers, ...raised } })
          const isReadyThen = after.techniques.find((target) => target.id === id)?.verdict === 'ready'

          expect(verdict === 'ready' || verdict === 'readyAfterHomework', id).toBe(isReadyThen)
        }
      }),
      { numRuns: cases(1000) },
    )
  })

  test('a verdict that assumes nothing is the same under every scope answer still open', () => {
    fc.assert(
      fc.property(someSheet, ([catalogue, profile, draws]) => {
        const answers = drawAnswers(catalogue, draws)
        const result = scored(catalogue, { form: 'full', profile, answers })

        for (const personal of openOptions(profile['scope-personal-data'], ['yes', 'no'])) {
          for (const mode of openOptions(profile['scope-build-mode'], ['adopt', 'adapt', 'train'])) {
            const settled = { 'scope-personal-data': personal, 'scope-build-mode': mode }
            const other = targetsOf(scored(catalogue, { form: 'full', profile: settled, answers }))
            const moved = targetsOf(result).filter(
              ({ assumes, range }, index) => assumes.length === 0 && !isDeepStrictEqual(other[index]?.range, range),
            )
            expect(moved).toEqual([])
          }
        }
      }),
      { numRuns: cases(1000) },
    )
  })
})

function openOptions(stated: string | string[] | undefined, all: string[]): string[] {
  return typeof stated === 'string' && stated !== 'unsure' ? [stated] : all
}

type RawCheck = { id: string; profile: AnswerSheet['profile']; result: ScoreResult }

/** The plain reading of the content, without merging or splitting. */
function allMustsHold(catalogue: Catalogue, { id, profile, result }: RawCheck): boolean {
  const technique = catalogue.techniques.find((each) => each.id === id)
  const levels = new Map(
    result.dimensions.flatMap(({ capabilities }) => capabilities.map((each) => [each.id, each] as const)),
  )
  const isBuilding = profile['scope-build-mode'] === 'train'
  const isPersonal = profile['scope-personal-data'] !== 'no'
  const holding = catalogue.profiles.filter(
    (each) =>
      technique?.profiles.includes(each.id) && (each.id !== 'pd' || isPersonal) && (each.id !== 'build' || isBuilding),
  )
  const rows = [...(technique?.requirements ?? []), ...holding.flatMap(({ requirements }) => requirements)]
  const reaches = (capability: string, min: number) => {
    const scoredOne = levels.get(capability)
    return !scoredOne?.applies || scoredOne.level.lo >= min
  }
  return rows
    .filter(({ must, buildOnly }) => must && (!buildOnly || isBuilding))
    .every(({ capability, min, anyOf }) => {
      if (capability !== null) return reaches(capability, min)
      const alternative = catalogue.alternatives.find((each) => each.id === anyOf)
      return alternative?.options.some((members) => members.every((member) => reaches(member.capability, member.min)))
    })
}
