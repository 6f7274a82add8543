import { layEndToEnd, type Ragged } from './ragged.ts'

/** What one target asks. */
export type OwnDemands = {
  /** Slots of all that could block or is wished, ids ascending. */
  listed: number[]
  /** Places of the merged rows before the split in homework and specific. */
  fit: number[]
  fitWeightSum: number
}

/** What several targets ask, laid end to end in their order. */
export type TargetDemands = {
  listed: Ragged
  fit: Ragged
  /** Per target. */
  fitWeightSums: Float64Array
}

/** Lays out the demands of several targets. */
export function layOutDemands(targets: readonly OwnDemands[]): TargetDemands {
  return {
    listed: layEndToEnd(targets.map(({ listed }) => listed)),
    fit: layEndToEnd(targets.map(({ fit }) => fit)),
    fitWeightSums: Float64Array.from(targets, ({ fitWeightSum }) => fitWeightSum),
  }
}
