import { comparedWindow } from '#app/core/pilots/compared-window.ts'
import { evaluatePilot } from '#app/core/pilots/evaluate-pilot.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { Services } from '#app/server/services.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { type NewMail, queueMail } from '#db/queries/mails.server.ts'
import { listBoardRecords } from '#db/queries/pilot-board.server.ts'
import { inEachWorkspace, listRunning, noteBreach } from '#db/queries/pilot-notices.server.ts'
import { findTimeZone } from '#db/queries/workspaces.server.ts'
import { guardrailSentence, kpiOf, nameOf } from './judge-words.ts'
import { type PilotWords, wordsIn } from './pilot-words.server.ts'

const KEEP_MINUTES = 3 * 1_440

type Watching = Pick<Services, 'database' | 'mailing' | 'now' | 'origin'>

/** Mails those in the team who are told of each guardrail that broke since the last look; several processes may look. */
export async function watchGuardrails({ database, mailing, now, origin }: Watching): Promise<void> {
  const words = await wordsIn('en')
  const mails: NewMail[] = []
  await inEachWorkspace(database, async (tx) => {
    mails.push(...(await newBreaches(tx, words, { now: now(), origin: origin ?? '' })))
  })
  if (mails.length === 0) return
  await database.withSys(async (tx) => {
    for (const mail of mails) await queueMail(tx, mail)
  })
  mailing.wake()
}

async function newBreaches(
  tx: WorkspaceTx,
  words: PilotWords,
  { now, origin }: { now: Date; origin: string },
): Promise<NewMail[]> {
  const today = dateIn(now, (await findTimeZone(tx)) ?? undefined)
  const running = await listRunning(tx, today)
  const records = await listBoardRecords(
    tx,
    running.map(({ id }) => id),
    comparedWindow,
  )
  const mails: NewMail[] = []
  for (const { id, plan, readings, hardEvents } of records) {
    const pilot = running.find((one) => one.id === id)
    const told = new Set(pilot?.draft.team.flatMap(({ isTold, email }) => (isTold && email !== '' ? [email] : [])))
    if (!pilot || told.size === 0) continue
    const { guardrails } = evaluatePilot({ charter: plan, readings, hardEvents, governance: [] }, today)
    for (const judged of guardrails.filter(({ state }) => state === 'breached')) {
      if (!(await noteBreach(tx, id, judged.guardrail))) continue
      const kpi = kpiOf(plan, judged.guardrail)
      const sentence = guardrailSentence(words, kpi, judged)
      const facts = { pilot: pilot.name, guardrail: nameOf(kpi), sentence, link: `${origin}/pilots/${id}/gate` }
      for (const recipient of told)
        mails.push({ kind: 'pilotGuardrail', recipient, locale: 'en', facts, keepMinutes: KEEP_MINUTES })
    }
  }
  return mails
}
