import { type Capability, type Level, MAX_LEVEL } from '#content/schema.ts'

/** A fact of a statement that is not ticked; `id` is `<level>.<index>`. */
export type MissingFact = { id: string; text: string }

/**
 * The level that a chosen statement and ticked facts come to: while every fact of the next statement is ticked, that
 * statement is reached too. A statement without facts is never reached by ticks.
 *
 * @param levels the capability's five statements
 * @param ticks  ids of ticked facts; unknown ones are ignored
 * @returns the level, and what is missing for the next one; empty at the top, or if the next statement has no facts
 * @source needs 2
 */
export function levelFromTicks(
  levels: Capability['levels'],
  chosen: Level,
  ticks: readonly string[],
): { level: Level; missing: MissingFact[] } {
  const level = ([0, 1, 2, 3, 4] as const).find((at) => at >= chosen && !isNextReached(levels, at, ticks)) ?? MAX_LEVEL
  return { level, missing: factsAbove(levels, level).filter(({ id }) => !ticks.includes(id)) }
}

function isNextReached(levels: Capability['levels'], level: Level, ticks: readonly string[]): boolean {
  const facts = factsAbove(levels, level)
  return facts.length > 0 && facts.every(({ id }) => ticks.includes(id))
}

function factsAbove(levels: Capability['levels'], level: Level): MissingFact[] {
  const next = level + 1
  return (levels[next]?.facts ?? []).map((text, index) => ({ id: `${next}.${index}`, text }))
}
