import type { ProfileId, Requirement } from '../schema.ts'

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
