import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { type ActionTasks, pinsOf } from '#app/core/roadmap/action-tasks.ts'
import { plannableLevels } from '#app/core/roadmap/level-targets.ts'
import type { Plan, PlanRefusal, PlanRequest } from '#app/core/roadmap/plan.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { proposeTargets } from '#app/core/roadmap/propose-targets.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import type { PilotOutcome } from '#db/queries/pilot-outcomes.server.ts'
import type { PlanSettings } from '#db/queries/plan-settings.server.ts'
import { decisionAbout } from './pilots/outcomes.server.ts'

export type PlanInput = Pick<PlanSettings, 'targets' | 'people' | 'startOn' | 'hasHistory' | 'levels'>

type Planning = {
  scored: ScoreResult
  settings: PlanInput
  tasks: ActionTasks
  duties: PlanRequest['duties']
  today: string
  /** What people decided about the company's pilots, the newest first. */
  decided: { outcomes: readonly PilotOutcome[]; timeZone: string }
}

type Planned = { request: PlanRequest | null; plan: Plan | PlanRefusal | null; proposed: string[] }

const MOST_TARGETS = 5

/**
 * What the team is interested in is planned for, as far as it is within reach; else the nearest use case (mapping A4, A15).
 * Where nobody chose, the pilot that people decided on last stays the pilot of the plan.
 */
export function planFrom(
  model: Model,
  sheet: AnswerSheet,
  { scored, settings, tasks, duties, today, decided }: Planning,
): Planned {
  const asked = startOf(settings, today)
  const propose = (useCases: ScoreResult['useCases']) =>
    proposeTargets(model, sheet, { useCases: useCases.filter(mayStart), ...asked }).map(({ id }) => id)
  const mayStart = ({ id }: { id: string }) => !duties?.[id]?.prohibited
  const isOfInterest = ({ id }: { id: string }) => sheet.profile.interests?.includes(id) ?? false
  const ofInterest = [
    ...propose(scored.useCases.filter(isOfInterest)),
    ...propose(scored.techniques.filter(isOfInterest)),
  ]
  const proposed = propose(scored.useCases)
  const piloted = lastPiloted(scored, decided.outcomes)
  const nearest = piloted.length > 0 ? piloted : proposed.slice(0, 1)
  const usual = ofInterest.length > 0 ? [...new Set([...piloted, ...ofInterest])] : nearest
  const targets = settings.targets.length > 0 ? settings.targets : usual.slice(0, MOST_TARGETS)
  if (targets.length === 0) return { request: null, plan: null, proposed }
  const pins = pinsOf(tasks)
  const levels = plannableLevels(model.catalogue, settings.levels)
  const decision = decisionAbout(decided, targets[0])
  const request: PlanRequest = {
    targets,
    ...asked,
    ...(Object.keys(pins).length > 0 && { pins }),
    ...(duties && { duties }),
    ...(decision && { decision }),
    ...(Object.keys(levels).length > 0 && { levels }),
  }
  return { request, plan: planRoadmap(model, sheet, request), proposed }
}

/** The target of the pilot that was decided last, as far as the catalogue still knows it; none or one. */
function lastPiloted({ useCases, techniques }: ScoreResult, outcomes: readonly PilotOutcome[]): string[] {
  const known = new Set([...useCases, ...techniques].map(({ id }) => id))
  const piloted = outcomes.flatMap(({ targetId }) => (targetId !== null && known.has(targetId) ? [targetId] : []))
  return piloted.slice(0, 1)
}

/** Who works from which day on: no plan begins before today. */
export function startOf({ people, startOn, hasHistory }: PlanInput, today: string) {
  const from = startOn && startOn > today ? startOn : today
  return { startOn: from, hasHistory, ...(people ? { people } : {}) }
}
