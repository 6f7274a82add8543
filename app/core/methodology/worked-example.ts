import { capabilityLevel } from '#app/core/scoring/capability-level.ts'
import { dimensionScore } from '#app/core/scoring/dimension-score.ts'
import { meanScore, readiness } from '#app/core/scoring/readiness.ts'
import { fulfilment, requirementShort } from '#app/core/scoring/requirement-short.ts'
import { type Interval, VERDICTS, type Verdict } from '#app/core/scoring/result.ts'
import { verdictRank } from '#app/core/scoring/verdict-rank.ts'
import type { Constants, DimensionId } from '#content/schema.ts'

/** What the example technique asks of one capability; the capabilities are those of the catalogue. */
export type ExampleRow = {
  capability: string
  dimension: DimensionId
  /** What every pilot needs of it, 0-4; 0: nothing. */
  homework: number
  /** What the technique itself asks, 0-4; 0: nothing. */
  own: number
  must: boolean
  weight: number
}

/** A technique small enough to be computed on one page: homework, a minimum above the homework, own musts and a wish. */
export const EXAMPLE_ROWS = [
  { capability: 'kpi-definition', dimension: 'kpi', homework: 2, own: 0, must: true, weight: 4 },
  { capability: 'ownership-team', dimension: 'team', homework: 2, own: 3, must: true, weight: 3 },
  { capability: 'adoption-management', dimension: 'team', homework: 0, own: 2, must: false, weight: 1 },
  { capability: 'data-quality', dimension: 'data', homework: 0, own: 2, must: true, weight: 3 },
  { capability: 'system-integration', dimension: 'tech', homework: 0, own: 2, must: true, weight: 2 },
] as const satisfies readonly ExampleRow[]

export type ExampleCapability = (typeof EXAMPLE_ROWS)[number]['capability']
export type ExampleChoice = 0 | 1 | 2 | 3 | 4 | 'unsure'
/** A level that is known, or that nobody knows, of each capability. */
export type ExampleChoices = Record<ExampleCapability, ExampleChoice>
export type ExampleConstants = Pick<
  Constants,
  'dimensionWeights' | 'weightsId' | 'alternativeWeights' | 'lambda' | 'nearlySteps'
>

/** One end of what the answers leave open: everything that is unknown at its lowest, or at its highest. */
export type ExampleEnd = {
  /** By capability, 0-4. */
  levels: Record<ExampleCapability, number>
  /** In the order of {@link EXAMPLE_ROWS}; points 0-100. */
  dimensions: { id: DimensionId; weight: number; levels: number[]; score: number }[]
  mean: number
  weakest: number
  readiness: number
  /** 0-100 by weight set of the catalogue, its own first. */
  byWeights: Record<string, number>
  homework: number
  steps: number
  gaps: number
  fit: number
  verdict: Verdict
}

/** `lo`: every open answer at its lowest; `hi`: at its highest. They are equal where nothing is open. */
export type WorkedExample = Record<keyof Interval, ExampleEnd>

/** The example at both ends, by the same functions that score every check. */
export function workExample(constants: ExampleConstants, choices: ExampleChoices): WorkedExample {
  return { lo: workEnd(constants, levelsAt(choices, 0)), hi: workEnd(constants, levelsAt(choices, 4)) }
}

function levelsAt(choices: ExampleChoices, open: 0 | 4): ExampleEnd['levels'] {
  const levels = EXAMPLE_ROWS.map(({ capability }) => {
    const choice = choices[capability]
    return [capability, capabilityLevel([choice === 'unsure' ? open : choice], [1], 'min')]
  })
  return Object.fromEntries(levels) as ExampleEnd['levels']
}

function workEnd(constants: ExampleConstants, levels: ExampleEnd['levels']): ExampleEnd {
  const { dimensionWeights, weightsId, alternativeWeights, lambda, nearlySteps } = constants
  const dimensions = scoreDimensions(constants, levels)
  const scores = dimensions.map(({ score }) => score)
  const under = (weights: Record<DimensionId, number>) => {
    const own = dimensions.map(({ id }) => weights[id])
    return { mean: meanScore(scores, own) ?? 0, readiness: readiness(scores, own, lambda) ?? 0 }
  }
  const sets = Object.entries({ [weightsId]: dimensionWeights, ...alternativeWeights })
  const shorts = EXAMPLE_ROWS.map(({ capability, homework, own, must }) => ({
    homework: requirementShort(homework, levels[capability]),
    own: must ? requirementShort(own, levels[capability], homework) : 0,
  }))
  const homework = sum(shorts.map((short) => short.homework))
  const steps = sum(shorts.map((short) => short.own))
  return {
    levels,
    dimensions,
    ...under(dimensionWeights),
    weakest: Math.min(...scores),
    byWeights: Object.fromEntries(sets.map(([id, weights]) => [id, under(weights).readiness])),
    homework,
    steps,
    gaps: shorts.filter((short) => short.own > 0).length,
    fit: fitOf(levels),
    verdict: VERDICTS[verdictRank(steps, homework, nearlySteps.technique)],
  }
}

function scoreDimensions({ dimensionWeights }: ExampleConstants, levels: ExampleEnd['levels']) {
  const ids = [...new Set(EXAMPLE_ROWS.map(({ dimension }) => dimension))]
  return ids.map((id) => {
    const own = EXAMPLE_ROWS.filter(({ dimension }) => dimension === id).map(({ capability }) => levels[capability])
    return { id, weight: dimensionWeights[id], levels: own, score: dimensionScore(sum(own), own.length) as number }
  })
}

function fitOf(levels: ExampleEnd['levels']): number {
  const reached = EXAMPLE_ROWS.map((row) => row.weight * fulfilment(minimumOf(row), levels[row.capability]))
  return (100 * sum(reached)) / sum(EXAMPLE_ROWS.map(({ weight }) => weight))
}

/** The level, 0-4, that is asked in all, by the homework and by the technique. */
export const minimumOf = ({ homework, own }: Pick<ExampleRow, 'homework' | 'own'>): number => Math.max(homework, own)

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0)
