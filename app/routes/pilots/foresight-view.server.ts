import { chancesOf, type Foreseen, type Foresight } from '#app/core/pilots/charter/foresee.ts'
import type { KpiKind } from '#app/core/pilots/pilot.ts'
import type { SaidChance } from '#app/core/pilots/simulate-pilots.ts'

export type ForesightView = ReturnType<typeof viewForesight>

/** An amount as it is read: shares in percentage points, at most three figures that mean something. */
export type WrittenAmount = { number: string; unit: string; isShare: boolean }

/** What a charter can show, in figures that are read. */
export function viewForesight(foreseen: Foreseen) {
  if (!foreseen.ok) return { missing: foreseen.missing, can: null }
  const { foresight } = foreseen
  const { check, worthwhile, hope, gateOn, basis, plan, better, guardrails } = foresight
  const isSeen = Number.isFinite(check.smallestEffect)
  const chances = isSeen ? chancesOf(foresight) : null
  const of = (effect: number) => writeAmount(effect, foresight.kpi)
  return {
    missing: null,
    can: {
      name: foresight.kpi.name,
      ruling: check.ruling,
      tooShort: check.tooShort,
      smallest: isSeen ? of(check.smallestEffect) : null,
      needed: isSeen ? of(check.trueEffectNeeded) : null,
      worthwhile: of(worthwhile),
      hope: of(hope),
      levers: levers(foresight, of),
      chance: chances && chanceWords(chances.asPlanned),
      split: chances?.split ? chanceWords(chances.split) : null,
      isSplitBetter: better === 'random-split',
      basis,
      periods: plan.pilotPeriods,
      gateOn,
      guardrails,
    },
  }
}

function levers({ check }: Foresight, of: (effect: number) => WrittenAmount) {
  return check.levers.slice(0, 3).map(({ lever, plan, smallestEffect, isEnough }) => ({
    lever,
    smallest: of(smallestEffect),
    isEnough,
    periods: lever === 'longer-baseline' ? plan.baselinePeriods : plan.pilotPeriods,
  }))
}

const chanceWords = ({ hits, of }: SaidChance) => ({ hits, of })

/** A figure of a KPI with its unit. */
export function writeAmount(amount: number, { kind, unit }: { kind: KpiKind; unit: string }): WrittenAmount {
  const isShare = kind === 'proportion'
  return { number: writeNumber(isShare ? 100 * amount : amount), unit: isShare ? '' : readUnit(unit), isShare }
}

/** Three figures that mean something, in the groups and with the point of English. */
export function writeNumber(number: number): string {
  return new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 }).format(number)
}

/** A unit behind a number: a scale such as 1-5 stands apart from it, and what is only counted has none. */
const readUnit = (unit: string) => (unit === 'count' ? '' : /^\d/.test(unit) ? `(${unit})` : unit)
