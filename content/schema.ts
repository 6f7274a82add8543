/**
 * The shapes of everything the product knows. Files under `content/` are parsed
 * by the `*File` schemas; `Catalogue` is what the rest of the product sees:
 * checked, joined, frozen and hashed (see `catalogue.server.ts`).
 */
import * as z from 'zod'
import type { Expression } from './expression.ts'
import type { Contradiction, Pitfall } from './schema/pitfalls.ts'
import type { Claim, Reference, Technique } from './schema/techniques.ts'
import type { Template } from './schema/templates.ts'
import type { UseCase } from './schema/use-cases.ts'

/**
 * The product's one maturity scale: 0 = absent, 4 = measured and self-improving. Marked as pure, so that a browser that
 * needs the scale alone does not load the parser.
 */
export const Level = /* @__PURE__ */ z.literal([0, 1, 2, 3, 4])
export type Level = z.infer<typeof Level>
export const MAX_LEVEL = 4

export type Discipline = 'marketing' | 'data' | 'it' | 'legal' | 'management' | 'finance'
export type DimensionId = 'pilot' | 'kpi' | 'team' | 'data' | 'tech' | 'aiact' | 'privacy'
export type ProfileId = 'core' | 'ai' | 'pd' | 'pub' | 'score' | 'gen' | 'build'

export type Dimension = { id: DimensionId; name: string; short: string; about: string }

/** One rung of a capability's ladder. `lead` are its first words, set in bold; the whole text is `lead + rest`. */
export type Statement = {
  lead: string
  /** Begins with its own space or punctuation; may be empty. */
  rest: string
  /** Separate facts that must all be true, shown as ticks; empty where the statement is one fact. Tick id = `<level>.<index>`. */
  facts: string[]
}

export type Capability = {
  id: string
  dimension: DimensionId
  name: string
  definition: string
  disciplines: Discipline[]
  /** Index = level. */
  levels: [Statement, Statement, Statement, Statement, Statement]
  evidence: string
  dependencies: { level: Level; capability: string; min: Level }[]
  /** `false`: a fact of the business (such as outcome volume): leaves the dimension score, no action raises it. */
  scored: boolean
  /** For `scored: false`: the way out when the level is too low. */
  wayOut?: string
}

type QuestionOption = { id: string; text: string }

export type Question = {
  id: string
  /** scope: sets conditions, never scored · level: the capability's ladder · fact: caps its capability by `min`. */
  kind: 'scope' | 'level' | 'fact'
  /** `scope` for scope questions. */
  section: DimensionId | 'scope'
  /** Set for level and fact. */
  capability: string | null
  tier: 'core' | 'deep'
  disciplines: Discipline[]
  ask: string
  help: string
  example?: string
  /** Scope part of the condition; `null` = always. Uses only scope ids. */
  scopeCondition: Expression | null
  /** Level part of a fact's condition: asked from this level of its capability's level question on; `null` = always. */
  fromLevel: Level | null
  multi: boolean
  /** Asked per interested use case (mapping A4). */
  perUseCase: boolean
  /** Empty for level questions, whose options are the capability's statements. */
  options: QuestionOption[]
  /** Facts: the highest level that an option lets its capability have. */
  caps: Record<string, Level>
  /** Minutes it takes to answer (mapping A13). */
  minutes: number
  /**
   * Set only where a workspace's own questions are laid over the catalogue, never in content. hidden: not asked there,
   * and what was answered does not count; reworded: other words, the same answers; added: theirs, with an id of its own.
   */
  own?: 'hidden' | 'reworded' | 'added'
}

export type CapabilityMinimum = { capability: string; min: Level }

/** One row of what a technique, use case or profile needs. */
export type Requirement = {
  /** Exactly one of `capability` (with `min`) and `anyOf` is set. */
  capability: string | null
  min: Level
  anyOf: string | null
  weight: number
  must: boolean
  why: string
  /** Applies only if models are adapted or trained (`scope-build-mode` is adapt or train). */
  buildOnly: boolean
}

export type Profile = { id: ProfileId; name: string; when: Expression; requirements: Requirement[] }

export type Alternative = { id: string; name: string; options: CapabilityMinimum[][]; why: string }

export type Action = {
  id: string
  capability: string
  from: Level
  to: Level
  name: string
  /** Person-days over all people for team size m (6-20), before the size multiplier; half-days allowed. */
  personDays: { low: number; high: number }
  /** Elapsed weeks. A range where history may already exist. */
  weeks: number
  /** Weeks if figures of the pilot's KPI from before the start exist already; only steps of the baseline have it. */
  weeksWithHistory?: number
  role: string
  /** Other capabilities needed for the target level. */
  needs: CapabilityMinimum[]
  /** Further levels that this action gives, beside `capability` at `to`. */
  alsoGives: CapabilityMinimum[]
  deliverable: string
  definitionOfDone: string
  /** What is said instead where the action comes only with the roll-out, after the pilot. */
  rollOut?: { name: string; deliverable: string; definitionOfDone: string }
}

export type Role = {
  id: string
  name: string
  /** Which person wears this hat by default, by team size. */
  wornBy: { s: string; m: string; l: string; xl: string }
}

export type StageClause =
  | { kind: 'capability'; capability: string; min: Level }
  /** The musts of the profiles that hold. */
  | { kind: 'profileMusts' }
  | { kind: 'dimensions'; minScore: number }

export type Stage = { id: number; name: string; about: string; needs: StageClause[] }

export type Constants = {
  /** Positive integers by dimension. */
  dimensionWeights: Record<DimensionId, number>
  weightsId: string
  alternativeWeights: Record<string, Record<DimensionId, number>>
  lambda: number
  nearlySteps: { technique: number; useCase: number }
  /** Minutes a question, and what the pages promise for a whole form. */
  minutes: { scope: number; level: number; fact: number; promised?: { short: number; full: number } }
  effortMultiplier: { s: number; m: number; l: number; xl: number }
  peopleByTeamSize: { s: number; m: number; l: number; xl: number }
  daysPerWeek: number
  dayRateCents: number
  currency: string
  keepGuestDays: number
  /** ISO date of the law that techniques and use cases speak of. */
  lawAsOf: string
}

/** Everything the product knows, in display order, in one language. Plain JSON. */
export type Catalogue = {
  /** Such as `2026-11`. */
  version: string
  /** SHA-256 of the canonical JSON of all else, hex. */
  hash: string
  locale: string
  disciplines: { id: Discipline; name: string }[]
  dimensions: Dimension[]
  capabilities: Capability[]
  questions: Question[]
  techniques: Technique[]
  categories: { id: Technique['category']; name: string }[]
  useCases: UseCase[]
  profiles: Profile[]
  alternatives: Alternative[]
  actions: Action[]
  templates: Template[]
  /** The default persons that `wornBy` names, with what they are called. */
  people?: { id: string; name: string }[]
  roles: Role[]
  contradictions: Contradiction[]
  pitfalls: Pitfall[]
  stages: Stage[]
  claims: Claim[]
  references: Reference[]
  /** Ids that were used once and never come back. */
  retired: string[]
  constants: Constants
}
