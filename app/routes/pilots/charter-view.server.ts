import { type CharterContent, SIGN_OFFS } from '#app/core/pilots/charter/charter-content.ts'
import { countPeriods } from '#app/core/pilots/counted-periods.ts'
import type { Amount } from '#app/core/pilots/pilot.ts'
import type { Locale } from '#app/messages/locales.ts'
import { type Clock, momentIn } from '#app/server/written-time.ts'
import type { CharterVersion } from '#db/queries/pilot-charters.server.ts'
import { type WrittenAmount, writeAmount, writeNumber } from './foresight-view.server.ts'

export type ContentView = ReturnType<typeof viewContent>
export type VersionView = ReturnType<typeof viewVersion>

/** An amount that was agreed: of the level before the pilot, or in the unit of its figure. */
export type AgreedAmount = { ofLevel: string } | WrittenAmount

/** Everything that a charter says, as it is read. */
export function viewContent({ plan, words, claimWords = {}, ...content }: CharterContent, locale: Locale) {
  const figure = (one: (typeof plan.kpis)[number] | (typeof plan.guardrails)[number], amount: Amount | null) => ({
    id: one.id,
    name: one.name ?? one.id,
    direction: one.direction,
    formula: words[one.id]?.formula ?? '',
    source: words[one.id]?.source ?? '',
    amount: amount && agreed(amount, one, locale),
    isPrimary: one.id === plan.primary,
  })
  const { declaredIn, counted, all } = countPeriods(plan)
  return {
    ...content,
    design: plan.design,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    extendedTo: plan.extendedTo,
    followUpDays: plan.followUpDays,
    iteration: plan.iteration,
    baselinePeriods: plan.baselinePeriods,
    rules: plan.rules,
    /** The week of the pilot in which the primary KPI was declared, and how many of its weeks count; `null`: all. */
    late: declaredIn === null ? null : { week: declaredIn, counted, all },
    declaredOn: plan.declaredOn,
    kpis: plan.kpis.map((one) => figure(one, one.worthwhile)),
    guardrails: plan.guardrails.map((one) => figure(one, one.margin)),
    claims: plan.claims.map(({ id, kpi, least }) => ({
      text: claimWords[id]?.text ?? '',
      source: claimWords[id]?.source ?? '',
      kpi: plan.kpis.find((one) => one.id === kpi)?.name ?? kpi,
      least: writeNumber(100 * least, locale),
    })),
    hasValue: plan.value !== null,
  }
}

function agreed(
  { by, relative }: Amount,
  { kind, unit = '' }: { kind: CharterContent['plan']['kpis'][number]['kind']; unit?: string },
  locale: Locale,
): AgreedAmount {
  return relative ? { ofLevel: writeNumber(100 * by, locale) } : writeAmount(by, { kind, unit }, locale)
}

/** A version with who signed it and who still has to. */
export function viewVersion(
  version: CharterVersion,
  { clock, nameOf }: { clock: Clock; nameOf: (id: string) => string | null },
) {
  const { number, reason, proposedAt, proposedBy, inForceAt, withdrawnAt, signatures } = version
  const dated = (at: Date | null) => at && momentIn(at, clock)
  return {
    number,
    reason,
    proposed: { at: momentIn(proposedAt, clock), by: nameOf(proposedBy) ?? '' },
    inForce: dated(inForceAt),
    withdrawn: dated(withdrawnAt),
    isWaiting: inForceAt === null && withdrawnAt === null,
    sides: SIGN_OFFS.map((discipline) => {
      const found = signatures.find((one) => one.discipline === discipline)
      return { discipline, name: found?.name ?? null, signed: dated(found?.signedAt ?? null) }
    }),
  }
}
