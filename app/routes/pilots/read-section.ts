import {
  AGGREGATIONS,
  type CharterDraft,
  type DraftClaim,
  type DraftGuardrail,
  type DraftKpi,
  OFFERED_PERIODS,
  TEAM_DISCIPLINES,
  type TeamMember,
} from '#app/core/pilots/charter/charter-content.ts'
import type { CharterSection } from '#app/core/pilots/charter/charter-sections.ts'
import { COST_VALUES, MOST, NAME_MAX, PERCENT_VALUES, TEXT_MAX, VALUE_NAMES, type Written } from './charter-fields.ts'
import { type FieldFault, FieldReader, fromTyped, type Values } from './typed.ts'

export type ReadSection = { ok: true; written: Written } | { ok: false; faults: Record<string, FieldFault> }

/** What a section's form makes of a charter; nothing of it if something is wrong with a field. */
export function readSection(section: CharterSection, values: Values, before: Written): ReadSection {
  const form = new FieldReader(values)
  const written = READERS[section](form, before)
  return Object.keys(form.faults).length === 0 ? { ok: true, written } : { ok: false, faults: form.faults }
}

const READERS: Record<CharterSection, (form: FieldReader, before: Written) => Written> = {
  scope: readScope,
  figures: (form, { name, draft }) => {
    const kpis = listRows(form, 'kpi', { most: MOST.kpis, lead: ['name'] }, (row, at) =>
      readKpi(form, row, idAt(form, row, draft, at)),
    )
    const typed = form.raw('primary')
    const primary = kpis.some(({ id }) => id === typed) ? typed : (kpis[0]?.id ?? null)
    const claims = readClaims(form, draft, kpis)
    return { name, draft: { ...draft, kpis, primary, claims } }
  },
  limits: readLimits,
  time: (form, { name, draft }) => ({ name, draft: { ...draft, ...readTime(form, draft) } }),
  value: (form, { name, draft }) => ({ name, draft: { ...draft, value: readValue(form) } }),
}

/** Rows in which one of the leading fields says something; an empty one is no row. */
function listRows<T>(
  form: FieldReader,
  prefix: string,
  { most, lead }: { most: number; lead: readonly string[] },
  read: (row: string, at: number) => T,
) {
  const list: T[] = []
  for (let at = 0; at < most; at += 1) {
    const row = `${prefix}.${at}`
    if (lead.some((field) => form.raw(`${row}.${field}`) !== '')) list.push(read(row, at))
  }
  return list
}

function readScope(form: FieldReader, { draft }: Written): Written {
  const name = form.text('name', NAME_MAX)
  if (name === '') form.fail('name', 'required')
  const team = listRows(form, 'team', { most: MOST.team, lead: ['name', 'email'] }, (row): TeamMember => {
    const email = form.text(`${row}.email`, 254).toLowerCase()
    if (email !== '' && !/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]+$/.test(email))
      form.fail(`${row}.email`, 'email')
    for (const field of ['name', 'discipline'])
      if (form.raw(`${row}.${field}`) === '') form.fail(`${row}.${field}`, field === 'name' ? 'required' : 'choice')
    const isTold = form.raw(`${row}.told`) === 'yes' && email !== ''
    const hasStopped = draft.team.some((one) => one.isTold && one.toldOnlyOfHardEvents && one.email === email)
    return {
      discipline: form.oneOf(`${row}.discipline`, TEAM_DISCIPLINES),
      name: form.text(`${row}.name`, NAME_MAX),
      email,
      isTold,
      ...(isTold && hasStopped && { toldOnlyOfHardEvents: true }),
    }
  })
  const text = (field: string) => form.text(field, TEXT_MAX)
  const own = { purpose: text('purpose'), scopeIn: text('scopeIn'), scopeOut: text('scopeOut'), users: text('users') }
  return { name, draft: { ...draft, ...own, owner: form.text('owner', NAME_MAX), team } }
}

/** The id that a row brings, if the charter gave it; else a new one that no figure has. */
function idAt(form: FieldReader, row: string, draft: CharterDraft, at: number): string {
  const sent = form.raw(`${row}.id`)
  const taken = [...draft.kpis, ...draft.guardrails].map(({ id }) => id)
  if (taken.includes(sent)) return sent
  const prefix = row.startsWith('kpi') ? 'kpi' : 'rail'
  let number = at + 1
  while (taken.includes(`${prefix}-${number}`)) number += MOST.kpis
  return `${prefix}-${number}`
}

function readFollowed(form: FieldReader, row: string, id: string) {
  const kind = form.oneOf(`${row}.kind`, ['continuous', 'proportion', 'skewed'])
  const reference = form.number(`${row}.reference`, kind === 'proportion' ? { least: 0, most: 100 } : {})
  return {
    id,
    name: form.text(`${row}.name`, NAME_MAX),
    unit: form.text(`${row}.unit`, 50),
    kind,
    direction: form.oneOf(`${row}.direction`, ['down', 'up']),
    reference: reference !== null && kind === 'proportion' ? Number((reference / 100).toPrecision(12)) : reference,
    bounds: kind === 'proportion' ? { lower: 0, upper: 1 } : {},
    formula: form.text(`${row}.formula`, 500),
    source: form.text(`${row}.source`, 500),
    aggregation: kind === 'proportion' ? ('share' as const) : form.oneOf(`${row}.aggregation`, AGGREGATIONS),
  }
}

