import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { type OldMarks, pinsOf, statusesOf, tasksFromMarks } from '#app/core/roadmap/action-tasks.ts'
import type { LevelTargets } from '#app/core/roadmap/level-targets.ts'
import { defaultPeople } from '#app/core/roadmap/people.ts'
import type { Person, Plan, PlanRefusal } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { describePlan } from '#app/routes/roadmap/describe-plan.ts'
import { decide, model, TODAY } from '#tests/routes/results/support/decided.ts'

type Settings = {
  targets?: string[]
  people?: Person[]
  startOn?: string
  hasHistory?: boolean
  isProposal?: boolean
  /** Of single actions: owner, first day, status. */
  marks?: OldMarks
  levels?: LevelTargets
}

export const PILOT = 'uc-content-localisation'

/** The page of a plan on the catalogue as it ships. */
export function roadmapFor(sheet: AnswerSheet, settings: Settings = {}) {
  const {
    targets = [PILOT],
    people,
    startOn = TODAY,
    hasHistory = false,
    isProposal = false,
    marks = {},
    levels = {},
  } = settings
  const tasks = tasksFromMarks(marks)
  const decided = decide(sheet)
  const plan: Plan | PlanRefusal | null =
    targets.length > 0
      ? planRoadmap(model, sheet, {
          targets,
          startOn,
          hasHistory,
          ...(people && { people }),
          pins: pinsOf(tasks),
          levels,
        })
      : null
  const view = describePlan({
    model,
    decisions: decided,
    plan,
    targets,
    proposed: [PILOT, 'uc-support-chatbot'],
    planSettings: { targets: isProposal ? [] : targets, startOn: null, hasHistory, version: 7, levels },
    tasks,
    people: people ?? defaultPeople(model.catalogue, 'm'),
    meta: { ...decided.meta, statuses: statusesOf(tasks) },
    links: decided.links,
    decided: { outcomes: [], timeZone: 'UTC' },
  })
  return { plan, view }
}

/** A plan, or the test fails with the refusal's words. */
export function planned(sheet: AnswerSheet, settings: Settings = {}) {
  const { plan, view } = roadmapFor(sheet, settings)
  if (plan === null || view.planned === null) throw new Error('There is no plan.')
  if (isRefusal(plan)) throw new Error(plan.message)
  return { plan, view, shown: view.planned }
}

/** All hats on three people: marketing, data and IT, and somebody from outside for the law. */
export function threePeople(change: Partial<Person> = {}): Person[] {
  const hats = Object.groupBy(model.catalogue.roles, ({ wornBy }) => wornBy.s)
  return Object.values(hats).map((roles = [], at) => ({
    id: `person-${at + 1}`,
    name: ['Anna Köhler', 'Ben Öztürk', 'Kanzlei Weiß'][at] ?? `Person ${at + 1}`,
    roles: roles.map(({ id }) => id),
    daysPerWeek: 2,
    away: [],
    dayRateCents: 65_000,
    ...(at === 0 && change),
  }))
}
