import type { AiAct } from '#content/ai-act.ts'
import type { PrivacyRules } from '#content/privacy-rules.ts'
import { codeOrder } from '../code-order.ts'
import { listActDuties } from './act-duties.ts'
import { type DutySystem, type KeptDuty, type LawDuty, type ListedDuty, statesFor } from './duty.ts'
import { dayThatCounts, timingOn } from './duty-timing.ts'
import { listPrivacyDuties } from './privacy-duties.ts'

/** The rules of law; more may stand beside them. */
export type Law = { aiAct: AiAct; privacy: PrivacyRules }

/**
 * All duties of all systems, the earliest day first, then prohibitions, then by system.
 *
 * What somebody wrote down never adds a duty nor takes one away. Retired systems have none.
 *
 * @param on ISO day, in whose light days have passed or come
 */
export function listDuties(law: Law, systems: readonly DutySystem[], on: string): ListedDuty[] {
  return systems
    .filter(({ status }) => status !== 'retired')
    .flatMap((system) => lawDutiesOf(law, system).map((duty) => joinKept(duty, system, on)))
    .sort(byDay)
}

/** What the law asks of one system, whatever was written down about it; nothing of a part that nobody was asked about. */
export function lawDutiesOf(
  law: Law,
  { triage, screening, notAsked }: Pick<DutySystem, 'triage' | 'screening' | 'notAsked'>,
): LawDuty[] {
  const duties = notAsked.includes('ai-act') ? [] : listActDuties(law.aiAct, triage)
  const isProhibited = duties.some(({ weight }) => weight === 'prohibition')
  const privacy = screening ? listPrivacyDuties(law.privacy, screening) : []
  return [...duties, ...privacy.filter(({ id }) => id !== 'stop' || !isProhibited)]
}

/** Whether there is something left to do: nobody settled it, or an answer changed since. */
export const isToDo = ({ state, lookAgain }: Pick<ListedDuty, 'state' | 'lookAgain'>): boolean =>
  lookAgain || state === 'open' || state === 'doing'

function joinKept(duty: LawDuty, system: DutySystem, on: string): ListedDuty {
  const { id, name, status, useCaseId, kept } = system
  const row = kept.find(({ dutyId }) => dutyId === duty.id)
  const stands = standOf(duty, row, system)
  const dueOn = row?.dueOn ?? null
  return {
    ...duty,
    ...stands,
    system: { id, name, status, useCaseId },
    owner: row?.owner ?? '',
    dueOn,
    evidence: row?.evidence ?? '',
    reason: row?.reason ?? '',
    version: row?.version ?? 0,
    timing: timingOn(duty, { dueOn, isToDo: isToDo(stands) }, on),
    day: dayThatCounts(duty, dueOn),
  }
}

/**
 * Of what was written down and what was answered the younger one counts; of what came at once, the answer. Nobody's word
 * settles a prohibition.
 */
function standOf(
  { weight, restsOn, isMet }: LawDuty,
  row: KeptDuty | undefined,
  { answered }: DutySystem,
): Pick<ListedDuty, 'state' | 'lookAgain'> {
  if (!row) return { state: isMet ? 'done' : 'open', lookAgain: false }
  if (!statesFor({ weight }).includes(row.state)) return { state: 'open', lookAgain: false }
  const isYounger = answered.some(
    ({ part, question, at }) =>
      at >= row.changedAt && restsOn.some((one) => one.part === part && one.question === question),
  )
  if (isMet && isYounger) return { state: 'done', lookAgain: false }
  return { state: row.state, lookAgain: isYounger && (row.state === 'done' || row.state === 'waived') }
}

const WEIGHTS: readonly LawDuty['weight'][] = ['prohibition', 'duty', 'control', 'voluntary']
const LAST = '9999-12-31'

function byDay(a: ListedDuty, b: ListedDuty): number {
  return (
    codeOrder(a.day ?? LAST, b.day ?? LAST) ||
    WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight) ||
    codeOrder(a.system.name, b.system.name) ||
    codeOrder(a.system.id, b.system.id) ||
    codeOrder(a.id, b.id)
  )
}