function readKpi(form: FieldReader, row: string, id: string): DraftKpi {
  const followed = readFollowed(form, row, id)
  return { ...followed, worthwhile: form.amount(`${row}.worthwhile`, followed.kind, { above: 0 }) }
}

/** Each of one of the figures that stand in the same form. */
function readClaims(form: FieldReader, { claims: known }: CharterDraft, kpis: readonly DraftKpi[]): DraftClaim[] {
  return listRows(form, 'claim', { most: MOST.claims, lead: ['text'] }, (row, at) => {
    const sent = form.raw(`${row}.id`)
    const kpi = form.raw(`${row}.kpi`)
    if (!kpis.some(({ id }) => id === kpi)) form.fail(`${row}.kpi`, 'figureGone')
    const least = form.number(`${row}.least`, { above: 0 })
    if (form.raw(`${row}.least`) === '') form.fail(`${row}.least`, 'required')
    return {
      id: known.some(({ id }) => id === sent) ? sent : newIdAt('claim', at, known),
      kpi,
      least: least === null ? 0 : fromTyped(least, true),
      text: form.text(`${row}.text`, 500),
      source: form.text(`${row}.source`, 500),
    }
  })
}

function readLimits(form: FieldReader, { name, draft }: Written): Written {
  const guardrails = listRows(form, 'rail', { most: MOST.guardrails, lead: ['name'] }, (row, at): DraftGuardrail => {
    const followed = readFollowed(form, row, idAt(form, row, draft, at))
    const margin = form.amount(`${row}.margin`, followed.kind, { least: 0 })
    return { ...followed, margin, cases: form.whole(`${row}.cases`, { least: 1, most: 1e9 }) }
  })
  const texts = (prefix: 'event' | 'check', most: number, known: readonly { id: string }[]) =>
    listRows(form, prefix, { most, lead: ['text'] }, (row, at) => {
      const sent = form.raw(`${row}.id`)
      const isKnown = known.some(({ id }) => id === sent)
      return { row, id: isKnown ? sent : newIdAt(prefix, at, known), text: form.text(`${row}.text`, 500) }
    })
  const hardEvents = texts('event', MOST.hardEvents, draft.hardEvents).map(({ id, text }) => ({ id, text }))
  const checks = texts('check', MOST.checks, draft.checks).map(({ row, id, text }) => {
    const systemId = form.raw(`${row}.system`) || null
    return { id, text, systemId, dutyId: systemId && (form.raw(`${row}.duty`) || null) }
  })
  return { name, draft: { ...draft, guardrails, hardEvents, checks } }
}

function newIdAt(prefix: string, at: number, known: readonly { id: string }[]): string {
  let number = at + 1
  while (known.some(({ id }) => id === `${prefix}-${number}`)) number += 100
  return `${prefix}-${number}`
}

function readTime(form: FieldReader, draft: CharterDraft): Partial<CharterDraft> {
  const kind = draft.kpis.find(({ id }) => id === draft.primary)?.kind ?? 'continuous'
  const isShare = kind === 'proportion'
  const scaled = (field: string, bounds: Parameters<FieldReader['number']>[1]) => {
    const number = form.number(field, bounds)
    return number !== null && isShare ? Number((number / 100).toPrecision(12)) : number
  }
  const startsOn = form.date('startsOn')
  const endsOn = form.date('endsOn')
  const extendedTo = form.date('extendedTo')
  if (startsOn !== null && endsOn !== null && endsOn <= startsOn) form.fail('endsOn', 'order')
  if (endsOn !== null && extendedTo !== null && extendedTo <= endsOn) form.fail('extendedTo', 'order')
  return {
    design: form.oneOf('design', ['before-after', 'control-group', 'random-split']),
    period: form.oneOf('period', OFFERED_PERIODS),
    startsOn,
    endsOn,
    extendedTo,
    followUpDays: form.whole('followUpDays', { least: 0, most: 365 }) ?? 0,
    iteration: form.whole('iteration', { least: 1, most: 99 }) ?? 1,
    baselinePeriods: form.whole('baselinePeriods', { least: 1, most: 200 }),
    baselineSource: form.text('baselineSource', TEXT_MAX),
    rules: form.oneOf('rules', ['wheeler', 'nhs']),
    expectation: {
      level: scaled('level', isShare ? { least: 0, most: 100 } : {}),
      cases: form.whole('cases', { least: 1, most: 1e9 }),
      caseSd: isShare ? null : form.number('caseSd', { least: 0 }),
      periodSd: scaled('periodSd', { least: 0 }),
      hope: form.amount('hope', kind, { above: 0 }),
    },
  }
}

function readValue(form: FieldReader): CharterDraft['value'] {
  const currency = form.text('currency', 3).toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) form.fail('currency', 'currency')
  const ranges = VALUE_NAMES.map((name) => {
    const signed = name === 'minutes' || name === 'avoided'
    const how = { isCost: COST_VALUES.includes(name), percent: PERCENT_VALUES.includes(name), signed }
    return [name, form.range(name, how)] as const
  })
  if (ranges.every(([, range]) => range === null)) return null
  const of = Object.fromEntries(ranges) as Record<(typeof VALUE_NAMES)[number], (typeof ranges)[number][1]>
  return { currency, ...of }
}
