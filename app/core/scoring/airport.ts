/**
 * Shares the largest of several losses among all of them: the Shapley value of `max`, in closed form.
 * Whoever loses more carries more; what all lose is carried equally.
 *
 * @param losses at least 0, any unit
 * @returns shares in the order given; they sum to the largest loss
 * @source Littlechild and Owen, A simple expression for the Shapley value in a special case (1973); methods 1.7
 */
export function airport(losses: readonly number[]): number[] {
  const shares = new Float64Array(losses.length)
  airportInto(Float64Array.from(losses), losses.length, shares)
  return [...shares]
}

/** As {@link airport} for the first `count` losses, written into `shares`: nothing is allocated. Meant for short lists. */
export function airportInto(losses: ArrayLike<number>, count: number, shares: Float64Array): void {
  for (let member = 0; member < count; member++) shares[member] = 0
  let covered = 0
  for (;;) {
    let next = Number.POSITIVE_INFINITY
    let sharing = 0
    for (let member = 0; member < count; member++) {
      const loss = losses[member] as number
      if (loss <= covered) continue
      sharing++
      if (loss < next) next = loss
    }
    if (sharing === 0) return
    const part = (next - covered) / sharing
    for (let member = 0; member < count; member++) {
      if ((losses[member] as number) > covered) shares[member] = (shares[member] as number) + part
    }
    covered = next
  }
}
