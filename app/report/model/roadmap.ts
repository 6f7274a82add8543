import type { Plan } from '#app/core/roadmap/plan.ts'
import { describeAction, phaseName } from './action-entry.ts'
import { decidedNotes, decidedTitle, isOver } from './decided.ts'
import { drawGantt } from './gantt.ts'
import { missedLines } from './missed.ts'
import { inScheduleOrder, weeksToDecision } from './plan-dates.ts'
import { capabilityName, personName, type ReportContext, targetName } from './report-context.ts'
import type { Roadmap } from './roadmap-model.ts'
import { isSettled } from './team.ts'

/** The plan in words, or `null` without one. */
export function describeRoadmap(context: ReportContext): Roadmap | null {
  const { plan, words } = context
  if (!plan) return null
  return {
    title: titleOf(context, plan),
    ...(plan.decision && { decided: decidedNotes(context, plan) }),
    notes: listNotes(context, plan),
    ...(plan.missed && { missed: missedLines(context, plan) }),
    targets: [...plan.targets.map((id) => ({ id, name: targetName(context, id) })), ...levelTargets(context, plan)],
    firstMonday: plan.firstMonday,
    weeks: plan.weeks,
    gantt: drawGantt(context, plan),
    phases: plan.phases.map(({ phase, actions, effortDays, cost }) => ({
      phase,
      label: phaseName(context, plan, phase),
      actions,
      days: words.days(effortDays),
      cost: words.money(cost, plan.cost.currency),
    })),
    actions: inScheduleOrder(plan).flatMap((item) => {
      const planned = plan.actions.find(({ id }) => id === item.id)
      return planned ? [describeAction(context, plan, planned)] : []
    }),
    people: listPeople(context, plan),
  }
}

/** Levels that are to be reached beside the targets. */
function levelTargets(context: ReportContext, { levels = {} }: Plan): { id: string; name: string }[] {
  return Object.entries(levels).map(([id, level]) => ({
    id,
    name: context.words.t('roadmap.levelTarget', { name: capabilityName(context, id), level }),
  }))
}

function titleOf(context: ReportContext, plan: Plan): string {
  const weeks = weeksToDecision(context, plan)
  return decidedTitle(context, plan, weeks) ?? context.words.t('roadmap.title', { weeks })
}

function listNotes(context: ReportContext, plan: Plan): string[] {
  const { words } = context
  const person = plan.criticalPerson ? personName(context, plan.criticalPerson) : null
  const alsoReached = levelTargets(context, plan).map(({ name }) => name)
  const unassigned = plan.unassigned.map(({ id }) => context.actions.get(id)?.name ?? id)
  return [
    isOver(plan) || plan.decision?.next
      ? ''
      : plan.optimal
        ? words.t('roadmap.optimal')
        : words.t('roadmap.bound', { weeks: weeksToDecision(context, plan) - plan.weeks + plan.lowerBound }),
    alsoReached.length > 0 ? words.t('roadmap.alsoLevels', { list: words.list(alsoReached) }) : '',
    person ? words.t('roadmap.binds', { person }) : '',
    person && plan.weeksSaved > 0 ? words.t('roadmap.saves', { person, weeks: plan.weeksSaved }) : '',
    plan.stretched.length > 0 ? words.t('roadmap.stretched', { count: plan.stretched.length }) : '',
    unassigned.length > 0 ? words.t('roadmap.unassigned', { list: words.list(unassigned) }) : '',
    plan.people.every(({ away }) => away.length === 0) ? words.t('roadmap.noAbsences') : '',
    plan.proven ? '' : words.t('roadmap.notProven'),
    context.team && !isSettled(context) ? words.t('roadmap.soFar') : '',
  ].filter((note) => note !== '')
}

function listPeople(context: ReportContext, plan: Plan): Roadmap['people'] {
  const { words, roles } = context
  const busy = new Set(plan.actions.map(({ person }) => person))
  return plan.people
    .filter(({ id }) => busy.has(id))
    .map((person) => ({
      id: person.id,
      name: personName(context, person.id),
      roles: words.list(person.roles.map((role) => roles.get(role)?.name ?? role)),
      week: words.t('roadmap.week', { days: words.number(person.daysPerWeek) }),
      rate: words.rate(person.dayRateCents, plan.cost.currency),
      away:
        person.away.length > 0
          ? person.away.map(([from, to]) => words.dates(from, to)).join(', ')
          : words.t('roadmap.noAbsence'),
    }))
}
