/**
 * The shapes of everything the product knows. Files under `content/` are parsed
 * by the `*File` schemas; `Catalogue` is what the rest of the product sees:
 * checked, joined, frozen and hashed (see `catalogue.server.ts`).
 */
import * as z from 'zod'
import type { Expression } from './expression.ts'

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

export type Reference = { id: string; citation: string; locator: string; seen: boolean }

export type Claim = {
  id: string
  /** What is claimed, never shown as a fact. */
  claim: string
  source: string
  literature: string
  references: string[]
  test: string
  verdictRule: string
  /**
   * By what share of its level a figure improves at least if the claim is true (0.4 of "40 to 60 %"), and the units of
   * figures that it speaks of, none: the one that decides; `null`: no single figure shows it.
   */
  improves: { least: number; units: string[] } | null
}

export type Fit = 'direct' | 'indirect' | 'weak'

export type Technique = {
  id: string
  name: string
  category: 'learning' | 'genai' | 'decision' | 'measurement' | 'analysis' | 'trust'
  /** Other names that people search by; the glossary alone looks at them, so older catalogues may lack them. */
  alsoCalled: string[]
  definition: string
  profiles: ProfileId[]
  effort: { adopt: string; adapt: string; train: string }
  requirements: Requirement[]
  uses: { useCase: string; fit: Fit }[]
  examples: string
  pitfalls: string[]
  history: { year: number; fact: string; reference: string | null }[]
  confusedWith: { name: string; difference: string }[]
  related: string[]
  aiact: string
  gdpr: string
  resources: string[]
  claims: string[]
  /** ISO date of our text. */
  updated: string
  /** The long texts of the glossary, which shows today's catalogue alone: older ones lack them. */
  page: TechniquePage
}

export type TechniquePage = {
  quickSummary: string
  explanation: string
  marketingRelevance: string
  commonPitfalls: string[]
  origin: string
  comparisons: string[]
  useCaseFit: { useCase: string; fit: Fit; say: string }[]
  faq: { question: string; answer: string }[]
  fitQuestions: string[]
}

export type Kpi = {
  id: string
  name: string
  unit: string
  direction: 'up' | 'down'
  formula: string
  source: string
  baseline: string
  cadence: 'weekly' | 'monthly' | 'quarterly'
  guardrail: boolean
  /** Cannot mature inside the pilot. */
  later: boolean
}

/** One input of a value with its ends, low the cautious one. `reference`: `null`: a starting assumption of ours. */
export type StartingFigure = { low: number; base: number; high: number; reference: string | null }

/** What a year of a use case is taken to bring until somebody knows better. Shares are 0-1, money is in the currency. */
export type StartingValue = {
  /** What is counted. */
  case: string
  /** What the minutes are saved at. */
  saves: string
  /** What an error is; `null`: none are counted. */
  error: string | null
  figures: Record<'volume' | 'adoption' | 'minutes' | 'wage' | 'realised' | 'run' | 'oneOff', StartingFigure> &
    Partial<Record<'avoided' | 'errorCost', StartingFigure>>
  /** How much the law usually weighs on it, while nobody placed a system of it: what can come out. */
  law: ('minimal' | 'low' | 'medium' | 'high')[]
}

/**
 * outside: mostly no AI system at all; minimal: no duties of its own; transparency: Article 50 asks for a disclosure in
 * its usual form. What is unusual can place it elsewhere.
 */
type UsualClass = 'outside' | 'minimal' | 'transparency'

export type UseCase = {
  id: string
  name: string
  description: string
  dataKind: 'predictive' | 'text-classification' | 'generative' | 'measurement'
  techniques: { core: string[]; support: string[]; optional: string[] }
  profiles: ProfileId[]
  requirements: Requirement[]
  /** Usual answers to the questions asked per use case, preselected. */
  usualScope: {
    'scope-personal-data': 'yes' | 'no'
    'scope-public-output': 'yes' | 'no'
    'scope-people-decisions': 'yes' | 'no'
  }
  kpis: Kpi[]
  claims: string[]
  literature: string
  /** References that `literature` speaks of. */
  references?: string[]
  pilot: { weeks: number; design: string; sample: string; decide: string }
  /** Missing in catalogues older than values. */
  value?: StartingValue
  /** Where it usually stands in the AI Act, see {@link UsualClass}; missing in catalogues older than its page. */
  aiactClass?: UsualClass
  aiact: string
  gdpr: string
}

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

