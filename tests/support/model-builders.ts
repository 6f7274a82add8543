import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Technique } from '#content/schema/techniques.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import type {
  Capability,
  Catalogue,
  Constants,
  DimensionId,
  Level,
  Profile,
  Question,
  Requirement,
} from '#content/schema.ts'

const DIMENSIONS: DimensionId[] = ['pilot', 'kpi', 'team', 'data', 'tech', 'aiact', 'privacy']

/** A capability with the statements "<id> at 0." to "<id> at 4."; by default in dimension pilot. */
export function aCapability(given: Partial<Capability> & { id: string }): Capability {
  const statement = (level: number) => ({ lead: `${given.id}`, rest: ` at ${level}.`, facts: [] })
  return {
    dimension: 'pilot',
    name: given.id,
    definition: `What ${given.id} means.`,
    disciplines: ['marketing'],
    levels: [statement(0), statement(1), statement(2), statement(3), statement(4)],
    evidence: 'A document',
    dependencies: [],
    scored: true,
    ...given,
  }
}

const question = (given: Partial<Question> & Pick<Question, 'id' | 'kind'>): Question => ({
  section: 'pilot',
  capability: null,
  tier: 'core',
  disciplines: ['marketing'],
  ask: `${given.id}?`,
  help: 'Help.',
  scopeCondition: null,
  fromLevel: null,
  multi: false,
  perUseCase: false,
  options: [],
  caps: {},
  minutes: given.kind === 'level' ? 0.8 : given.kind === 'fact' ? 0.4 : 0.3,
  ...given,
})

/** The level question `q-<capability>`. */
export function aLevelQuestion(capability: string, given: Partial<Question> = {}): Question {
  return question({ id: `q-${capability}`, kind: 'level', capability, ...given })
}

/** A fact question; its options are the keys of `caps`. */
export function aFact(
  given: Partial<Question> & { id: string; capability: string; caps: Record<string, Level> },
): Question {
  const options = Object.keys(given.caps).map((id) => ({ id, text: `Option ${id}` }))
  return question({ kind: 'fact', options, ...given })
}

/** A scope question; by default with yes, no and unsure. */
export function aScopeQuestion(
  id: string,
  given: Partial<Omit<Question, 'options'>> & { options?: string[] } = {},
): Question {
  const options = (given.options ?? ['yes', 'no', 'unsure']).map((option) => ({ id: option, text: `Option ${option}` }))
  return question({ ...given, id, kind: 'scope', section: 'scope', options })
}

/** A must row of weight 1. */
export function aMust(capability: string, min: number, given: Partial<Requirement> = {}): Requirement {
  return {
    capability,
    min: min as Level,
    anyOf: null,
    weight: 1,
    must: true,
    why: `${capability} ${min}`,
    buildOnly: false,
    ...given,
  }
}

/** A row that names an any-of group. */
export function aGroup(anyOf: string, given: Partial<Requirement> = {}): Requirement {
  return { capability: null, min: 0, anyOf, weight: 1, must: true, why: anyOf, buildOnly: false, ...given }
}

/** A profile that always holds. */
export function aProfile(given: Partial<Profile> & Pick<Profile, 'id'>): Profile {
  return { name: given.id, when: { op: 'true' }, requirements: [], ...given }
}

/** A technique without requirements or profiles. */
export function aTechnique(given: Partial<Technique> & { id: string }): Technique {
  return {
    name: given.id,
    category: 'genai',
    alsoCalled: [],
    definition: '',
    profiles: [],
    effort: { adopt: 'S', adapt: 'M', train: 'L' },
    requirements: [],
    uses: [],
    examples: '',
    pitfalls: [],
    history: [],
    confusedWith: [],
    related: [],
    aiact: '',
    gdpr: '',
    resources: [],
    claims: [],
    updated: '2026-11-22',
    page: {
      quickSummary: '',
      explanation: '',
      marketingRelevance: '',
      commonPitfalls: [],
      origin: '',
      comparisons: [],
      useCaseFit: [],
      faq: [],
      fitQuestions: [],
    },
    ...given,
  }
}

/** A use case without requirements, profiles or techniques. */
export function aUseCase(given: Partial<UseCase> & { id: string }): UseCase {
  return {
    name: given.id,
    description: '',
    dataKind: 'generative',
    techniques: { core: [], support: [], optional: [] },
    profiles: [],
    requirements: [],
    usualScope: { 'scope-personal-data': 'yes', 'scope-public-output': 'yes', 'scope-people-decisions': 'no' },
    kpis: [],
    claims: [],
    literature: '',
    pilot: { weeks: 8, design: '', sample: '', decide: '' },
    aiact: '',
    gdpr: '',
    ...given,
  }
}

const CONSTANTS: Constants = {
  dimensionWeights: { pilot: 1, kpi: 1, team: 1, data: 1, tech: 1, aiact: 1, privacy: 1 },
  weightsId: 'weights-test',
  alternativeWeights: {},
  lambda: 0.7,
  nearlySteps: { technique: 2, useCase: 5 },
  minutes: { scope: 0.3, level: 0.8, fact: 0.4 },
  effortMultiplier: { s: 0.7, m: 1, l: 1.6, xl: 2.5 },
  peopleByTeamSize: { s: 3, m: 4, l: 6, xl: 15 },
  daysPerWeek: 2,
  dayRateCents: 65_000,
  currency: 'EUR',
  keepGuestDays: 60,
  lawAsOf: '2026-11-22',
}

/** A catalogue of what is given; capabilities without a level question get one. */
export function aCatalogue(
  given: Partial<Omit<Catalogue, 'constants'>> & { constants?: Partial<Constants> } = {},
): Catalogue {
  const capabilities = given.capabilities ?? []
  const questions = given.questions ?? []
  const missing = capabilities.filter(
    ({ id }) => !questions.some(({ kind, capability }) => kind === 'level' && capability === id),
  )
  return {
    version: 'test',
    hash: 'test-hash',
    locale: 'en',
    disciplines: [],
    dimensions: DIMENSIONS.map((id) => ({ id, name: id, short: id, about: id })),
    categories: [],
    techniques: [],
    useCases: [],
    profiles: [],
    alternatives: [],
    actions: [],
    templates: [],
    roles: [],
    contradictions: [],
    pitfalls: [],
    stages: [],
    claims: [],
    references: [],
    retired: [],
    ...given,
    capabilities,
    questions: [...questions, ...missing.map(({ id, dimension }) => aLevelQuestion(id, { section: dimension }))],
    constants: { ...CONSTANTS, ...given.constants },
  }
}

/** A full answer sheet without any answer but those given. */
export function aSheet(given: Partial<AnswerSheet> = {}): AnswerSheet {
  return { form: 'full', profile: {}, answers: {}, ...given }
}
