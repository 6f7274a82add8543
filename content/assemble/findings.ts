import { parseExpression } from '../expression.ts'
import type { ContradictionFile, PitfallFile, PitfallPageFile, StagesFile } from '../files/finding.ts'
import type { Item } from '../layout.ts'
import type { Contradiction, Pitfall, PitfallLine, PitfallPage } from '../schema/pitfalls.ts'
import type { Stage, StageClause } from '../schema.ts'

/** One contradiction with its condition read. @throws ExpressionError if that fails */
export function assembleContradiction({ id, data }: Item<ContradictionFile>): Contradiction {
  return { id, weight: data.weight, condition: parseExpression(data.if), ask: data.ask, questions: data.questions }
}

/** One pitfall with its lines read; a line without `when` always counts. @throws ExpressionError if a condition cannot be read */
export function assemblePitfall({ id, data }: Item<PitfallFile>): Pitfall {
  return {
    id,
    name: data.name,
    weights: data.weights,
    dataKind: data.data_kind,
    high: data.high.map(assembleLine),
    medium: data.medium.map(assembleLine),
    lowMeans: data.low_means,
    firstActions: data.first_actions,
    page: assemblePage(data.page),
  }
}

const assemblePage = ({ quick_summary, ...texts }: PitfallPageFile): PitfallPage => ({
  quickSummary: quick_summary,
  ...texts,
})

function assembleLine(line: PitfallFile['high'][number]): PitfallLine {
  if ('data_gap' in line) return { kind: 'dataGap', gap: line.data_gap }
  return { kind: 'condition', condition: parseExpression(line.if), when: parseExpression(line.when ?? 'true') }
}

/** The stages, numbered from 0 in the order written. */
export function assembleStages(stages: StagesFile): Stage[] {
  return stages.map(({ name, about, needs }, id) => ({ id, name, about, needs: needs.map(assembleClause) }))
}

function assembleClause(clause: StagesFile[number]['needs'][number]): StageClause {
  if ('capability' in clause) return { kind: 'capability', ...clause }
  if ('profile_musts' in clause) return { kind: 'profileMusts' }
  return { kind: 'dimensions', minScore: clause.dimensions_at_least }
}
