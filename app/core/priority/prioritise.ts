import { type Candidate, PRIORITY_SEED, type PricedUseCase, priceUseCase } from './price-use-case.ts'
import { type Separation, separate } from './separate.ts'
import { formTiers } from './tiers.ts'
import { inputsOf } from './use-case-value.ts'

/** Why a use case stands in no tier. */
export type Apart = {
  id: string
  /**
   * `notApplicable`: by the answers it is nothing for them; `prohibited`: the law forbids it whatever is still open;
   * `losing`: a year costs more than it brings at best; `notEstimated`: nobody said what it would bring; `incomplete`: a
   * figure is missing; `unplanned`: no preparation can be planned, so that nobody knows what it costs.
   */
  because: 'notApplicable' | 'prohibited' | 'losing' | 'notEstimated' | 'incomplete' | 'unplanned'
}

export type Priority = {
  /** Of the draws. */
  seed: number
  /** Those whose priority can be told, by id, also if they lose money. */
  useCases: PricedUseCase[]
  /** Ids, the first tier first; inside a tier there is no order. */
  tiers: string[][]
  /** By id. */
  apart: Apart[]
  /** For each two of the first tier, what would tell them apart. */
  separations: Separation[]
}

/**
 * Which use cases to look at first, and which cannot be told apart with what is known.
 *
 * @param candidates each use case of the check, in any order
 * @source methods 4.4 with 5.8; whoever surely loses money stands apart instead of first
 */
export function prioritise(candidates: readonly Candidate[]): Priority {
  const byId = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1))
  const reasons = new Map(byId.map((candidate) => [candidate.id, apartBecause(candidate)]))
  const useCases = byId.flatMap((candidate) => {
    const reason = reasons.get(candidate.id) ?? null
    const priced = reason === null ? priceUseCase(candidate) : null
    return priced === null ? [] : [priced]
  })
  const losing = new Set(useCases.filter(({ value }) => value.high.net < 0).map(({ id }) => id))
  const apart = byId.flatMap(({ id }): Apart[] => {
    const because = losing.has(id) ? 'losing' : (reasons.get(id) ?? null)
    return because === null ? [] : [{ id, because }]
  })
  const tiers = formTiers(useCases.filter(({ id }) => !losing.has(id)))
  return { seed: PRIORITY_SEED, useCases, tiers, apart, separations: separateAll(useCases, tiers[0] ?? []) }
}

function apartBecause({ verdict, risk, figures, preparation }: Candidate): Apart['because'] | null {
  if (verdict === null) return 'notApplicable'
  if (risk.every((one) => one === 'prohibited')) return 'prohibited'
  if (figures === null) return 'notEstimated'
  if (inputsOf(figures) === null) return 'incomplete'
  return preparation === null ? 'unplanned' : null
}

function separateAll(useCases: readonly PricedUseCase[], tier: readonly string[]): Separation[] {
  const first = useCases.filter(({ id }) => tier.includes(id))
  return first.flatMap((one, at) => first.slice(at + 1).map((other) => separate(one, other)))
}
