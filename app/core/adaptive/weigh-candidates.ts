import type { Candidate, CheckState, Standing } from './check-state.ts'
import { joinShortfalls, type Lookup, type Missing, type Part, type Shortfall } from './shortfall.ts'
import { levelOdds, levelRange } from './subjects.ts'
import { addMissing, isOpen, missingIn, openness, shortfallIn } from './verdict-outlook.ts'

/** A question with what its answer is expected to settle. */
export type Weighed = { candidate: Candidate; gain: number; perMinute: number }

/** How open all wanted verdicts are together; 0: each is settled. */
export function opennessOf({ standings, lookup }: CheckState): number {
  return standings.reduce((sum, standing) => sum + opennessNow(standing, lookup), 0)
}

function opennessNow({ isOpen: open, outlook: { parts, size } }: Standing, lookup: Lookup): number {
  return open ? openness(shortfallIn(parts, lookup, size), size) : 0
}

/**
 * What each question's answer is expected to take from the openness of all wanted verdicts, and per minute.
 *
 * @source methods 3.1
 */
export function weighCandidates(state: CheckState, candidates: readonly Candidate[]): Weighed[] {
  const now = new Map<Standing, number>()
  const rests = new Map<string, Rest>()
  return candidates.map((candidate) => {
    const { subject, aspect } = candidate
    const touched = state.standings.filter((standing) => standing.isOpen && isNamed(standing, subject.capability))
    const outcomes = outcomesOf(state, candidate)
    let gain = 0
    for (const standing of touched) {
      const before = now.get(standing) ?? opennessNow(standing, state.lookup)
      now.set(standing, before)
      const key = `${standing.outlook.wanted.id} ${subject.capability}`
      const rest = rests.get(key) ?? restOf(standing, subject.capability, state.lookup)
      rests.set(key, rest)
      gain += before
      for (const { chance, lookup } of outcomes) gain -= chance * opennessThen(standing, rest, lookup)
    }
    return { candidate, gain, perMinute: gain / aspect.question.minutes }
  })
}

function isNamed({ outlook }: Standing, capability: number): boolean {
  return outlook.parts.some(({ capabilities }) => capabilities.includes(capability))
}

/** The levels that an answer may give, with their chance and what is looked up then. */
function outcomesOf({ lookup }: CheckState, { subject, aspect }: Candidate): { chance: number; lookup: Lookup }[] {
  return aspect.odds.flatMap((chance, level) => {
    if (chance === 0) return []
    const given = { aspect, level }
    const [odds, range] = [levelOdds(subject, given), levelRange(subject, given)]
    const own = subject.capability
    const then: Lookup = {
      odds: (capability) => (capability === own ? odds : lookup.odds(capability)),
      lo: (capability) => (capability === own ? range.lo : lookup.lo(capability)),
      hi: (capability) => (capability === own ? range.hi : lookup.hi(capability)),
    }
    return [{ chance, lookup: then }]
  })
}

/** The parts that name a capability, and what all others come to. */
type Rest = { touched: Part[]; shortfall: Shortfall; missing: Missing }

function restOf({ outlook: { parts, size } }: Standing, capability: number, lookup: Lookup): Rest {
  const touched = parts.filter(({ capabilities }) => capabilities.includes(capability))
  const others = parts.filter((part) => !touched.includes(part))
  return { touched, shortfall: shortfallIn(others, lookup, size), missing: missingIn(others, lookup) }
}

function opennessThen({ outlook }: Standing, { touched, shortfall, missing }: Rest, lookup: Lookup): number {
  if (!isOpen(outlook, addMissing(missing, missingIn(touched, lookup)))) return 0
  return openness(joinShortfalls(shortfall, shortfallIn(touched, lookup, outlook.size)), outlook.size)
}

/** Gains closer than this are alike; the id decides. */
const ALIKE = 1e-12

/**
 * The question to ask first: the highest gain per minute, also if none gains anything.
 *
 * @param weighed ids ascending
 * @returns `null` for none
 */
export function bestOf(weighed: readonly Weighed[]): Weighed | null {
  const most = Math.max(...weighed.map(({ perMinute }) => perMinute))
  return weighed.find(({ perMinute }) => perMinute >= most - ALIKE) ?? null
}
