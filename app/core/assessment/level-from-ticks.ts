import type { Level, Statement } from '#content/schema.ts'

/** A ladder's statements, lowest first; only their facts are read. */
type Steps = readonly Pick<Statement, 'facts'>[]

/** A fact of a statement that is not ticked; `id` is `<level>.<index>`. */
export type MissingFact = { id: string; text: string }

/**
 * The level that a chosen statement and ticked facts come to. Choosing a statement says that all of its facts are true;
 * where only some facts of it or of one below are ticked, the rest is not claimed, so the level ends before that
 * statement. While every fact of the next statement is ticked, that one is reached too. A statement without facts is never
 * reached by ticks.
 *
 * @param levels the capability's five statements
 * @param ticks  ids of ticked facts; unknown ones are ignored
 * @returns the level, and what is missing for the next one; empty at the top, or if the next statement has no facts
 * @source needs 2
 */
export function levelFromTicks(
  levels: Steps,
  chosen: Level,
  ticks: readonly string[],
): { level: Level; missing: MissingFact[] } {
  let level = levelClaimed(levels, chosen, ticks)
  while (isNextReached(levels, level, ticks)) level = (level + 1) as Level
  return { level, missing: factsOf(levels, level + 1).filter(({ id }) => !ticks.includes(id)) }
}

/**
 * The ticks after somebody chose a step: all facts up to it, since choosing it says so; of those above, what does not make
 * a whole step, or that step would be reached too.
 *
 * @returns ids of facts, each once
 */
export function ticksAfterChoosing(levels: Steps, chosen: Level, ticks: readonly string[]): Set<string> {
  const kept = levels.flatMap((_, level) => {
    const facts = factsOf(levels, level)
    if (level <= chosen) return facts
    return isTickedInPart(levels, level, ticks) ? facts.filter(({ id }) => ticks.includes(id)) : []
  })
  return new Set(kept.map(({ id }) => id))
}

/** The chosen level, or the one before the lowest statement that is ticked in part. */
function levelClaimed(levels: Steps, chosen: Level, ticks: readonly string[]): Level {
  const inPart = ([1, 2, 3, 4] as const).find((level) => level <= chosen && isTickedInPart(levels, level, ticks))
  return inPart === undefined ? chosen : ((inPart - 1) as Level)
}

function isTickedInPart(levels: Steps, level: number, ticks: readonly string[]): boolean {
  const facts = factsOf(levels, level)
  const ticked = facts.filter(({ id }) => ticks.includes(id)).length
  return ticked > 0 && ticked < facts.length
}

function isNextReached(levels: Steps, level: Level, ticks: readonly string[]): boolean {
  const facts = factsOf(levels, level + 1)
  return facts.length > 0 && facts.every(({ id }) => ticks.includes(id))
}

function factsOf(levels: Steps, level: number): MissingFact[] {
  return (levels[level]?.facts ?? []).map((text, index) => ({ id: `${level}.${index}`, text }))
}
