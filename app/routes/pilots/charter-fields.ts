import {
  type CharterDraft,
  type DraftClaim,
  type DraftGuardrail,
  type DraftKpi,
  type GovernanceCheck,
  type HardEvent,
  offeredPeriod,
  type TeamMember,
} from '#app/core/pilots/charter/charter-content.ts'
import type { CharterSection } from '#app/core/pilots/charter/charter-sections.ts'
import type { Amount, KpiKind } from '#app/core/pilots/pilot.ts'
import type { Locale } from '#app/messages/locales.ts'
import { typedIn, type Values, type WriteTyped } from './typed.ts'

/** The name of a pilot and its charter, as one form after the other changes them. */
export type Written = { name: string; draft: CharterDraft }

/** What the columns and the form hold, in characters. */
export const NAME_MAX = 200
export const TEXT_MAX = 2000

/** Lists are never longer. */
export const MOST = { team: 20, kpis: 8, guardrails: 8, hardEvents: 10, checks: 20, claims: 10 } as const

/** Figures of value, in the order of the form. */
export const VALUE_NAMES = [
  'volume',
  'adoption',
  'minutes',
  'wage',
  'realised',
  'run',
  'oneOff',
  'avoided',
  'errorCost',
] as const
export const PERCENT_VALUES: readonly string[] = ['adoption', 'realised']
export const COST_VALUES: readonly string[] = ['run', 'oneOff']

/** What stands in the fields of a section before somebody types: one empty row after each list. */
export function fieldsOf(section: CharterSection, { name, draft }: Written, locale: Locale): Values {
  return FIELDS[section]({ name, draft }, typedIn(locale))
}

const FIELDS: Record<CharterSection, (written: Written, write: WriteTyped) => Values> = {
  scope: ({ name, draft }) => ({
    name,
    purpose: draft.purpose,
    scopeIn: draft.scopeIn,
    scopeOut: draft.scopeOut,
    owner: draft.owner,
    users: draft.users,
    ...rows('team', draft.team, teamFields),
  }),
  figures: ({ draft }, write) => ({
    primary: draft.primary ?? '',
    ...rows('kpi', draft.kpis, (kpi) => kpiFields(kpi, write)),
    ...rows('claim', draft.claims, (claim) => claimFields(claim, write)),
  }),
  limits: ({ draft }, write) => ({
    ...rows('rail', draft.guardrails, (rail) => railFields(rail, write)),
    ...rows('event', draft.hardEvents, ({ id, text }: HardEvent) => ({ id, text })),
    ...rows('check', draft.checks, checkFields),
  }),
  time: ({ draft }, write) => timeFields(draft, write),
  value: ({ draft: { value } }, write) => ({
    currency: value?.currency ?? 'EUR',
    ...Object.fromEntries(
      VALUE_NAMES.flatMap((one) =>
        (['low', 'base', 'high'] as const).map((end) => [
          `${one}.${end}`,
          write(value?.[one]?.[end], PERCENT_VALUES.includes(one)),
        ]),
      ),
    ),
  }),
}

function rows<T>(prefix: string, list: readonly T[], fields: (row: T) => Values): Values {
  return Object.fromEntries(
    list.flatMap((row, at) => Object.entries(fields(row)).map(([field, typed]) => [`${prefix}.${at}.${field}`, typed])),
  )
}

const teamFields = ({ discipline, name, email, isTold }: TeamMember): Values => ({
  discipline,
  name,
  email,
  told: isTold ? 'yes' : '',
})

const kpiFields = (kpi: DraftKpi, write: WriteTyped): Values => ({
  ...followedFields(kpi, write),
  ...amountFields('worthwhile', { amount: kpi.worthwhile, kind: kpi.kind }, write),
})

const railFields = (rail: DraftGuardrail, write: WriteTyped): Values => ({
  ...followedFields(rail, write),
  ...amountFields('margin', { amount: rail.margin, kind: rail.kind }, write),
  cases: write(rail.cases),
})

const claimFields = ({ id, kpi, least, text = id, source = '' }: DraftClaim, write: WriteTyped): Values => ({
  id,
  kpi,
  text,
  source,
  least: write(least, true),
})

const checkFields = ({ id, text, systemId, dutyId }: GovernanceCheck): Values => ({
  id,
  text,
  system: systemId ?? '',
  duty: dutyId ?? '',
})

function followedFields(
  { id, name, unit, kind, direction, reference, formula, source, aggregation }: DraftKpi | DraftGuardrail,
  write: WriteTyped,
): Values {
  const level = write(reference, kind === 'proportion')
  return { id, name, unit, kind, direction, reference: level, formula, source, aggregation }
}

type Sized = { amount: Amount | null; kind: KpiKind }

const amountFields = (field: string, { amount, kind }: Sized, write: WriteTyped): Values => ({
  [field]: amount === null ? '' : write(amount.by, amount.relative || kind === 'proportion'),
  [`${field}.of`]: amount?.relative ? 'level' : 'unit',
})

function timeFields(draft: CharterDraft, write: WriteTyped): Values {
  const { expectation } = draft
  const isShare = draft.kpis.find(({ id }) => id === draft.primary)?.kind === 'proportion'
  return {
    design: draft.design,
    period: offeredPeriod(draft.period),
    startsOn: draft.startsOn ?? '',
    endsOn: draft.endsOn ?? '',
    extendedTo: draft.extendedTo ?? '',
    followUpDays: write(draft.followUpDays),
    iteration: write(draft.iteration),
    baselinePeriods: write(draft.baselinePeriods),
    baselineSource: draft.baselineSource,
    rules: draft.rules ?? 'wheeler',
    level: write(expectation.level, isShare),
    cases: write(expectation.cases),
    caseSd: write(expectation.caseSd, isShare),
    periodSd: write(expectation.periodSd, isShare),
    ...amountFields('hope', { amount: expectation.hope, kind: isShare ? 'proportion' : 'continuous' }, write),
  }
}
