import fc from 'fast-check'
import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { parseExpression } from '#content/expression.ts'
import type { Capability, Catalogue, DimensionId, Level, Question, Requirement } from '#content/schema.ts'
import {
  aCapability,
  aCatalogue,
  aFact,
  aGroup,
  aLevelQuestion,
  aMust,
  aProfile,
  aScopeQuestion,
  aTechnique,
  aUseCase,
} from '#tests/support/model-builders.ts'

const IDS = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5']
const DIMENSIONS: DimensionId[] = ['pilot', 'kpi', 'data']
const PERSONAL = parseExpression('scope-personal-data != no')

const level = fc.integer({ min: 1, max: 4 }) as fc.Arbitrary<Level>
const capability = fc.constantFrom(...IDS)

const row: fc.Arbitrary<Requirement> = fc
  .record({
    capability,
    min: level,
    weight: fc.integer({ min: 1, max: 5 }),
    must: fc.boolean(),
    buildOnly: fc.boolean(),
  })
  .map(({ capability: id, min, ...given }) => aMust(id, min, given))
const rows = (maxLength: number) => fc.array(row, { maxLength })
const group = fc.constantFrom('alt-0', 'alt-1').chain((id) => fc.boolean().map((must) => aGroup(id, { must })))
const options = fc.array(fc.array(fc.record({ capability, min: level }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
})

/** A fact as mapping A2 allows it: lowest cap at least one below the level it is asked from, highest cap 4. */
const fact = fc
  .record({
    capability,
    from: fc.integer({ min: 0, max: 3 }),
    middle: fc.nat(4),
    tier: fc.constantFrom('core' as const, 'deep' as const),
    isScoped: fc.boolean(),
  })
  .map(({ capability: id, from, middle, tier, isScoped }) => {
    const lowest = Math.max(0, from - 1)
    return {
      capability: id,
      tier,
      fromLevel: from === 0 ? null : (from as Level),
      scopeCondition: isScoped ? PERSONAL : null,
      caps: { low: lowest as Level, some: Math.max(lowest, middle) as Level, all: 4 as const },
    }
  })

/** Small catalogues with scope, facts, profiles, any-of groups, techniques and use cases; everything the engine knows. */
export const someCatalogue: fc.Arbitrary<Catalogue> = fc
  .record({
    dimensions: fc.array(fc.constantFrom(...DIMENSIONS), { minLength: IDS.length, maxLength: IDS.length }),
    scoped: fc.array(fc.boolean(), { minLength: IDS.length, maxLength: IDS.length }),
    facts: fc.array(fact, { maxLength: 4 }),
    core: rows(2),
    personal: rows(2),
    build: rows(2),
    first: fc.tuple(rows(4), fc.array(group, { maxLength: 2 })),
    second: fc.tuple(rows(3), fc.array(group, { maxLength: 1 })),
    ownUse: rows(2),
    alternatives: fc.tuple(options, options),
  })
  .map(makeCatalogue)

type Parts = {
  dimensions: DimensionId[]
  scoped: boolean[]
  facts: Omit<Parameters<typeof aFact>[0], 'id'>[]
  core: Requirement[]
  personal: Requirement[]
  build: Requirement[]
  first: [Requirement[], Requirement[]]
  second: [Requirement[], Requirement[]]
  ownUse: Requirement[]
  alternatives: [Catalogue['alternatives'][number]['options'], Catalogue['alternatives'][number]['options']]
}

function makeCatalogue(parts: Parts): Catalogue {
  const capabilities: Capability[] = IDS.map((id, index) =>
    aCapability({ id, dimension: parts.dimensions[index] as DimensionId }),
  )
  return aCatalogue({
    capabilities,
    questions: [
      aScopeQuestion('scope-personal-data', { perUseCase: true }),
      aScopeQuestion('scope-build-mode', { options: ['adopt', 'adapt', 'train', 'unsure'] }),
      ...IDS.map((id, index) => aLevelQuestion(id, { scopeCondition: parts.scoped[index] ? PERSONAL : null })),
      ...parts.facts.map((given, index) => aFact({ ...given, id: `f-${index}` })),
    ],
    profiles: [
      aProfile({ id: 'core', requirements: parts.core }),
      aProfile({ id: 'pd', when: PERSONAL, requirements: parts.personal }),
      aProfile({ id: 'build', when: parseExpression('scope-build-mode in [adapt, train]'), requirements: parts.build }),
    ],
    alternatives: parts.alternatives.map((own, index) => ({ id: `alt-${index}`, name: '', why: '', options: own })),
    techniques: [
      aTechnique({ id: 't-0', profiles: ['core', 'build'], requirements: parts.first.flat() }),
      aTechnique({ id: 't-1', profiles: ['pd'], requirements: parts.second.flat() }),
    ],
    useCases: [
      aUseCase({
        id: 'uc-0',
        profiles: ['core', 'pd'],
        requirements: parts.ownUse,
        techniques: { core: ['t-0', 't-1'], support: [], optional: [] },
      }),
    ],
    stages: [
      { id: 0, name: '', about: '', needs: [] },
      { id: 1, name: '', about: '', needs: [{ kind: 'capability', capability: 'c0', min: 1 }] },
      { id: 2, name: '', about: '', needs: [{ kind: 'profileMusts' }] },
      { id: 3, name: '', about: '', needs: [{ kind: 'dimensions', minScore: 50 }] },
    ],
  })
}

/** Scope answers of the catalogues above, with gaps. */
export const someProfile: fc.Arbitrary<AnswerSheet['profile']> = fc
  .record({
    'scope-personal-data': fc.constantFrom('yes', 'no', 'unsure', undefined),
    'scope-build-mode': fc.constantFrom('adopt', 'train', 'unsure', undefined),
  })
  .map((profile) => Object.fromEntries(Object.entries(profile).filter(([, answer]) => answer !== undefined)))

/** How a question is answered: the pick chooses among its answers. */
export type Draw = { pick: number; kind: 'answer' | 'unsure' | 'open' }
const draw: fc.Arbitrary<Draw> = fc.record({
  pick: fc.nat(59),
  kind: fc.constantFrom('answer', 'answer', 'unsure', 'open'),
})

/** Draws for more questions than any catalogue here has. */
export const someDraws = fc.array(draw, { minLength: 64, maxLength: 64 })

/** The drawn answers of an answer sheet; `complete` answers what is drawn as open or unsure too. */
export function drawAnswers(catalogue: Catalogue, draws: readonly Draw[], complete = false): AnswerSheet['answers'] {
  const measuring = catalogue.questions.filter(({ kind }) => kind !== 'scope')
  const answers = measuring.flatMap((question, index): [string, GivenAnswer][] => {
    const { pick, kind } = draws[index % draws.length] as Draw
    if (kind === 'answer' || complete) return [[question.id, answerOf(question, pick)]]
    return kind === 'unsure' ? [[question.id, 'unsure']] : []
  })
  return Object.fromEntries(answers)
}

function answerOf(question: Question, pick: number): GivenAnswer {
  if (question.kind === 'level') return (pick % 5) as Level
  return question.options[pick % question.options.length]?.id as string
}
