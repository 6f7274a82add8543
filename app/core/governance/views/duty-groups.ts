import { appliesToday } from '../duties/group-duties.ts'
import type { DutyView } from './triage-view.ts'

type DutyViewGroup = 'today' | 'disputed' | 'later' | 'conditional'

/**
 * The duties of an outcome by when they apply; what is due only under a condition is in a group of its own.
 *
 * @param on ISO day; `today` has what the board counts as applying on it
 */
export function groupDutyViews(duties: readonly DutyView[], on: string): Record<DutyViewGroup, DutyView[]> {
  const groups: Record<DutyViewGroup, DutyView[]> = { today: [], disputed: [], later: [], conditional: [] }
  for (const duty of duties) groups[groupOf(duty, on)].push(duty)
  return groups
}

/** Duties of an outcome are your own, and sure but for their condition. */
function groupOf({ onlyIf, dates: { from, possible, state } }: DutyView, on: string): DutyViewGroup {
  if (onlyIf !== null) return 'conditional'
  if (appliesToday({ isSure: true, holder: 'own', onlyIf, from, possible }, on)) return 'today'
  return state === 'disputed' || state === 'open' ? 'disputed' : 'later'
}

/** The duties that hold for every AI system, and no others; those with a condition do not hold yet. */
export const holdingForAll = (duties: readonly DutyView[]): DutyView[] =>
  duties.filter(({ isGeneral, onlyIf }) => isGeneral && onlyIf === null)
