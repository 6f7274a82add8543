import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import type { Amount, Design, KpiKind, ReadingPeriod } from '#app/core/pilots/pilot.ts'
import type { Range } from '#app/core/pilots/value-inputs.ts'

/** Who has to agree before a charter counts. */
export const SIGN_OFFS = ['marketing', 'data-it', 'legal'] as const
export type SignOff = (typeof SIGN_OFFS)[number]

export const TEAM_DISCIPLINES = ['marketing', 'data', 'it', 'legal', 'management', 'finance'] as const
type TeamDiscipline = (typeof TEAM_DISCIPLINES)[number]

/** Somebody of the pilot's team. */
export type TeamMember = {
  discipline: TeamDiscipline
  name: string
  /** Canonical; empty: none. */
  email: string
  /** Gets a mail at once when a hard event or a breach happens, and when a week is missing. */
  isTold: boolean
  /** They stopped the mail on missing weeks and breaches themselves: of hard events they are told all the same. */
  toldOnlyOfHardEvents?: boolean
}

/** How the cases of a period become its figure; shares count cases. */
export const AGGREGATIONS = ['mean', 'median', 'sum', 'share'] as const
type Aggregation = (typeof AGGREGATIONS)[number]

/** What stands beside a figure in words; empty: not said. */
type KpiWords = { formula: string; source: string; aggregation: Aggregation }

/** Something that ends the pilot as soon as it happens once. `id` is what an annotation names. */
export type HardEvent = { id: string; text: string }

/** Something of the law that must be in place before scaling. */
export type GovernanceCheck = {
  id: string
  text: string
  /** The system of the register, and its duty, that the check follows; `null`: people say how it stands. */
  systemId: string | null
  dutyId: string | null
}

/** What figures before the pilot, or an honest guess, say of the primary KPI; `null`: not known. */
export type Expectation = {
  /** Level before the pilot, in the KPI's unit; a share is 0-1. */
  level: number | null
  /** Cases a period in the whole pilot. */
  cases: number | null
  /** Standard deviation between cases; shares need none. */
  caseSd: number | null
  /** Standard deviation between periods beside their cases. */
  periodSd: number | null
  /** The improvement that is hoped for. */
  hope: Amount | null
}

type DraftFollowed = {
  id: string
  name: string
  unit: string
  kind: KpiKind
  direction: 'up' | 'down'
  reference: number | null
  bounds: { lower?: number; upper?: number }
} & KpiWords

export type DraftKpi = DraftFollowed & {
  /** The smallest improvement worth it; `null`: not said yet, or it informs. */
  worthwhile: Amount | null
}

export type DraftGuardrail = DraftFollowed & {
  /** `null`: not said yet. */
  margin: Amount | null
  /** Cases a period, to see whether they are enough; `null`: not known. */
  cases: number | null
}

/** Money and people; `null`: not said yet. */
export type DraftValue = {
  /** ISO 4217. */
  currency: string
} & Record<'volume' | 'adoption' | 'minutes' | 'wage' | 'realised' | 'run' | 'oneOff', Range | null> & {
    avoided: Range | null
    errorCost: Range | null
  }

/** How often figures of a new charter may come: twelve weeks hold two whole months, and a verdict needs six periods. */
export const OFFERED_PERIODS = ['week', 'day'] as const

/** A period that can be signed: stored drafts may still name the month. */
export const offeredPeriod = (period: ReadingPeriod): (typeof OFFERED_PERIODS)[number] =>
  period === 'month' ? 'week' : period

/** The charter as people work on it; `null` and empty: not said yet. Dates are ISO dates. */
export type CharterDraft = {
  purpose: string
  scopeIn: string
  scopeOut: string
  owner: string
  users: string
  team: TeamMember[]
  design: Design
  period: ReadingPeriod
  startsOn: string | null
  endsOn: string | null
  /** `null`: it ends as planned. */
  extendedTo: string | null
  followUpDays: number
  iteration: number
  /** How many periods before the start are compared with, frozen with the signature; the weekly view rests on it. */
  baselinePeriods: number | null
  /** Where the figures from before the pilot come from. */
  baselineSource: string
  /** By which rules a figure stands out; left out: those after Wheeler. */
  rules?: PilotExport['charter']['rules']
  expectation: Expectation
  /** Of `kpis`. */
  primary: string | null
  kpis: DraftKpi[]
  guardrails: DraftGuardrail[]
  hardEvents: HardEvent[]
  checks: GovernanceCheck[]
  value: DraftValue | null
  claims: DraftClaim[]
}

/** What somebody claims, in words and as what one of the KPIs has to show; words left out: not said. */
export type DraftClaim = PilotExport['charter']['claims'][number] & Partial<ClaimWords>

type ClaimWords = { text: string; source: string }

/** The charter as it was put before those who sign: never changed, names as they were written, no addresses. */
export type CharterContent = {
  /** Everything that figures hang on, as exports carry it. */
  plan: PilotExport['charter']
  purpose: string
  scopeIn: string
  scopeOut: string
  owner: string
  users: string
  team: Pick<TeamMember, 'discipline' | 'name'>[]
  baselineSource: string
  expectation: Expectation
  /** By id of KPI or guardrail. */
  words: Record<string, KpiWords>
  hardEvents: HardEvent[]
  checks: GovernanceCheck[]
  /** What is claimed and by whom, by id of the plan's claims; left out without claims. */
  claimWords?: Record<string, ClaimWords>
  /** ISO 4217; `null`: no value inputs. */
  currency: string | null
}
