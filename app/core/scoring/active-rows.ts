import type { Technique } from '#content/schema/techniques.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import type { Catalogue, Profile, ProfileId, Question, Requirement } from '#content/schema.ts'
import type { SourcedRow } from './merge-rows.ts'
import {
  assumptionsOf,
  BUILD_MODE,
  buildsModels,
  holdsInScope,
  isRuledOut,
  SCORES_PEOPLE,
  type Scope,
  type Scopes,
} from './scope.ts'

/** A technique or a use case: what can be judged and planned for. */
export type Target = { kind: 'technique'; item: Technique } | { kind: 'useCase'; item: UseCase }

/** Where two rows ask the same of a capability, the earlier source gives the reason. */
export const PROFILE_ORDER: readonly ProfileId[] = ['core', 'ai', 'pd', 'pub', 'score', 'gen', 'build']
/** Of a use case's core techniques, these profiles count only if the use case lists them itself. */
const OWN_CHOICE: readonly ProfileId[] = ['pub', 'build']
const SCORE: ProfileId = 'score'

/** Whether the target applies: ranking people does not while no person is ranked or no personal data is used. */
export function targetApplies({ item }: Target, scope: Scope): boolean {
  return !item.profiles.includes(SCORE) || !SCORES_PEOPLE.some((question) => isRuledOut(question, scope))
}

/** The profiles that the target brings, whether they hold or not: its own and those of its core techniques. */
export function profilesOf(catalogue: Catalogue, target: Target): Profile[] {
  const ids = new Set<ProfileId>(target.item.profiles)
  for (const technique of coreTechniques(catalogue, target)) {
    for (const id of technique.profiles) if (!OWN_CHOICE.includes(id)) ids.add(id)
  }
  return catalogue.profiles.filter(({ id }) => ids.has(id))
}

/**
 * The rows that hold for a target under a scope: its own, those of a use case's core techniques, and its profiles'.
 *
 * @source mapping A6, A8, A9
 */
export function activeRows(catalogue: Catalogue, target: Target, scope: Scope): SourcedRow[] {
  const isBuilding = buildsModels(scope)
  const holding = profilesOf(catalogue, target).filter(({ when }) => holdsInScope(when, scope))
  return candidateRows(catalogue, target, holding).filter(({ requirement }) => isBuilding || !requirement.buildOnly)
}

function candidateRows(catalogue: Catalogue, target: Target, profiles: readonly Profile[]): SourcedRow[] {
  const own = (requirement: Requirement, rank: number): SourcedRow => ({ requirement, source: 'own', rank })
  return [
    ...target.item.requirements.map((requirement) => own(requirement, 0)),
    ...coreTechniques(catalogue, target).flatMap(({ requirements }) =>
      requirements.map((requirement) => own(requirement, 1)),
    ),
    ...profiles.flatMap(({ id, requirements }) =>
      requirements.map((requirement) => ({ requirement, source: id, rank: 2 + PROFILE_ORDER.indexOf(id) })),
    ),
  ]
}

function coreTechniques(catalogue: Catalogue, target: Target): Technique[] {
  if (target.kind === 'technique') return []
  return catalogue.techniques.filter(({ id }) => target.item.techniques.core.includes(id))
}

/**
 * The scope questions without an answer on which the target's verdict rests, ids ascending.
 *
 * A question counts if it decides whether the target applies, which must rows it has, or which questions measure them.
 *
 * @param scope        the target's own scope
 * @param organisation the scope that capabilities are measured under
 * @param isMeasured   whether a question is part of the form at all
 * @source methods-errata W6
 */
export function assumptionsBehind(
  catalogue: Catalogue,
  target: Target,
  {
    scope,
    organisation,
    isMeasured,
  }: { scope: Scope; organisation: Scope; isMeasured: (question: Question) => boolean },
): string[] {
  const profiles = profilesOf(catalogue, target)
  const found = new Set(profiles.flatMap(({ when }) => assumptionsOf(when, scope)))
  if (target.item.profiles.includes(SCORE)) {
    for (const question of SCORES_PEOPLE) if (scope.get(question)?.assumed) found.add(question)
  }
  const rows = candidateRows(catalogue, target, profiles).filter(({ requirement }) => requirement.must)
  if (scope.get(BUILD_MODE)?.assumed && rows.some(({ requirement }) => requirement.buildOnly)) found.add(BUILD_MODE)
  const needed = new Set(activeRows(catalogue, target, scope).flatMap((row) => capabilitiesOf(catalogue, row)))
  for (const question of catalogue.questions) {
    if (question.capability === null || !needed.has(question.capability) || !isMeasured(question)) continue
    for (const id of assumptionsOf(question.scopeCondition, organisation)) found.add(id)
    if (question.kind === 'level') for (const id of assumptionsOf(question.scopeCondition, scope)) found.add(id)
  }
  return [...found].sort()
}

function capabilitiesOf(catalogue: Catalogue, { requirement }: SourcedRow): string[] {
  if (!requirement.must) return []
  if (requirement.capability !== null) return [requirement.capability]
  const alternative = catalogue.alternatives.find(({ id }) => id === requirement.anyOf)
  return alternative?.options.flatMap((members) => members.map(({ capability }) => capability)) ?? []
}

/** The scope that a target is judged under: a use case's own, else the organisation's (mapping A4). */
export function scopeOfTarget({ item }: Target, scopes: Scopes): Scope {
  return scopes.useCases.get(item.id) ?? scopes.organisation
}
