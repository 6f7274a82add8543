import type { ListedDuty } from '#app/core/governance/duties/duty.ts'
import type { Say } from '#app/server/words.server.ts'

/** By column, how wide it is in characters. */
const WIDTHS = {
  system: 24,
  duty: 60,
  article: 28,
  when: 14,
  sure: 16,
  state: 20,
  owner: 24,
  own: 14,
  evidence: 40,
  reason: 40,
} as const

/** Duties as a table, one row each, in the order given. Days stay ISO, so that a table program sorts them. */
export function dutyTable(duties: readonly ListedDuty[], say: Say) {
  const ids = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]
  return {
    columns: ids.map((id) => ({ head: say(`dutySheet.${id}`), width: WIDTHS[id] })),
    rows: duties.map((duty) => rowOf(duty, say)),
  }
}

function rowOf(duty: ListedDuty, say: Say): string[] {
  const { system, statement, article, from, possible, isSure, state, lookAgain, owner, dueOn, evidence, reason } = duty
  const isOthers = duty.holder === 'provider' || duty.holder === 'deployer'
  return [
    system.name,
    statement,
    article,
    from ?? possible.flatMap((day) => day ?? []).join(' / '),
    say(isOthers ? 'dutySheet.others' : isSure ? 'dutySheet.yes' : 'dutySheet.no'),
    say(`dutySheet.states.${lookAgain ? 'again' : state}`),
    owner,
    dueOn ?? '',
    evidence,
    state === 'waived' ? reason : '',
  ]
}
