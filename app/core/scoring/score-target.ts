import type { AnswerState } from './answer-reading.ts'
import type { CompiledTarget, GroupTest, RowTest } from './compile-target.ts'
import { fulfilment, groupFulfilment, groupLevel, groupShort, requirementShort } from './requirement-short.ts'
import { type Blocker, type TargetScore, VERDICTS, type Verdict } from './result.ts'
import { verdictRank } from './target-verdict.ts'
import { wholeInterval } from './whole-interval.ts'

/** What is missing at one end of all intervals, in levels; `gaps` counts rows. */
type Missing = { steps: number; gaps: number; homework: number }

/**
 * The verdict on one technique or use case, with everything that stands in its way.
 *
 * @source methods 1.6, needs 1, methods-errata A13
 */
export function scoreTarget(target: CompiledTarget, state: AnswerState): TargetScore {
  const atBest = missingAt(target, state.hi)
  const atWorst = missingAt(target, state.lo)
  const best = verdictRank(atBest.steps, atBest.homework, target.nearlySteps)
  const worst = verdictRank(atWorst.steps, atWorst.homework, target.nearlySteps)
  return {
    id: target.id,
    applies: target.applies,
    verdict: !target.applies ? null : best === worst ? VERDICTS[best] : 'undetermined',
    range: target.applies ? rangeOf(worst, best) : null,
    steps: wholeInterval(atBest.steps, atWorst.steps),
    gaps: wholeInterval(atBest.gaps, atWorst.gaps),
    homeworkSteps: wholeInterval(atBest.homework, atWorst.homework),
    fit: { lo: fitAt(target, state.lo), hi: fitAt(target, state.hi) },
    blockers: listBlockers(target, state),
    assumes: target.assumes,
  }
}

function missingAt({ homework, specific, groups }: CompiledTarget, levels: Int8Array): Missing {
  const missing: Missing = { steps: 0, gaps: 0, homework: 0 }
  for (const { capability, min } of homework) missing.homework += requirementShort(min, levels[capability] as number)
  for (const { capability, min, from } of specific) {
    const short = requirementShort(min, levels[capability] as number, from)
    missing.steps += short
    if (short > 0) missing.gaps++
  }
  for (const { must, options } of groups) {
    if (!must) continue
    const short = groupShort(options, levels)
    missing.steps += short
    if (short > 0) missing.gaps++
  }
  return missing
}

function fitAt({ fit, groups, fitWeight }: CompiledTarget, levels: Int8Array): number {
  if (fitWeight === 0) return 100
  let fulfilled = 0
  for (const { capability, min, weight } of fit) fulfilled += weight * fulfilment(min, levels[capability] as number)
  for (const { options, weight } of groups) fulfilled += weight * groupFulfilment(options, levels)
  return (100 * fulfilled) / fitWeight
}

function listBlockers({ listed }: CompiledTarget, state: AnswerState): Blocker[] {
  const blockers: Blocker[] = []
  for (const entry of listed) {
    const blocker = 'row' in entry ? rowBlocker(entry.row, state) : groupBlocker(entry.group, state)
    if (blocker) blockers.push(blocker)
  }
  return blockers
}

function rowBlocker(row: RowTest, { states }: AnswerState): Blocker | null {
  const state = states[row.capability] as AnswerState['states'][number]
  const { level, open } = state
  const most = requirementShort(row.min, level.lo, row.from)
  if (most === 0) return null
  const known = state.blockers[row.number]
  if (known) return known
  const short = wholeInterval(requirementShort(row.min, level.hi, row.from), most)
  const { min, must, homework } = row
  const blocker: Blocker = { cap: state.score.id, min, level, short, must, homework, open }
  Object.freeze(blocker)
  state.blockers[row.number] = blocker
  return blocker
}

function groupBlocker({ anyOf, must, options }: GroupTest, { states, lo, hi }: AnswerState): Blocker | null {
  const most = groupShort(options, lo)
  if (most === 0) return null
  const open = new Set<string>()
  for (const members of options) {
    for (const { capability } of members) for (const question of states[capability]?.open ?? []) open.add(question)
  }
  const level = wholeInterval(groupLevel(options, lo), groupLevel(options, hi))
  const short = wholeInterval(groupShort(options, hi), most)
  return { anyOf, min: 0, level, short, must, homework: false, open: [...open].sort() }
}

const RANGES = VERDICTS.map((worst) => VERDICTS.map((best) => frozenRange(worst, best)))

function frozenRange(worst: Verdict, best: Verdict): [Verdict, Verdict] {
  const range: [Verdict, Verdict] = [worst, best]
  Object.freeze(range)
  return range
}

function rangeOf(worst: number, best: number): [Verdict, Verdict] {
  return RANGES[worst]?.[best] as [Verdict, Verdict]
}
