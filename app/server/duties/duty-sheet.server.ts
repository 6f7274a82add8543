import type { ListedDuty } from '#app/core/governance/duties/duty.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import type { Say } from '#app/server/words.server.ts'

/** Duties as an .xlsx, one row each, in the order given. Days stay ISO, so that a spreadsheet sorts them. */
export function dutySheet(duties: readonly ListedDuty[], say: Say): Uint8Array<ArrayBuffer> {
  const columns = [
    ['system', 24],
    ['duty', 60],
    ['article', 28],
    ['when', 14],
    ['sure', 16],
    ['state', 20],
    ['owner', 24],
    ['own', 14],
    ['evidence', 40],
    ['reason', 40],
  ] as const
  return new Uint8Array(
    writeXlsx({
      name: say('dutySheet.name'),
      columns: columns.map(([id, width]) => ({ head: say(`dutySheet.${id}`), width })),
      rows: duties.map((duty) => rowOf(duty, say)),
      choices: { column: 0, lists: [] },
    }),
  )
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
