import { measuredCheck, measuredWeights } from '#content/measured.server.ts'
import type { Catalogue } from '#content/schema.ts'

/** What a simulation of the quick check came to, in the orders of asking that say something to a reader. */
export function quickCheckFigures({ techniques }: Pick<Catalogue, 'techniques'>) {
  const { catalogue, results, seed, organisations, questions } = measuredCheck
  const rows = results.map(({ wanted, questions: { informed, ...orders }, wrong }) => ({ wanted, ...orders, wrong }))
  return { version: catalogue.version, seed, organisations, questions, techniques: techniques.length, rows }
}

/** What hangs on weights by a simulation, and the weights themselves in per cent, by dimension. */
export function weightFigures({ dimensions, constants }: Pick<Catalogue, 'dimensions' | 'constants'>) {
  const { catalogue, ...measured } = measuredWeights
  const { weightsId, dimensionWeights, alternativeWeights } = constants
  const sets = { [weightsId]: dimensionWeights, ...alternativeWeights }
  const shareIn = Object.entries(sets).map(([id, weights]) => {
    const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
    return { id, shares: Object.fromEntries(Object.entries(weights).map(([of, weight]) => [of, weight / all])) }
  })
  const shares = dimensions.map(({ id, name }) => ({
    name,
    shares: shareIn.map((set) => ({ set: set.id, share: set.shares[id] ?? 0 })),
  }))
  return { ...measured, version: catalogue.version, usual: weightsId, shares }
}
