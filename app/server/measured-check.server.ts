import { measuredCheck } from '#content/measured.server.ts'
import type { Catalogue } from '#content/schema.ts'

/** What a simulation of the quick check came to, in the orders of asking that say something to a reader. */
export function quickCheckFigures({ techniques }: Pick<Catalogue, 'techniques'>) {
  const { catalogue, results, seed, organisations, questions } = measuredCheck
  const rows = results.map(({ wanted, questions: { informed, ...orders }, wrong }) => ({ wanted, ...orders, wrong }))
  return { version: catalogue.version, seed, organisations, questions, techniques: techniques.length, rows }
}