export type Contradiction = {
  id: string
  weight: 'hard' | 'soft'
  condition: Expression
  ask: string
  questions: string[]
}

export type PitfallLine =
  | { kind: 'condition'; condition: Expression; when: Expression }
  /** True if a data-kind capability of an interested use case is at least `gap` levels below its minimum. */
  | { kind: 'dataGap'; gap: number }

export type Pitfall = {
  id: string
  name: string
  weights: Record<string, number>
  /** data-kind capabilities by kind; only on the data pitfall. */
  dataKind: Record<string, string[]>
  high: PitfallLine[]
  medium: PitfallLine[]
  lowMeans: string
  firstActions: string[]
  /** Missing in catalogues older than its page. */
  page?: PitfallPage
}

/** What its page tells: what it is, how one notices it at work, what it costs and how one begins. */
export type PitfallPage = {
  /** At most 160 characters. */
  quickSummary: string
  about: string
  signs: string[]
  costs: string[]
  start: string
  /** References that the texts speak of. */
  references: string[]
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

/** What a table of a template can list, one row each. */
export type TemplateRowSource = 'kpis' | 'guardrails' | 'techniques' | 'use-cases' | 'tools' | 'disciplines'

/** One column of a template's table; `from` is the field of the listed thing that fills it, `narrow` one for a word or a figure. */
type TemplateColumn = { label: string; from: string | null; narrow: boolean }

/** Texts may hold names in braces, such as `{company}`, that are filled in when the template is opened. */
export type TemplateField = { label: string; hint: string } & (
  | { kind: 'line'; text: string }
  /** Room for `lines` lines of handwriting. */
  | { kind: 'lines'; text: string; lines: number }
  | {
      kind: 'table'
      /** `cards`: one block of labelled lines a row, for rows with much to write. */
      layout: 'grid' | 'cards'
      columns: TemplateColumn[]
      rowsFrom: TemplateRowSource | null
      /** Written by us; a cell per column, empty to be filled in. */
      rows: string[][]
      /** Empty rows at the end. */
      empty: number
      /** Counts its rows in a column of its own. */
      numbered: boolean
    }
  /** Boxes to tick. */
  | { kind: 'choices'; options: string[] }
  /** Sentences that hold unless they are struck out, and room for `empty` more. */
  | { kind: 'rules'; rules: string[]; empty: number }
  /** A statement to sign, with a line for each of `signers`. */
  | { kind: 'statement'; text: string; signers: string[] }
)

/** A sheet behind a deliverable that opens half filled. */
export type Template = {
  id: string
  name: string
  purpose: string
  /** The level of each capability that a filled-in sheet gives. */
  reaches: CapabilityMinimum[]
  /** Role ids, the one in charge first. */
  filledBy: string[]
  sections: { title: string; note: string; fields: TemplateField[] }[]
}

/**
 * One document of the trust pack as written, with names in braces. Not part of the catalogue: what an assessment was
 * answered with does not change with it.
 */
export type TrustDocument = {
  id: string
  name: string
  purpose: string
  /** `null`: a text of the operator's own. */
  version: number | null
  /** ISO date; `null`: an operator's own text that says none. */
  asOf: string | null
  /** Texts are Markdown. A title may be empty where an operator's own text begins without one. */
  sections: { id: string; title: string; text: string }[]
}

/** One kind of data that is stored, with the tables of the database that hold it. */
export type StoredData = { id: string; what: string; whom: string; keep: string; tables: string[] }

/** One version of the catalogue, told apart from it: what changed does not change what an assessment is scored by. */
export type CatalogueVersion = {
  /** Such as `2026-11`. */
  version: string
  /** ISO date. */
  on: string
  /** SHA-256 of the catalogue as it ran last; `null`: it runs, and its hash is that of the catalogue. */
  hash: string | null
  about: string
  /** Ids of items. */
  added: string[]
  changed: string[]
  retired: string[]
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
