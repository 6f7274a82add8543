import type { PilotDecision, Plan } from '#app/core/roadmap/plan.ts'
import { fridayBefore, weekStart } from './plan-dates.ts'
import { personName, type ReportContext, targetName } from './report-context.ts'
import type { Summary } from './summary-model.ts'

/** Reasons are told in full with the evidence. */
const REASON_SHOWN = 240
const NAMES_SHOWN = 4

/** After this decision the plan has no pilot and no gate any more. */
export function isOver({ decision }: Plan): boolean {
  return decision !== undefined && decision.decision !== 'iterate'
}

/** The roll-out is no longer a matter of the gate. */
export function isFirm({ decision }: Plan): boolean {
  return decision?.decision === 'go'
}

/** The headline of the roadmap after a decision; `null`: the usual one. */
export function decidedTitle({ words }: ReportContext, plan: Plan, weeks: number): string | null {
  if (!plan.decision) return null
  const titles = { go: 'titleGo', iterate: 'titleAgain', stop: 'titleStop' } as const
  return words.t(`roadmap.${titles[plan.decision.decision]}`, { weeks: Math.max(0, weeks) })
}

/** What was decided, what moved, and why; nothing without a decision. */
export function decidedNotes(context: ReportContext, plan: Plan): string[] {
  const { decision } = plan
  if (!decision) return []
  return [whatMoved(context, plan, decision), whyDecided(context, decision), ...nextNotes(context, plan, decision)]
}

function whatMoved(context: ReportContext, { dropped = [] }: Plan, { decision, on: day }: PilotDecision): string {
  const { words, actions } = context
  const on = words.date(day)
  if (decision !== 'stop') return words.t(`roadmap.decided.${decision}`, { on })
  if (dropped.length === 0) return words.t('roadmap.decided.stopNothing', { on })
  const names = dropped.map(({ id, phase }) => {
    const action = actions.get(id)
    return `“${(phase === 'scale' && action?.rollOut?.name) || action?.name || id}”`
  })
  const shown = names.slice(0, NAMES_SHOWN)
  const count = names.length - shown.length
  const list = count > 0 ? words.t('roadmap.dropped', { names: shown.join(', '), count }) : words.list(shown)
  return words.t('roadmap.decided.stop', { on, list })
}

function whyDecided({ words }: ReportContext, { reason }: PilotDecision): string {
  const told = reason.trim().replaceAll(/\s+/g, ' ')
  if (told === '') return words.t('roadmap.whyRule')
  const shown = told.length > REASON_SHOWN ? `${told.slice(0, REASON_SHOWN).replace(/\s\S*$/, '')} …` : told
  return words.t('roadmap.why', { reason: shown })
}

function nextNotes({ words }: ReportContext, plan: Plan, { decision, next }: PilotDecision): string[] {
  if (decision !== 'iterate') return []
  if (!next) return [words.t('roadmap.nextOpen')]
  const planned = words.t('roadmap.nextOn', { dates: words.dates(next.startsOn, next.endsOn) })
  const ends = plan.schedule.filter(({ phase }) => phase === 'prepare').map(({ end }) => fridayBefore(plan, end))
  const last = ends.toSorted().at(-1)
  return last === undefined || last < next.startsOn
    ? [planned]
    : [planned, words.t('roadmap.nextLate', { date: words.date(last) })]
}

type Headline = Pick<Summary, 'state' | 'headline' | 'lead' | 'ask' | 'pilotStartsOn'>

/** What a managing director reads first after a decision to scale or to stop. @returns `null` before any of them */
export function overHeadline(context: ReportContext, plan: Plan): Headline | null {
  const { decision } = plan
  if (!decision || decision.decision === 'iterate') return null
  const { words } = context
  const isStop = decision.decision === 'stop'
  const begins = rollOutOf(plan)
  const key = isStop ? 'stop' : begins === null ? 'goReady' : 'go'
  const sentences = [
    decidedSentence(context, plan),
    ...(isStop ? leftOf(context, plan) : rollOutSentences(context, plan)),
  ]
  return {
    state: 'planned',
    headline: words.t(`headline.${key}`, { date: begins === null ? '' : words.date(weekStart(plan, begins.start)) }),
    lead: words.phrases(sentences.join(' ')),
    ask: [{ text: askAfter(context, plan, key) }],
    pilotStartsOn: null,
  }
}

/** Which pilot was decided on, and how; empty before any decision. */
export function decidedSentence(context: ReportContext, { decision }: Plan): string {
  if (!decision) return ''
  const { words, useCases } = context
  const { target, on } = decision
  const name = words.mark(useCases.has(target) ? 'useCase' : 'technique', target, targetName(context, target))
  const keys = { go: 'decidedGo', iterate: 'decidedIterate', stop: 'decidedStop' } as const
  return words.t(`lead.${keys[decision.decision]}`, { name, on: words.date(on) })
}

function leftOf({ words }: ReportContext, { dropped = [] }: Plan): string[] {
  return dropped.length > 0 ? [words.t('lead.left', { count: dropped.length })] : []
}

function rollOutOf({ schedule }: Plan): { start: number; end: number } | null {
  const items = schedule.filter(({ phase }) => phase === 'scale')
  if (items.length === 0) return null
  return { start: Math.min(...items.map((one) => one.start)), end: Math.max(...items.map((one) => one.end)) }
}

function rollOutSentences({ words }: ReportContext, plan: Plan): string[] {
  const totals = plan.phases.find(({ phase }) => phase === 'scale')
  const open = plan.actions.filter(({ phase }) => phase === 'prepare').length
  const item = rollOutOf(plan)
  return [
    ...(totals && item
      ? [
          words.t('lead.rollOut', {
            actions: totals.actions,
            days: words.days(totals.effortDays),
            cost: words.money(totals.cost, plan.cost.currency),
            end: words.date(fridayBefore(plan, item.end)),
          }),
        ]
      : []),
    ...(open > 0 ? [words.t('lead.openYet', { count: open })] : []),
  ]
}

function askAfter(context: ReportContext, plan: Plan, key: 'go' | 'goReady' | 'stop'): string {
  const { words } = context
  const totals = plan.phases.find(({ phase }) => phase === 'scale')
  if (key !== 'go' || !totals) return words.t(`ask.${key === 'go' ? 'goReady' : key}`)
  const people = new Set(plan.actions.filter(({ phase }) => phase === 'scale').map(({ person }) => person))
  return words.t('ask.go', {
    days: words.days(totals.effortDays),
    people: words.list([...people].map((person) => personName(context, person))),
  })
}

/** How the headline begins where people pilot once more; `null`: nothing of the kind was decided. */
export function againKey({ meta }: ReportContext, plan: Plan): 'again' | 'runs' | null {
  if (plan.decision?.decision !== 'iterate') return null
  const { next } = plan.decision
  return next && next.startsOn <= meta.today && next.endsOn >= meta.today ? 'runs' : 'again'
}
