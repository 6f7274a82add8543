import { chancesOf, type Foreseen, type Foresight } from '#app/core/pilots/charter/foresee.ts'
import type { CountedPeriods } from '#app/core/pilots/counted-periods.ts'
import { addDays } from '#app/core/pilots/periods.ts'
import type { KpiKind } from '#app/core/pilots/pilot.ts'
import type { SaidChance } from '#app/core/pilots/simulate-pilots.ts'
import { unitAfter } from '#app/core/pilots/unit-words.ts'
import { formatOf, type Locale } from '#app/messages/locales.ts'

export type ForesightView = ReturnType<typeof viewForesight>

/** An amount as it is read: shares in percentage points, at most three figures that mean something. */
export type WrittenAmount = { number: string; unit: string; isShare: boolean }

type Reader = { /** ISO date. */ today: string; locale: Locale }

/** What a charter can show, in figures that are read. */
export function viewForesight(foreseen: Foreseen, { today, locale }: Reader) {
  const time = foreseen.counted && viewTime(foreseen.counted, today)
  if (!foreseen.ok) return { missing: foreseen.missing[0] ?? null, time, can: null }
  return { missing: null, time, can: viewSeen(foreseen.foresight, foreseen.counted, locale) }
}

/** What of its time counts. */
function viewTime({ all, counted, declaredIn, declaredOn, endsOn, mend }: CountedPeriods, today: string) {
  const late = declaredOn === today ? ('today' as const) : ('declared' as const)
  return {
    all,
    counted,
    declaredIn,
    declaredOn,
    isOver: endsOn < today,
    left: declaredIn === null ? ('planned' as const) : late,
    mend,
  }
}

export type TimeView = ReturnType<typeof viewTime>

function viewSeen(foresight: Foresight, counted: CountedPeriods, locale: Locale) {
  const { check, worthwhile, hope, gateOn, basis, better, guardrails } = foresight
  const isSeen = Number.isFinite(check.smallestEffect)
  const chances = isSeen && !check.tooShort.baseline && !check.tooShort.pilot ? chancesOf(foresight) : null
  const of = (effect: number) => writeAmount(effect, foresight.kpi, locale)
  return {
    name: foresight.kpi.name,
    ruling: check.ruling,
    tooShort: check.tooShort,
    smallest: isSeen ? of(check.smallestEffect) : null,
    needed: isSeen ? of(check.trueEffectNeeded) : null,
    worthwhile: of(worthwhile),
    hope: of(hope),
    levers: levers(foresight, counted, of),
    chance: chances && chanceWords(chances.asPlanned),
    split: chances?.split ? chanceWords(chances.split) : null,
    isSplitBetter: better === 'random-split',
    basis,
    gateOn,
    guardrails,
  }
}

function levers({ check }: Foresight, { last }: CountedPeriods, of: (effect: number) => WrittenAmount) {
  return check.levers.slice(0, 3).map(({ lever, plan, smallestEffect, isEnough, delay }) => ({
    lever,
    smallest: of(smallestEffect),
    isEnough,
    periods: lever === 'longer-baseline' ? plan.baselinePeriods : plan.pilotPeriods,
    /** The last day that the lever asks for, ISO date; `null`: it stays. */
    endsOn: lever === 'longer-pilot' && last ? addDays(last.to, 7 * delay) : null,
  }))
}

const chanceWords = ({ hits, of }: SaidChance) => ({ hits, of })

/** A figure of a KPI with its unit. */
export function writeAmount(
  amount: number,
  { kind, unit }: { kind: KpiKind; unit: string },
  locale: Locale,
): WrittenAmount {
  const isShare = kind === 'proportion'
  const number = writeNumber(isShare ? 100 * amount : amount, locale)
  return { number, unit: isShare ? '' : unitAfter(number, unit), isShare }
}

/** Three figures that mean something, in the groups and with the decimal sign of the language. */
export function writeNumber(number: number, locale: Locale): string {
  return new Intl.NumberFormat(formatOf(locale), { maximumSignificantDigits: 3 }).format(number)
}
