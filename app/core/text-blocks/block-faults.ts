import { findRichFaults, type RichFault } from '#app/core/rich-text/rich-faults.ts'
import { readRichText } from '#app/core/rich-text/rich-text.ts'
import { unknownVariables } from './text-variables.ts'

/** Characters that a text block may have. */
export const MOST_IN_BLOCK = 4_000
export const MOST_IN_NAME = 80

/** Why a text block cannot be kept. `name`: what stands in braces and nothing fills in, as it was typed. */
export type BlockFault = RichFault | { kind: 'nothing' } | { kind: 'variable'; name: string }

/** What its writer has to mend, the length first; empty: nothing. */
export function findBlockFaults(body: string): BlockFault[] {
  if (body.length > MOST_IN_BLOCK) return [{ kind: 'tooLong', most: MOST_IN_BLOCK, is: body.length }]
  if (readRichText(body).length === 0) return [{ kind: 'nothing' }]
  return [...findRichFaults(body), ...unknownVariables(body).map((name): BlockFault => ({ kind: 'variable', name }))]
}
