import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreTeam } from '#app/core/agreement/score-team.ts'
import type { TeamMember, TeamSheet } from '#app/core/agreement/team.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { type ScoreResult, type TargetScore, VERDICTS, type Verdict } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Catalogue, Discipline } from '#content/schema.ts'
import { type Draw, drawAnswers, someCatalogue, someDraws, someProfile } from '#tests/core/scoring/arbitrary-model.ts'
import { cases } from '#tests/support/cases.ts'

/** A failure names it instead of printing all of it. */
const real: Catalogue = Object.assign({ ...loadCatalogue() }, { [fc.toStringMethod]: () => 'the real catalogue' })
const MODELS = [
  { name: 'random catalogues', catalogue: someCatalogue, numRuns: cases(500) },
  { name: 'the real catalogue', catalogue: fc.constant(real), numRuns: 60 },
]
const compiled = new WeakMap<Catalogue, ReturnType<typeof compileModel>>()
function modelOf(catalogue: Catalogue) {
  const model = compiled.get(catalogue) ?? compileModel(catalogue)
  compiled.set(catalogue, model)
  return model
}

const discipline = fc.constantFrom<Discipline>('marketing', 'data', 'it', 'legal', 'management', 'finance')
const somePeople = fc.array(
  fc.record({ disciplines: fc.array(discipline, { maxLength: 2 }), isPending: fc.boolean(), draws: someDraws }),
  { minLength: 1, maxLength: 5 },
)
type People = { disciplines: Discipline[]; isPending: boolean; draws: Draw[] }[]

/** `later`: everybody who is pending has answered, or passed for good. */
function teamOf(
  catalogue: Catalogue,
  people: People,
  { profile, later }: { profile: AnswerSheet['profile']; later?: Draw[] },
): TeamSheet {
  const members = people.map(({ disciplines, isPending, draws }, at): TeamMember => {
    const now = drawAnswers(catalogue, draws)
    const more = later && isPending ? drawAnswers(catalogue, rotate(later, at)) : {}
    const answers = { ...more, ...now }
    return { id: `p${at}`, isLead: at === 0, disciplines, isPending: isPending && later === undefined, answers }
  })
  return { form: 'full', profile, members, consensus: [] }
}

const rotate = <T>(items: T[], by: number): T[] => [...items.slice(by * 7), ...items.slice(0, by * 7)]
const targetsOf = ({ techniques, useCases }: ScoreResult): TargetScore[] => [...techniques, ...useCases]
const rankOf = (verdict: Verdict) => VERDICTS.indexOf(verdict)

describe.each(MODELS)('on $name', ({ catalogue: someModel, numRuns }) => {
  const options = { numRuns }

  test('a team of one is judged as that person is, byte for byte', () => {
    fc.assert(
      fc.property(someModel, someProfile, somePeople, (catalogue, scope, people) => {
        const profile = catalogue === real ? {} : scope
        const model = modelOf(catalogue)
        const team = teamOf(catalogue, people.slice(0, 1), { profile })
        const alone = score(model, { form: 'full', profile, answers: team.members[0]?.answers ?? {} })

        expect(JSON.stringify(scoreTeam(model, team).soFar)).toBe(JSON.stringify(alone))
      }),
      options,
    )
  })

  test('a final verdict stays whatever the pending people say (theorems 1 and 2)', () => {
    fc.assert(
      fc.property(someModel, someProfile, fc.tuple(somePeople, someDraws), (catalogue, scope, [people, later]) => {
        const profile = catalogue === real ? {} : scope
        const model = modelOf(catalogue)
        const { final, soFar } = scoreTeam(model, teamOf(catalogue, people, { profile }))
        const outcome = scoreTeam(model, teamOf(catalogue, people, { profile, later })).soFar

        for (const result of [outcome, soFar]) expectWithin(result, final)
      }),
      options,
    )
  })

  test('a verdict on what people span stays under every single answer between', () => {
    fc.assert(
      fc.property(someModel, someProfile, fc.tuple(somePeople, fc.nat()), (catalogue, scope, [people, pick]) => {
        const profile = catalogue === real ? {} : scope
        const model = modelOf(catalogue)
        const { answers, soFar } = scoreTeam(model, teamOf(catalogue, people, { profile }))
        const spans = Object.entries(answers.soFar.spans ?? {}).map(([question, { lo, hi }], at) => {
          const level = (pick >> at) % 2 === 0 ? lo : hi
          return [question, { lo: level, hi: level }]
        })

        expectWithin(score(model, { ...answers.soFar, spans: Object.fromEntries(spans) }), soFar)
      }),
      options,
    )
  })
})

function expectWithin(inner: ScoreResult, outer: ScoreResult): void {
  const around = targetsOf(outer)
  // One assertion for all of them: each costs more than what it looks at.
  const outside = targetsOf(inner).filter(({ range }, index) => {
    const [worst, best] = around[index]?.range ?? []
    if (range === null || worst === undefined || best === undefined) return false
    return rankOf(range[0]) < rankOf(worst) || rankOf(range[1]) > rankOf(best)
  })
  expect(outside).toEqual([])
  if (inner.readiness === null || outer.readiness === null) return
  expect(inner.readiness.lo).toBeGreaterThanOrEqual(outer.readiness.lo - 1e-9)
  expect(inner.readiness.hi).toBeLessThanOrEqual(outer.readiness.hi + 1e-9)
}
