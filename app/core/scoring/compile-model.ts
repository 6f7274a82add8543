import type { Alternative, Capability, Catalogue, Question } from '#content/schema.ts'
import type { Target } from './active-rows.ts'
import { type AspectLevels, layOutLevels } from './aspect-levels.ts'
import { type AspectModel, type CapabilityState, layOutAspects } from './capability-state.ts'
import { type ContradictionCheck, dependencyChecks } from './check-contradictions.ts'
import type { ScopePlan, ScopeRules } from './scope-plan.ts'

/** Version of the rules in this folder; stored with every result. */
export const ENGINE = 'scoring-1'

/** One capability with its questions and all combinations of answers seen so far. */
export type CapabilityModel = {
  index: number
  capability: Capability
  aspects: readonly AspectModel[]
  /** By the number that the answer codes of the aspects make together. */
  states: (CapabilityState | undefined)[]
}

/** A catalogue laid out for scoring; all lists ids ascending. What it remembers (`states`, `plans`, `rules`) only saves time. */
export type Model = {
  catalogue: Catalogue
  capabilities: readonly CapabilityModel[]
  capabilityIndex: ReadonlyMap<string, number>
  /** All questions that measure something: level and fact. */
  questions: readonly Question[]
  questionIndex: ReadonlyMap<string, number>
  /** By question id, those that measure a capability. */
  aspectOf: ReadonlyMap<string, AspectModel>
  levels: AspectLevels
  /** All questions, scope too. */
  questionById: ReadonlyMap<string, Question>
  techniques: readonly Target[]
  useCases: readonly Target[]
  targetById: ReadonlyMap<string, Target>
  alternatives: ReadonlyMap<string, Alternative>
  retired: ReadonlySet<string>
  /** Number of each distinct requirement row seen so far. */
  rowNumbers: Map<string, number>
  plans: Map<string, ScopePlan>
  rules: Map<string, ScopeRules>
  dependencyChecks: readonly ContradictionCheck[]
}

/**
 * Lays a checked catalogue out for scoring. Costs milliseconds: do it once per catalogue, not per request.
 *
 * @throws RangeError if a fact gives no level for one of its options
 */
export function compileModel(catalogue: Catalogue): Model {
  const questions = byId(catalogue.questions.filter(({ kind }) => kind !== 'scope'))
  const questionIndex = indexById(questions)
  const capabilities = byId(catalogue.capabilities).map(
    (capability, index): CapabilityModel => ({
      index,
      capability,
      aspects: layOutAspects(
        index,
        questions.filter((question) => question.capability === capability.id),
        questionIndex,
      ),
      states: [],
    }),
  )
  const aspects = capabilities.flatMap((capability) => capability.aspects)
  const techniques = byId(catalogue.techniques).map((item): Target => ({ kind: 'technique', item }))
  const useCases = byId(catalogue.useCases).map((item): Target => ({ kind: 'useCase', item }))
  return {
    catalogue,
    capabilities,
    capabilityIndex: new Map(capabilities.map(({ capability, index }) => [capability.id, index])),
    questions,
    questionIndex,
    aspectOf: new Map(aspects.map((aspect) => [aspect.question.id, aspect])),
    levels: layOutLevels(questions.length, aspects),
    questionById: new Map(catalogue.questions.map((question) => [question.id, question])),
    techniques,
    useCases,
    targetById: new Map([...techniques, ...useCases].map((target) => [target.item.id, target])),
    alternatives: new Map(catalogue.alternatives.map((alternative) => [alternative.id, alternative])),
    retired: new Set(catalogue.retired),
    rowNumbers: new Map(),
    plans: new Map(),
    rules: new Map(),
    dependencyChecks: dependencyChecks(capabilities),
  }
}

/** A copy in ascending order of ids (code units). */
export function byId<T extends { id: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function indexById(items: readonly { id: string }[]): Map<string, number> {
  return new Map(items.map(({ id }, index) => [id, index]))
}
