import { latestEnd, SHORTEST_WEEKS } from '#app/core/pilots/counted-periods.ts'
import { type PilotExport, parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import type { CharterContent, CharterDraft, DraftGuardrail, DraftKpi, DraftValue } from './charter-content.ts'
import type { CharterSection } from './charter-sections.ts'

/** What is missing before a charter can be signed; `about` names the KPI or guardrail. */
export type CharterFault = {
  section: CharterSection
  code:
    | 'owner'
    | 'purpose'
    | 'scopeIn'
    | 'team'
    | 'primary'
    | 'worthwhile'
    | 'margin'
    | 'claim'
    | 'dates'
    | 'order'
    | 'tooShort'
    | 'tooLong'
    | 'extension'
    | 'baselinePeriods'
    | 'value'
    | 'record'
  about: string | null
}

export type CompletedCharter = { ok: true; content: CharterContent } | { ok: false; faults: CharterFault[] }

/**
 * The charter as it is put before those who sign, or everything that is missing for it.
 *
 * @param declaredOn when its primary KPI was declared, ISO date
 */
export function completeCharter(draft: CharterDraft, declaredOn: string): CompletedCharter {
  const faults = [...scopeFaults(draft), ...figureFaults(draft), ...timeFaults(draft), ...valueFaults(draft.value)]
  if (faults.length > 0) return { ok: false, faults }
  const parsed = parsePilotRecord({ charter: planOf(draft, declaredOn), readings: [] })
  if (!parsed.ok) return { ok: false, faults: [fault('figures', 'record', parsed.error.message)] }
  return { ok: true, content: contentOf(draft, parsed.pilot.charter) }
}

const fault = (section: CharterSection, code: CharterFault['code'], about: string | null = null): CharterFault => ({
  section,
  code,
  about,
})

function scopeFaults({ purpose, scopeIn, owner, team }: CharterDraft): CharterFault[] {
  return [
    ...(purpose === '' ? [fault('scope', 'purpose')] : []),
    ...(scopeIn === '' ? [fault('scope', 'scopeIn')] : []),
    ...(owner === '' ? [fault('scope', 'owner')] : []),
    ...(team.length === 0 ? [fault('scope', 'team')] : []),
  ]
}

function figureFaults({ primary, kpis, guardrails, claims }: CharterDraft): CharterFault[] {
  const main = kpis.find(({ id }) => id === primary)
  return [
    ...(main === undefined ? [fault('figures', 'primary')] : []),
    ...(main?.worthwhile === null ? [fault('figures', 'worthwhile', main.name)] : []),
    ...guardrails.filter(({ margin }) => margin === null).map(({ name }) => fault('limits', 'margin', name)),
    ...claims
      .filter(({ kpi }) => !kpis.some(({ id }) => id === kpi))
      .map(({ id, text = id }) => fault('figures', 'claim', text)),
  ]
}

function timeFaults({ startsOn, endsOn, extendedTo, design, baselinePeriods }: CharterDraft): CharterFault[] {
  if (startsOn === null || endsOn === null) return [fault('time', 'dates')]
  if (endsOn <= startsOn) return [fault('time', 'order')]
  return [
    ...(endsOn < addDays(startsOn, 7 * SHORTEST_WEEKS - 1) ? [fault('time', 'tooShort')] : []),
    ...(endsOn > latestEnd({ startsOn }) ? [fault('time', 'tooLong')] : []),
    ...(extendedTo !== null && extendedTo <= endsOn ? [fault('time', 'extension')] : []),
    ...(design !== 'random-split' && baselinePeriods === null ? [fault('time', 'baselinePeriods')] : []),
  ]
}

/** All of what is always needed, and of errors both or neither. */
function valueFaults(value: DraftValue | null): CharterFault[] {
  if (value === null) return []
  const { volume, adoption, wage, realised, run, oneOff, avoided, errorCost } = value
  const isWhole = [volume, adoption, wage, realised, run, oneOff].every((range) => range !== null)
  return isWhole && (avoided === null) === (errorCost === null) ? [] : [fault('value', 'value')]
}

function planOf(draft: CharterDraft, declaredOn: string) {
  const { design, period, startsOn, endsOn, extendedTo, followUpDays, iteration, primary, claims } = draft
  return {
    design,
    period,
    startsOn,
    endsOn,
    extendedTo,
    declaredOn,
    followUpDays,
    iteration,
    baselinePeriods: design === 'random-split' ? null : draft.baselinePeriods,
    ...(draft.rules && { rules: draft.rules }),
    primary,
    claims: claims.map(({ id, kpi, least }) => ({ id, kpi, least })),
    kpis: draft.kpis.map((kpi) => ({ ...followed(kpi), worthwhile: kpi.worthwhile })),
    guardrails: draft.guardrails.map((one) => ({ ...followed(one), margin: one.margin })),
    value: draft.value && inputsOf(draft.value),
  }
}

const followed = ({ id, name, unit, kind, direction, reference, bounds }: DraftKpi | DraftGuardrail) => ({
  id,
  name,
  unit,
  kind,
  direction,
  reference,
  bounds,
})

function inputsOf({ currency: _, avoided, errorCost, ...ranges }: DraftValue) {
  return { ...ranges, errors: avoided === null || errorCost === null ? null : { avoided, cost: errorCost } }
}

function contentOf(draft: CharterDraft, plan: PilotExport['charter']): CharterContent {
  const { purpose, scopeIn, scopeOut, owner, users, baselineSource, expectation, hardEvents, checks } = draft
  return {
    plan,
    purpose,
    scopeIn,
    scopeOut,
    owner,
    users,
    team: draft.team.map(({ discipline, name }) => ({ discipline, name })),
    baselineSource,
    expectation,
    words: Object.fromEntries(
      [...draft.kpis, ...draft.guardrails].map(({ id, formula, source, aggregation }) => [
        id,
        { formula, source, aggregation },
      ]),
    ),
    hardEvents,
    checks,
    ...(draft.claims.length > 0 && { claimWords: claimWordsOf(draft.claims) }),
    currency: draft.value?.currency ?? null,
  }
}

const claimWordsOf = (claims: CharterDraft['claims']) =>
  Object.fromEntries(claims.map(({ id, text = '', source = '' }) => [id, { text, source }]))
