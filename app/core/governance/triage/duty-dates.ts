import type { AiAct } from '#content/ai-act.ts'
import type { TriageModel } from './compile-triage.ts'
import type { Formula } from './formula.ts'

/**
 * When a duty begins. `from` and `also` are ISO days; `also` are those of other readings. `from` is `null` for
 * `shielded` and `open`; `possible` has all days that can come out (`null`: shielded), one unless it is open.
 */
export type DutyDates = { from: string | null; also: string[]; possible: (string | null)[]; state: DutyState }

/** now: it applies · later: it will · disputed: by one reading it applies · shielded: not while the design stays · open: that hangs on an answer. */
type DutyState = 'now' | 'later' | 'disputed' | 'shielded' | 'open'

/**
 * Finds when something begins by its schedule, and whether it applies on a day.
 *
 * @param restrict puts the answers into a formula
 * @param on ISO day
 * @throws RangeError for a schedule or date that the rules do not have
 */
export function findDutyDates(
  model: TriageModel,
  schedule: string,
  restrict: (formula: Formula) => Formula,
  on: string,
): DutyDates {
  const cases = model.rules.schedules.find(({ id }) => id === schedule)?.cases
  if (!cases) throw new RangeError(`There is no schedule "${schedule}".`)
  const possible: { from: string | null; also: string[] }[] = []
  for (const { when, date, also } of cases) {
    const holds = restrict(model.bind(when))
    if (holds.op === 'constant' && !holds.holds) continue
    possible.push({
      from: date === null ? null : dayOf(model.rules, date),
      also: also.map((id) => dayOf(model.rules, id)),
    })
    if (holds.op === 'constant') break
  }
  const days = [...new Set(possible.map(({ from }) => from))]
  const states = new Set(possible.map((one) => stateOn(one, on)))
  const [state] = states
  const [only] = possible
  if (state === undefined || only === undefined) throw new RangeError(`The schedule "${schedule}" has no case left.`)
  return {
    from: days.length === 1 ? only.from : null,
    also: [...new Set(possible.flatMap(({ also }) => also))].sort(),
    possible: days,
    state: states.size === 1 ? state : 'open',
  }
}

function stateOn({ from, also }: { from: string | null; also: string[] }, on: string): DutyState {
  if (from === null) return 'shielded'
  if (from <= on) return 'now'
  return also.some((day) => day <= on) ? 'disputed' : 'later'
}

function dayOf(rules: AiAct, date: string): string {
  const found = rules.dates.find(({ id }) => id === date)
  if (!found) throw new RangeError(`There is no date "${date}".`)
  return found.on
}
