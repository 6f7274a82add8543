import { toldPeople } from '#app/core/pilots/charter/told-people.ts'
import { comparedWindow } from '#app/core/pilots/compared-window.ts'
import { evaluatePilot } from '#app/core/pilots/evaluate-pilot.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { listBoardRecords } from '#db/queries/pilot-board.server.ts'
import { listRunning, noteTold } from '#db/queries/pilot-notices.server.ts'
import { findTimeZone } from '#db/queries/workspaces.server.ts'
import { guardrailSentence, kpiOf, nameOf } from './judge-words.ts'
import { mailFromEach, type PilotLetter } from './mail-from-each.server.ts'
import { stoppingOf } from './stop-link.server.ts'
import type { Watching } from './watch-pilots.server.ts'

const KEEP_MINUTES = 3 * 1_440

type Told = Pick<Watching, 'seal'> & { origin: string }

/** Mails those in the team who are told of each guardrail that broke since the last look; several processes may look. */
export async function watchGuardrails(services: Omit<Watching, 'log'>): Promise<void> {
  const { now, origin, seal } = services
  const told = { origin: origin ?? '', seal }
  await mailFromEach(services, (tx) => newBreaches(tx, told, now()))
}

async function newBreaches(tx: WorkspaceTx, { origin, seal }: Told, now: Date): Promise<PilotLetter[]> {
  const today = dateIn(now, (await findTimeZone(tx)) ?? undefined)
  const running = await listRunning(tx, today)
  const records = await listBoardRecords(
    tx,
    running.map(({ id }) => id),
    comparedWindow,
  )
  const mails: PilotLetter[] = []
  for (const { id, plan, readings, hardEvents } of records) {
    const pilot = running.find((one) => one.id === id)
    const told = toldPeople(pilot?.draft.team ?? [], 'breach')
    if (!pilot || told.length === 0) continue
    const { guardrails } = evaluatePilot({ charter: plan, readings, hardEvents, governance: [] }, today)
    for (const judged of guardrails.filter(({ state }) => state === 'breached')) {
      if (!(await noteTold(tx, id, { kind: 'guardrail', about: judged.guardrail }))) continue
      const kpi = kpiOf(plan, judged.guardrail)
      const facts = { pilot: pilot.name, guardrail: nameOf(kpi), link: `${origin}/pilots/${id}/gate` }
      for (const recipient of told) {
        const person = { workspaceId: tx.scope.workspaceId, pilotId: id, email: recipient }
        mails.push({
          kind: 'pilotGuardrail',
          recipient,
          keepMinutes: KEEP_MINUTES,
          otherwise: pilot.language,
          factsIn: (words) => ({
            ...facts,
            sentence: guardrailSentence(words, kpi, judged),
            ...stoppingOf({ seal, words, origin }, person),
          }),
        })
      }
    }
  }
  return mails
}
