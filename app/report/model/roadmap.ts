import type { Plan, PlannedAction, PlanPhase, ScheduledItem } from '#app/core/roadmap/plan.ts'
import { showDays } from '#app/core/roadmap/show-estimate.ts'
import { answerEntry } from './answers.ts'
import { decidedNotes, decidedTitle, isFirm, isOver } from './decided.ts'
import { missedLines } from './missed.ts'
import { fridayBefore, inScheduleOrder, weekStart, weeksToDecision } from './plan-dates.ts'
import {
  capabilityName,
  givenAnswer,
  isOnlyInFull,
  openQuestions,
  personName,
  type ReportContext,
  targetName,
} from './report-context.ts'
import type { ActionEntry, Gantt, GanttRow, Roadmap } from './roadmap-model.ts'
import { whyOf } from './targets.ts'
import { isSettled } from './team.ts'

const MOST_TICKS = 9
const TICK_STEPS = [1, 2, 4, 8, 13, 26, 52]

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

function phaseName({ words }: ReportContext, plan: Plan, phase: PlanPhase): string {
  return words.t(phase === 'scale' && isFirm(plan) ? 'roadmap.firm' : `roadmap.phase.${phase}`)
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

function datesOf({ words }: ReportContext, plan: Plan, { start, end }: ScheduledItem): string {
  return words.dates(weekStart(plan, start), fridayBefore(plan, Math.max(end, start + 1)))
}

/** What is done stands on the days that it took, not in weeks to come. */
function actionDates(context: ReportContext, plan: Plan, planned: PlannedAction): string {
  const item = plan.schedule.find(({ id }) => id === planned.id)
  const { status, begunOn, doneOn } = planned
  if (status === 'done' && doneOn) return context.words.dates(begunOn ?? doneOn, doneOn)
  return item ? datesOf(context, plan, item) : ''
}

/** Items of the picture: what comes after the gate, if at all, is one row, and once that is decided each action is. */
function pictureItems(plan: Plan): ScheduledItem[] {
  const items = inScheduleOrder(plan)
  const scale = items.filter(({ phase }) => phase === 'scale')
  if (scale.length === 0 || isFirm(plan)) return items
  const start = Math.min(...scale.map((item) => item.start))
  const end = Math.max(...scale.map((item) => item.end))
  return [...items.filter(({ phase }) => phase !== 'scale'), { id: 'scale', phase: 'scale', start, end }]
}

function drawGantt(context: ReportContext, plan: Plan): Gantt {
  const items = pictureItems(plan)
  const weeks = Math.max(1, ...items.map(({ end }) => end))
  const step = TICK_STEPS.find((candidate) => weeks / candidate < MOST_TICKS) ?? weeks
  const ticks = Array.from({ length: Math.ceil(weeks / step) }, (_, index) => index * step)
  return {
    weeks,
    rows: items.map((item, index) =>
      ganttRow(context, plan, { item, isFirst: items[index - 1]?.phase !== item.phase }),
    ),
    ticks: ticks.map((week) => ({ week, text: context.words.dayMonth(weekStart(plan, week)) })),
  }
}

function ganttRow(
  context: ReportContext,
  plan: Plan,
  { item, isFirst }: { item: ScheduledItem; isFirst: boolean },
): GanttRow {
  const planned = plan.actions.find(({ id }) => id === item.id)
  const { id, phase, start, end } = item
  return {
    id,
    phase,
    phaseLabel: isFirst ? phaseName(context, plan, phase) : '',
    label: planned ? actionName(context, planned) : milestoneName(context, plan, phase),
    ...ganttWords(context, planned),
    kind: planned?.homework ? 'homework' : phase === 'scale' && isFirm(plan) ? 'firm' : phase,
    start,
    end,
    dates: planned ? actionDates(context, plan, planned) : datesOf(context, plan, item),
    perhapsUnnecessary: planned?.perhapsUnnecessary ?? false,
  }
}

/** Who does it and, if somebody said so, how far it is; nothing for milestones. */
function ganttWords(context: ReportContext, planned: PlannedAction | undefined): Pick<GanttRow, 'who' | 'status'> {
  if (!planned) return { who: '' }
  const who = personName(context, planned.person)
  const status = statusText(context, planned.id)
  return status ? { who: context.words.t('roadmap.withStatus', { who, status }), status } : { who }
}

function statusText({ meta, words }: ReportContext, action: string): string | null {
  const status = meta.statuses?.[action]
  return status && status !== 'proposed' ? words.t(`roadmap.status.${status}`) : null
}

/** What stands in the plan beside actions: measuring, the pilot, its gate. */
export function milestoneName(context: ReportContext, plan: Plan, phase: PlanPhase): string {
  if (phase === 'pilot') {
    const name = targetName(context, plan.targets[0] ?? '')
    return plan.decision ? context.words.t('roadmap.again', { name }) : name
  }
  if (phase === 'baseline' || phase === 'gate') return context.words.t(`roadmap.${phase}`)
  const actions = plan.actions.filter((action) => action.phase === phase).length
  return context.words.t('roadmap.rollOut', { actions })
}

/** Of the roll-out by its own texts, if it has some. */
function textsOf({ actions }: ReportContext, { id, phase }: PlannedAction) {
  const action = actions.get(id)
  return phase === 'scale' ? (action?.rollOut ?? action) : action
}

/** As a reader knows it. */
export function actionName(context: ReportContext, planned: PlannedAction): string {
  return textsOf(context, planned)?.name ?? planned.id
}

function describeAction(context: ReportContext, plan: Plan, planned: PlannedAction): ActionEntry {
  const { words } = context
  const texts = textsOf(context, planned)
  const status = statusText(context, planned.id)
  return {
    id: planned.id,
    phase: planned.phase,
    phaseLabel: phaseName(context, plan, planned.phase),
    name: texts?.name ?? planned.id,
    capability: capabilityName(context, planned.cap),
    levels: words.t('roadmap.levels', { name: capabilityName(context, planned.cap), to: planned.to }),
    who: personName(context, planned.person),
    role: context.roles.get(planned.role)?.name ?? planned.role,
    days: daysText(context, planned),
    weeks: words.t('roadmap.weeks', { weeks: planned.weeks }),
    dates: actionDates(context, plan, planned),
    deliverable: texts?.deliverable ?? '',
    done: texts?.definitionOfDone ?? '',
    reasons: listReasons(context, plan, planned),
    perhaps: planned.perhapsUnnecessary ? perhapsOf(context, plan, planned) : null,
    stretched: planned.stretched,
    ...(status && { status }),
  }
}

/** What to ask first, what spares the most before the rest, and how much that is. */
function perhapsOf(context: ReportContext, { savings = [] }: Plan, { ask }: PlannedAction): ActionEntry['perhaps'] {
  const { words } = context
  const savingOf = (question: string) => savings.find((saving) => saving.question === question)
  const most = (question: string) => savingOf(question)?.high ?? 0
  const asked = openQuestions(
    context,
    ask.toSorted((a, b) => most(b) - most(a)),
  ).map((open) => {
    const saving = savingOf(open.question)
    return saving ? { ...open, saves: words.t('roadmap.couldSave', { days: daysText(context, saving) }) } : open
  })
  const best = asked.find(({ saves }) => saves)?.saves ?? ''
  return { text: [words.t('roadmap.perhaps'), best].filter((text) => text !== '').join(' '), ask: asked }
}

/** Person-days with their unit: "2–3 days", "1 day". */
export function daysText({ words }: ReportContext, days: { low: number; high: number }): string {
  const { low, high } = showDays(days)
  const plural = low === 1 && high === 1 ? 'one' : 'other'
  return words.t('roadmap.days', { days: words.days(days), plural })
}

function listReasons(context: ReportContext, plan: Plan, planned: PlannedAction): string[] {
  const { id, cap, homework } = planned
  const { words } = context
  const dependants = plan.actions
    .filter(({ after }) => after.includes(id))
    .map((other) => context.actions.get(other.id)?.name ?? other.id)
  return [
    homework ? homeworkReason(context, cap) : targetReason(context, plan, cap),
    levelReason(context, plan, planned),
    answerReason(context, cap),
    dependants.length > 0 ? words.t('roadmap.reasonAfter', { list: words.list(dependants) }) : '',
  ].filter((reason) => reason !== '')
}

function homeworkReason({ score, words }: ReportContext, cap: string): string {
  const why = score.homework.rows.find((row) => row.cap === cap)?.why
  return why ? words.t('roadmap.reasonHomework', { why: endless(why) }) : ''
}

function targetReason(context: ReportContext, plan: Plan, cap: string): string {
  for (const id of plan.targets) {
    const item = context.useCases.get(id) ?? context.techniques.get(id)
    const why = item && whyOf(context, cap, item)
    if (item && why) return context.words.t('roadmap.reasonTarget', { target: item.name, why: endless(why) })
  }
  return ''
}

function levelReason(context: ReportContext, { levels = {} }: Plan, { cap, to }: PlannedAction): string {
  const level = levels[cap] ?? 0
  if (level < to) return ''
  return context.words.t('roadmap.reasonLevel', { name: capabilityName(context, cap), level })
}

function answerReason(context: ReportContext, cap: string): string {
  const question = context.levelQuestions.get(cap)
  if (!question) return ''
  const given = givenAnswer(context, question.id)
  const { answer, shared } = answerEntry(context, question)
  if (shared?.isSpan) return answer
  if (shared && given !== undefined && given !== 'unsure') return context.words.t('roadmap.reasonTeam', { answer })
  if (given === 'unsure') return context.words.t('roadmap.reasonUnsure', { ask: question.ask })
  if (isOnlyInFull(context, question.id)) return context.words.t('roadmap.reasonOnlyInFull', { ask: question.ask })
  return given === undefined
    ? context.words.t('roadmap.reasonOpen', { ask: question.ask })
    : context.words.t('roadmap.reasonAnswer', { answer })
}

/** Without a full stop at its end, to go inside a sentence. */
function endless(text: string): string {
  return text.replace(/\.$/, '')
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
