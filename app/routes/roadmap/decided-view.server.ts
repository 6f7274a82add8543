import type { Plan } from '#app/core/roadmap/plan.ts'
import { fridayBefore, weekStart } from '#app/report/model/plan-dates.ts'
import type { ReportContext } from '#app/report/model/report-context.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { outcomeOf } from '#app/server/pilots/outcomes.server.ts'
import type { PilotOutcome } from '#db/queries/pilot-outcomes.server.ts'
import type { DecidedView, DecisionLine } from './roadmap-view.ts'

/** What people decided about a company's pilots, and where its days are read. */
export type Outcomes = { outcomes: readonly PilotOutcome[]; timeZone: string }

/** A decision as one line says it. */
export function decisionLine(
  { pilotId, name, number, decision, decidedAt }: PilotOutcome,
  timeZone: string,
): DecisionLine {
  return {
    pilot: name,
    decision,
    on: dateIn(decidedAt, timeZone),
    pilotHref: `/pilots/${pilotId}/gate`,
    evidenceHref: `/pilots/${pilotId}/gate/${number}/evidence.pdf`,
  }
}

/** The decision that moved a plan, with what it moved; `null`: none did. */
export function decidedView(words: ReportContext, plan: Plan, { outcomes, timeZone }: Outcomes): DecidedView | null {
  const found = outcomeOf(outcomes, plan.decision?.target)
  if (!plan.decision || !found) return null
  const { next } = found
  return {
    ...decisionLine(found, timeZone),
    reason: found.reason,
    rollOut: rollOutOf(words, plan),
    dropped: (plan.dropped ?? []).map(({ id, phase }) => {
      const action = words.actions.get(id)
      const ofRollOut = phase === 'scale'
      return { name: (ofRollOut && action?.rollOut?.name) || (action?.name ?? id), ofRollOut }
    }),
    next: next && {
      name: next.name,
      href: `/pilots/${next.id}/charter`,
      startsOn: next.startsOn,
      endsOn: next.endsOn,
      isSigned: next.isSigned,
      isRunning: next.isSigned && next.startsOn !== null && next.startsOn <= words.meta.today,
    },
  }
}

function rollOutOf({ words }: ReportContext, plan: Plan): DecidedView['rollOut'] {
  const items = plan.schedule.filter(({ phase }) => phase === 'scale')
  const totals = plan.phases.find(({ phase }) => phase === 'scale')
  if (plan.decision?.decision !== 'go' || items.length === 0 || !totals) return null
  return {
    from: weekStart(plan, Math.min(...items.map(({ start }) => start))),
    until: fridayBefore(plan, Math.max(...items.map(({ end }) => end))),
    days: words.days(totals.effortDays),
    cost: words.money(totals.cost, plan.cost.currency),
  }
}
