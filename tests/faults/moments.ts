export type Moment = {
  /** Acknowledged saves before it. */
  after: number
  /** Milliseconds after the last of them, 0 to 40: a fault hits whatever is under way then. */
  laterMs: number
}

/** When faults come, in order, spread over so many acknowledged saves. The same seed gives the same plan. */
export function planMoments(random: () => number, { saves, times }: { saves: number; times: number }): Moment[] {
  const moment = () => ({ after: Math.floor(random() * saves), laterMs: Math.floor(random() * 40) })
  return Array.from({ length: times }, moment).sort((a, b) => a.after - b.after)
}

/** A small seeded generator, 0 to 1. @source Tommy Ettinger, mulberry32 (public domain) */
export function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
