/**
 * The maturity stage: a gate counts only if all gates below it are open too.
 *
 * @param gates whether each gate's own demands are met, from the lowest up
 * @returns number of gates passed, 0 if the first is closed
 * @source methods 1.5 (staged representation of CMMI)
 */
export function stageReached(gates: readonly boolean[]): number {
  const closed = gates.indexOf(false)
  return closed === -1 ? gates.length : closed
}
