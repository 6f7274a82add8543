import type { Plan, PlannedAction, PlanPhase, ScheduledItem } from '#app/core/roadmap/plan.ts'
import { actionDates, actionName, datesOf, phaseName, statusText } from './action-entry.ts'
import { isFirm } from './decided.ts'
import { inScheduleOrder, weekStart } from './plan-dates.ts'
import { personName, type ReportContext, targetName } from './report-context.ts'
import type { Gantt, GanttRow } from './roadmap-model.ts'

const MOST_TICKS = 9
const TICK_STEPS = [1, 2, 4, 8, 13, 26, 52]

export function drawGantt(context: ReportContext, plan: Plan): Gantt {
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

/** Items of the picture: what comes after the gate, if at all, is one row, and once that is decided each action is. */
function pictureItems(plan: Plan): ScheduledItem[] {
  const items = inScheduleOrder(plan)
  const scale = items.filter(({ phase }) => phase === 'scale')
  if (scale.length === 0 || isFirm(plan)) return items
  const start = Math.min(...scale.map((item) => item.start))
  const end = Math.max(...scale.map((item) => item.end))
  return [...items.filter(({ phase }) => phase !== 'scale'), { id: 'scale', phase: 'scale', start, end }]
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
    phaseLabel: isFirst ? nameBeside(context, plan, phase) : '',
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

/** What a phase is called in the narrow column beside its bars. */
function nameBeside(context: ReportContext, plan: Plan, phase: PlanPhase): string {
  const isShort = phase === 'gate' || (phase === 'scale' && !isFirm(plan))
  return isShort ? context.words.t(`roadmap.beside.${phase}`) : phaseName(context, plan, phase)
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
