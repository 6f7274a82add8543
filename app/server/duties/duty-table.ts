import type { ListedDuty } from '#app/core/governance/duties/duty.ts'
import { groupDuties } from '#app/core/governance/duties/group-duties.ts'
import type { AnswerPart } from '#app/core/governance/register/system.ts'
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

const DAYS: readonly string[] = ['when', 'own']

type Tabled = {
  duties: readonly ListedDuty[]
  notAsked: readonly { name: string; part: AnswerPart | null }[]
  on: string
}

/**
 * Duties as a table, one row each, in the order of the board; a row for each system that nobody was asked about, or not
 * about one part. A cell
 * of a day is one ISO day, the earliest that can come out.
 *
 * @param told `on` is an ISO day
 */
export function dutyTable({ duties, notAsked, on }: Tabled, say: Say) {
  const ids = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]
  return {
    columns: ids.map((id) => ({ head: say(`dutySheet.${id}`), width: WIDTHS[id], isDay: DAYS.includes(id) })),
    rows: [
      ...Object.values(groupDuties(duties, { on, before: '9999-12-31' }))
        .flat()
        .map((duty) => rowOf(duty, say)),
      ...notAsked.map(({ name, part }) => [
        name,
        say(`dutySheet.notAsked.${part ?? 'whole'}`),
        ...ids.slice(2).map(() => ''),
      ]),
    ],
  }
}

function rowOf(duty: ListedDuty, say: Say): string[] {
  const { system, statement, article, from, possible, isSure, state, lookAgain, owner, dueOn, evidence, reason } = duty
  const isOthers = duty.holder === 'provider' || duty.holder === 'deployer'
  return [
    system.name,
    statement,
    article,
    from ?? possible.flatMap((day) => day ?? []).sort()[0] ?? '',
    say(isOthers ? 'dutySheet.others' : isSure ? 'dutySheet.yes' : 'dutySheet.no'),
    say(`dutySheet.states.${lookAgain ? 'again' : state}`),
    owner,
    dueOn ?? '',
    evidence,
    state === 'waived' ? reason : '',
  ]
}
