import { createHash } from 'node:crypto'
import type { Catalogue } from '#content/schema.ts'
import { rulesHash } from './rules-hash.ts'

/** A hash of all that figures on weights hang on; wording does not change it. */
export function weightsHash(catalogue: Catalogue): string {
  const { dimensionWeights, alternativeWeights, lambda } = catalogue.constants
  const rules = [rulesHash(catalogue), dimensionWeights, alternativeWeights, lambda]
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex')
}
