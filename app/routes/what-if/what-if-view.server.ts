import type { RouterContextProvider } from 'react-router'
import { sentenceOf } from '#app/core/assessment/answer-text.ts'
import { pinsOf } from '#app/core/roadmap/action-tasks.ts'
import { highestPlannable } from '#app/core/roadmap/level-targets.ts'
import type { PlanRequest } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { readPlanningState } from '#app/core/roadmap/planning-state.ts'
import { levelStops } from '#app/core/what-if/level-stops.ts'
import { planWith, verdictsWith, type WhatIfGround } from '#app/core/what-if/what-if.ts'
import { type DecidedWhole, decidedOf } from '#app/routes/results/decided.server.ts'
import { planOf } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { type Levels, settingOf, type WhatIfView } from './what-if-view.ts'

/**
 * What the page shows: today, and what would be with the levels that the address names. Names and levels that the check
 * does not have are left out.
 */
export async function whatIfOf(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  search: URLSearchParams,
): Promise<WhatIfView> {
  const decided = await decidedOf(context, open)
  const { model, links } = decided
  const ground = { sheet: decided.sheet, request: await requestOf(context, open, decided) }
  const dimensions = stopsOf(decided, ground)
  const levels = settingOf(dimensions, (id) => placeIn(search, id))
  const outcome = (set: Levels) => ({
    verdicts: verdictsWith(model, ground, set),
    plan: planWith(model, ground, set),
  })
  const { useCases, techniques } = model.catalogue
  const named = ({ id, name }: { id: string; name: string }, href: string) => ({ id, name, href })
  const now = outcome({})
  return {
    base: links.base,
    rulesHref: `${links.base}/rules/${model.catalogue.hash}`,
    ground,
    pilot: ground.request && (model.targetById.get(ground.request.targets[0] ?? '')?.item.name ?? null),
    dimensions,
    useCases: useCases.map((one) => named(one, links.toUseCase(one.id))),
    techniques: techniques.map((one) => named(one, links.toTechnique(one.id))),
    levels,
    now,
    shown: Object.keys(levels).length > 0 ? outcome(levels) : now,
    version: open.planSettings.version,
  }
}

function placeIn(search: URLSearchParams, id: string): number | undefined {
  const typed = search.get(id)
  return typed !== null && /^\d$/.test(typed) ? Number(typed) : undefined
}

/** The plan that is asked for today; of a submitted check, the one that it was submitted with. */
async function requestOf(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { plan, tasks }: DecidedWhole,
): Promise<PlanRequest | null> {
  if (open.assessment.status === 'open') return (await planOf(context, open)).request
  if (plan === null || isRefusal(plan)) return null
  const { targets, startOn, people, decision, levels } = plan
  const { hasHistory } = open.planSettings
  return {
    targets,
    startOn,
    people,
    hasHistory,
    pins: pinsOf(tasks),
    ...(decision && { decision }),
    ...(levels && { levels }),
  }
}

function stopsOf({ model, sheet, report }: DecidedWhole, { request }: WhatIfGround): WhatIfView['dimensions'] {
  const state = readPlanningState(model, sheet)
  const pilot = state.findTarget(request?.targets[0] ?? '')?.requirements.musts ?? []
  const neededOf = (id: string) => {
    const mins = pilot.filter(({ capability }) => capability === id).map(({ min }) => min)
    const most = Math.max(0, ...mins)
    return most > (state.lo.get(id) ?? 0) ? most : null
  }
  return report.dimensions.flatMap(({ id, name }) => {
    const capabilities = model.catalogue.capabilities
      .filter((capability) => capability.dimension === id)
      .flatMap((capability) => {
        const scored = state.capabilities.get(capability.id)
        const stops = levelStops(model, capability.id)
        if (!scored || stops.length < 2) return []
        return [
          {
            id: capability.id,
            name: capability.name,
            level: scored.level,
            lowest: Math.min(...stops),
            highest: Math.max(...stops),
            statements: capability.levels.map(sentenceOf),
            needed: neededOf(capability.id),
            plannable: highestPlannable(model.catalogue, capability.id),
          },
        ]
      })
    return capabilities.length > 0 ? [{ id, name, capabilities }] : []
  })
}
