import * as z from 'zod'
import { Discipline, Slug, Words } from './wording.ts'

const IsoDate = z.iso.date('must be a date such as 2026-11-23')
const Answer = z.union([z.literal([0, 1, 2, 3, 4]), z.string().min(1)])
const Range = z.strictObject({ low: z.number(), base: z.number(), high: z.number() })
const Scope = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const Person = z.strictObject({
  id: Slug,
  name: Words,
  roles: z.array(Slug).min(1),
  days_per_week: z.number().gt(0).max(5),
  away: z.array(z.strictObject({ from: IsoDate, to: IsoDate })),
  day_rate_cents: z.int().min(0),
})

/** The invented company: who was asked about what, who works on the plan, what use cases are expected to bring. */
export const SampleCompanyFile = z.strictObject({
  company: Words,
  consultancy: Words,
  title: Words,
  asked_on: IsoDate,
  /** The day of the report; by the law of this day its systems are placed. */
  on: IsoDate,
  /** Whose national list counts. */
  country: Slug,
  lead: Slug,
  people: z.array(z.strictObject({ id: Slug, name: Words, disciplines: z.array(Discipline).min(1) })).min(2),
  scope: Scope,
  interests: z.array(Slug).min(1).max(5),
  /** Scope answers by use case. */
  use_cases: z.record(Slug, z.record(z.string(), z.string())),
  plan: z.strictObject({ targets: z.array(Slug).min(1), start_on: IsoDate, people: z.array(Person).min(1) }),
  /** By use case. */
  values: z.record(
    Slug,
    z.strictObject({
      volume: Range,
      adoption: Range,
      minutes: Range,
      wage: Range,
      realised: Range,
      run: Range,
      one_off: Range,
      avoided: Range.optional(),
      error_cost: Range.optional(),
    }),
  ),
})

/** By question; answers by person. */
export const SampleAnswersFile = z.record(
  z.string(),
  z.strictObject({
    answers: z.record(Slug, Answer),
    note: Words.optional(),
    evidence: Words.optional(),
  }),
)

/** What people agreed on, how they explained contradictions, what a consultant saw and wrote. */
export const SampleFindingsFile = z.strictObject({
  agreed: z.array(z.strictObject({ question: z.string(), answer: Answer, by: Words, on: IsoDate, reason: Words })),
  /** By contradiction. */
  replies: z.record(Slug, Words),
  seen: z.strictObject({
    by: Words,
    ratings: z
      .array(
        z.strictObject({
          capability: Slug,
          lo: z.literal([0, 1, 2, 3, 4]),
          hi: z.literal([0, 1, 2, 3, 4]),
          on: IsoDate,
          reason: Words,
        }),
      )
      .min(1),
  }),
  /** By what a text is about, such as `section:method`. */
  texts: z.record(z.string(), Words),
})

/** AI systems, answered as a worked example of the law is. */
export const SampleRegisterFile = z
  .array(
    z.strictObject({
      id: Slug,
      name: Words,
      use_case: Slug.nullable(),
      tool: Slug.nullable(),
      status: z.enum(['idea', 'pilot', 'live']),
      owner: Words,
      vendor: Words,
      purpose: Words,
      act: z.string(),
      privacy: Slug,
      record: z.strictObject({ state: z.enum(['waiting', 'approved', 'returned']), on: IsoDate }).nullable(),
      duties: z.array(
        z.strictObject({
          duty: z.string(),
          state: z.enum(['open', 'doing', 'done']),
          owner: Words,
          due_on: IsoDate.nullable(),
          evidence: z.string(),
          reason: z.string(),
        }),
      ),
    }),
  )
  .min(1)

const Aggregation = z.enum(['mean', 'median', 'sum', 'share'])
/** What a pilot reads; all else of it the export's own rules check. */
const Measured = z.looseObject({ name: Words, unit: Words })
const Named = z.array(z.strictObject({ id: Slug, text: Words }))

/** Pilots: what was signed in words, and figures by KPI and week; the record is read as an export is. */
export const SamplePilotsFile = z.array(
  z.strictObject({
    id: Slug,
    name: Words,
    review: z
      .strictObject({
        number: z.int().min(1),
        on: IsoDate,
        decision: z.enum(['go', 'iterate', 'stop']),
        reason: Words,
        signatures: z.array(z.strictObject({ discipline: z.enum(['marketing', 'data-it', 'legal']), name: Words })),
      })
      .nullable(),
    charter: z.strictObject({
      purpose: Words,
      scopeIn: Words,
      scopeOut: Words,
      owner: Words,
      users: Words,
      team: z.array(z.strictObject({ discipline: Discipline, name: Words })),
      baselineSource: Words,
      expectation: z.strictObject({
        level: z.number().nullable(),
        cases: z.number().nullable(),
        caseSd: z.number().nullable(),
        periodSd: z.number().nullable(),
        hope: z.strictObject({ by: z.number(), relative: z.boolean() }).nullable(),
      }),
      words: z.record(Slug, z.strictObject({ formula: Words, source: Words, aggregation: Aggregation })),
      hardEvents: Named,
      checks: z.array(z.strictObject({ id: Slug, text: Words, systemId: z.null(), dutyId: z.null() })),
      currency: z.string().length(3),
    }),
    record: z.strictObject({
      charter: z.looseObject({ kpis: z.array(Measured), guardrails: z.array(Measured).optional() }),
      /** By KPI and the Monday of a week: a value, or counts such as `3/22`. */
      figures: z.record(Slug, z.record(IsoDate, z.union([z.number(), z.string().regex(/^\d+\/\d+$/)]))),
      annotations: z.array(z.strictObject({ on: IsoDate, text: Words })),
      governance: z.array(z.strictObject({ id: Slug, state: z.enum(['fail', 'missing', 'pass']) })),
    }),
  }),
)
