import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { Plan, PlanRefusal } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { refusalText } from '#app/report/model/refusal.ts'
import { createContext } from '#app/report/model/report-context.ts'
import type { ReportMeta } from '#app/report/model/report-input.ts'
import { describeRoadmap } from '#app/report/model/roadmap.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { planOf } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import type { Decided } from './decided.server.ts'
import type { OpenQuestionView } from './view.ts'

export type StepView = {
  id: string
  name: string
  /** Where it is worked on, also if no plan needs it. */
  href: string
  levels: string
  days: string
  weeks: string
  who: string
  done: string
  perhaps: { text: string; ask: OpenQuestionView[] } | null
}

/** The cheapest way to ready, or why none can be named. */
export type WayView =
  | { kind: 'steps'; days: string; cost: string; steps: StepView[] }
  | { kind: 'nothing' }
  | { kind: 'refused'; message: string }
  /** Submitted, with a plan for something else, or with none. */
  | { kind: 'frozen' }

/**
 * The actions before a pilot of this one target, by the same planner and people as the roadmap. What was submitted is
 * never planned again: then only its own pilot has a way.
 */
export async function wayTo(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { id, decided }: { id: string; decided: Decided },
): Promise<WayView> {
  const { title, submittedAt } = open.assessment
  const meta = {
    company: title,
    locale: open.language,
    today: dateIn(submittedAt ?? context.get(services).now(), open.timeZone),
  }
  if (submittedAt) {
    const { plan } = decided
    return plan && !isRefusal(plan) && plan.targets[0] === id ? describeWay(plan, decided, meta) : { kind: 'frozen' }
  }
  const { plan } = await planOf(
    context,
    open,
    { ...open.planSettings, targets: [id], levels: {} },
    { isAfterGate: false },
  )
  if (!plan) return { kind: 'nothing' }
  return describeWay(plan, decided, meta)
}

/** A plan for one target in the words of the report: what has to be done before its pilot. */
export function describeWay(
  plan: Plan | PlanRefusal,
  { model: { catalogue }, sheet, score, links }: Omit<Decided, 'report' | 'plan'>,
  meta: ReportMeta,
): WayView {
  const context = createContext({ catalogue, sheet, score, plan, weeks: {}, meta })
  if (isRefusal(plan)) return { kind: 'refused', message: refusalText(context, plan) }
  const roadmap = describeRoadmap(context)
  const phase = roadmap?.phases.find((one) => one.phase === 'prepare')
  const actions = roadmap?.actions.filter((action) => action.phase === 'prepare') ?? []
  if (!phase || actions.length === 0) return { kind: 'nothing' }
  const steps = actions.map(({ id, name, levels, days, weeks, who, done, perhaps }) => ({
    id,
    name,
    href: links.toAction(id),
    levels,
    days,
    weeks,
    who,
    done,
    perhaps: perhaps && { text: perhaps.text, ask: links.open(perhaps.ask) },
  }))
  return { kind: 'steps', days: phase.days, cost: phase.cost, steps }
}
