import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { statusesOf } from '#app/core/roadmap/action-tasks.ts'
import { defaultPeople } from '#app/core/roadmap/people.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { readPlanningState } from '#app/core/roadmap/planning-state.ts'
import { decidedOf } from '#app/routes/results/decided.server.ts'
import { linksOf } from '#app/routes/results/links.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { type Decisions, decisionsOf, planOf } from '#app/server/decisions.server.ts'
import { dutyHref } from '#app/server/duties/duty-view.server.ts'
import { dutiesOf, listBeforeStart } from '#app/server/duties/plan-duties.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { peopleIn } from '#app/server/usual-people.server.ts'
import { describePlan } from './describe-plan.ts'
import type { RoadmapView } from './roadmap-view.ts'

/** The plan for the stored settings, in the words of the page; what was submitted is read and never planned again. */
export async function roadmapOf(context: Readonly<RouterContextProvider>, open: OpenAssessment): Promise<RoadmapView> {
  const { submittedAt } = open.assessment
  return submittedAt ? submittedRoadmap(context, open, submittedAt) : liveRoadmap(context, open)
}

async function liveRoadmap(context: Readonly<RouterContextProvider>, open: OpenAssessment): Promise<RoadmapView> {
  const { now } = context.get(services)
  const { catalogue, model } = askedIn(context, open)
  const { assessment, planSettings } = open
  const today = dateIn(now(), open.timeZone)
  const decisions = await decisionsOf(context, open)
  const { request, plan, proposed } = await planOf(context, open)
  const { duties } = await dutiesOf(context, open, today)
  return describePlan({
    model,
    decisions,
    plan,
    targets: request?.targets ?? [],
    proposed,
    planSettings,
    tasks: open.tasks,
    people: peopleOf(context, open, decisions),
    meta: {
      company: assessment.title,
      locale: open.language,
      today,
      statuses: statusesOf(open.tasks),
    },
    links: linksOf(catalogue, assessment.id),
    decided: open,
    beforeStart: (useCaseId, start) =>
      listBeforeStart(context, duties, {
        useCaseId,
        start,
        today,
        href: (systemId, dutyId) => dutyHref(`/assessments/${assessment.id}/governance`, systemId, dutyId),
      }),
  })
}

/** With the catalogue, the people and the dates that it was submitted with. */
async function submittedRoadmap(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  submittedAt: Date,
): Promise<RoadmapView> {
  const { model, plan, links, tasks, ...decisions } = await decidedOf(context, open)
  const { assessment } = open
  const { planSettings } = open
  const planned = plan && !isRefusal(plan) ? plan : null
  return describePlan({
    model,
    decisions,
    plan,
    targets: planned?.targets ?? planSettings.targets,
    proposed: [],
    planSettings,
    tasks,
    people: planned?.people ?? planSettings.people ?? [],
    meta: {
      company: assessment.title,
      locale: open.language,
      today: dateIn(submittedAt, open.timeZone),
      statuses: statusesOf(tasks),
    },
    links,
    decided: { outcomes: open.outcomes.filter(({ decidedAt }) => decidedAt > submittedAt), timeZone: open.timeZone },
  })
}

/** Who does the work: as stored, else the default persons for the team's size. */
export function peopleOf(
  context: Readonly<RouterContextProvider>,
  { planSettings, own, language }: Pick<OpenAssessment, 'planSettings' | 'own' | 'language'>,
  { sheet }: Pick<Decisions, 'sheet'>,
): Person[] {
  const { catalogue, model } = askedIn(context, { own, language })
  return (
    peopleIn(context, planSettings.people, language) ??
    defaultPeople(catalogue, readPlanningState(model, sheet).teamSize)
  )
}
