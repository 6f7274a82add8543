export type Kill = 'backend' | 'postmaster' | 'product'

const KINDS: Kill[] = ['backend', 'postmaster', 'product']

/** Which kill comes after which number of acknowledged saves. The same seed gives the same plan; every kind occurs. */
export function planKills(seed: number, { saves, kills }: { saves: number; kills: number }): Map<number, Kill> {
  const random = mulberry32(seed)
  const plan = new Map<number, Kill>()
  while (plan.size < kills) {
    const moment = 1 + Math.floor(random() * (saves - 1))
    const kind = KINDS[plan.size < KINDS.length ? plan.size : Math.floor(random() * KINDS.length)]
    if (kind && !plan.has(moment)) plan.set(moment, kind)
  }
  return plan
}

/** A small seeded generator, 0 to 1. @source Tommy Ettinger, mulberry32 (public domain) */
function mulberry32(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
