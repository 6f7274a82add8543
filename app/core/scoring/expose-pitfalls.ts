import { formatExpression } from '#content/expression.ts'
import type { Pitfall, PitfallLine } from '#content/schema/pitfalls.ts'
import { type AnswerState, readAnswers } from './answer-reading.ts'
import { type Reading, refsOf } from './bind-expression.ts'
import { byId, type Model } from './compile-model.ts'
import type { CompiledTarget } from './compile-target.ts'
import type { ScoreResult } from './result.ts'
import { holdsInScope, type Scopes } from './scope.ts'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts'

/** One line that can put a pitfall in its band, and what it speaks of. */
type BoundLine = {
  line: string
  holds: Reading<AnswerState>
  /** Capabilities by index, and questions by id. */
  capabilities: number[]
  questions: string[]
}

/** A pitfall under one scope. */
export type BoundPitfall = {
  id: string
  high: BoundLine[]
  medium: BoundLine[]
  weights: { capability: number; weight: number }[]
}

type PitfallContext = {
  scopes: Scopes
  interests: readonly string[]
  useCases: readonly CompiledTarget[]
  appliesAtAll: readonly boolean[]
}

/** From here on a weak level no longer adds to the exposure. */
const SAFE_LEVEL = 3
/** What a kind of data needs where the use case does not say. */
const USUAL_MINIMUM = 2

/** Binds the pitfalls to a scope, ids ascending; lines whose `when` does not hold are left out. */
export function bindPitfalls(model: Model, context: PitfallContext): BoundPitfall[] {
  return byId(model.catalogue.pitfalls).map((pitfall) => {
    const gaps = dataNeeds(model, pitfall, context)
    const bind = (lines: PitfallLine[]) =>
      lines.flatMap((line) => bindLine(model, line, { gaps, scopes: context.scopes }))
    const weights = Object.entries(pitfall.weights)
      .map(([id, weight]) => ({ capability: model.capabilityIndex.get(id) as number, weight }))
      .filter(({ capability }) => context.appliesAtAll[capability])
    return { id: pitfall.id, high: bind(pitfall.high), medium: bind(pitfall.medium), weights }
  })
}

type DataNeed = { capability: number; id: string; min: number }

/** The data capabilities of the use cases of interest with the minimum that each asks (mapping A9). */
function dataNeeds(
  model: Model,
  { dataKind }: Pitfall,
  { interests, useCases, appliesAtAll }: PitfallContext,
): DataNeed[] {
  return useCases.flatMap(({ id, rows }) => {
    const target = model.targetById.get(id)
    if (!interests.includes(id) || target?.kind !== 'useCase') return []
    return (dataKind[target.item.dataKind] ?? []).flatMap((capability) => {
      const index = model.capabilityIndex.get(capability) as number
      const row = [...rows.musts, ...rows.softs].find((candidate) => candidate.capability === capability)
      return appliesAtAll[index] ? [{ capability: index, id: capability, min: row?.min ?? USUAL_MINIMUM }] : []
    })
  })
}

function bindLine(
  model: Model,
  line: PitfallLine,
  { gaps, scopes }: { gaps: DataNeed[]; scopes: Scopes },
): BoundLine[] {
  const scope = scopes.organisation
  if (line.kind === 'dataGap') {
    if (gaps.length === 0) return []
    const refs = [...new Set(gaps.map(({ id }) => id))]
    return [
      {
        line: `data-gap >= ${line.gap}`,
        holds: (state) => dataGapHolds(gaps, line.gap, state),
        ...splitRefs(model, refs),
      },
    ]
  }
  if (!holdsInScope(line.when, scope)) return []
  const holds = readAnswers(model, line.condition, { scope, scopeReading: 'assumed', capability: 'level' })
  return [{ line: formatExpression(line.condition), holds, ...splitRefs(model, refsOf(line.condition)) }]
}

function dataGapHolds(needs: readonly DataNeed[], gap: number, { lo, hi }: AnswerState): Truth {
  let truth: Truth = FALSE
  for (const { capability, min } of needs) {
    if (min - (hi[capability] as number) >= gap) return TRUE
    if (min - (lo[capability] as number) >= gap) truth = UNKNOWN
  }
  return truth
}

/**
 * The band of each pitfall: what is sure, and what is possible while answers are open.
 *
 * @source mapping A11, methods-errata A17
 */
export function exposePitfalls(pitfalls: readonly BoundPitfall[], state: AnswerState): ScoreResult['pitfalls'] {
  return pitfalls.map(({ id, high, medium, weights }) => {
    const ofHigh = readLines(high, state)
    const ofMedium = ofHigh.surely ? NO_LINE : readLines(medium, state)
    const surely = ofHigh.surely ?? ofMedium.surely
    const best = ofHigh.surely ? 'high' : surely ? 'medium' : 'low'
    const worst = ofHigh.isPossible ? 'high' : ofMedium.isPossible ? 'medium' : 'low'
    return {
      id,
      band: best === worst ? best : 'unknown',
      range: [best, worst],
      score: { lo: exposure(weights, state.hi), hi: exposure(weights, state.lo) },
      because: surely ? { line: surely.line, questions: questionsBehind(surely, state) } : null,
    }
  })
}

/** The first line that surely holds, and whether any may. */
type LinesRead = { surely: BoundLine | null; isPossible: boolean }

const NO_LINE: LinesRead = { surely: null, isPossible: false }

function readLines(lines: readonly BoundLine[], state: AnswerState): LinesRead {
  let isPossible = false
  for (const line of lines) {
    const truth = typeof line.holds === 'function' ? line.holds(state) : line.holds
    if (truth === TRUE) return { surely: line, isPossible: true }
    if (truth === UNKNOWN) isPossible = true
  }
  return { surely: null, isPossible }
}

function exposure(weights: BoundPitfall['weights'], levels: Int8Array): number {
  let exposed = 0
  let total = 0
  for (const { capability, weight } of weights) {
    exposed += weight * (SAFE_LEVEL - Math.min(levels[capability] as number, SAFE_LEVEL))
    total += weight
  }
  return total === 0 ? 0 : (100 * exposed) / (SAFE_LEVEL * total)
}

/** The questions whose answers a line rests on: of a capability those that hold its level down. */
function questionsBehind({ capabilities, questions }: BoundLine, { states }: AnswerState): string[] {
  const [only, ...others] = capabilities
  if (only !== undefined && others.length === 0 && questions.length === 0) return states[only]?.binding ?? []
  const behind = new Set(questions)
  for (const capability of capabilities) for (const question of states[capability]?.binding ?? []) behind.add(question)
  return [...behind].sort()
}

function splitRefs(model: Model, refs: readonly string[]): Pick<BoundLine, 'capabilities' | 'questions'> {
  return {
    capabilities: refs.flatMap((ref) => model.capabilityIndex.get(ref) ?? []),
    questions: refs.filter((ref) => !model.capabilityIndex.has(ref)),
  }
}
