import { createHash } from 'node:crypto'
import type { Catalogue, Requirement } from '#content/schema.ts'

/** A hash of all that the order of questions hangs on; wording does not change it. */
export function rulesHash({ capabilities, questions, techniques, useCases, ...catalogue }: Catalogue): string {
  const rows = (requirements: Requirement[]) => requirements.map(({ why: _, ...row }) => row)
  const rules = {
    capabilities: capabilities.map(({ id, dimension }) => [id, dimension]),
    questions: questions.map(({ id, kind, capability, scopeCondition, fromLevel, caps, minutes, options }) => [
      [id, kind, capability, scopeCondition, fromLevel, caps, minutes],
      options.map((option) => option.id),
    ]),
    techniques: techniques.map(({ id, profiles, requirements }) => [id, profiles, rows(requirements)]),
    useCases: useCases.map(({ id, profiles, requirements, techniques: own }) => [
      id,
      profiles,
      rows(requirements),
      own,
    ]),
    profiles: catalogue.profiles.map(({ id, when, requirements }) => [id, when, rows(requirements)]),
    alternatives: catalogue.alternatives.map(({ id, options }) => [id, options]),
    nearlySteps: catalogue.constants.nearlySteps,
  }
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex')
}
