import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Ledger } from './ledger.ts'
import { mulberry32, planMoments } from './moments.ts'
import { answerCheck, invite, startCheck, submitCheck } from './people.ts'
import type { Site } from './site.ts'
import { compareInvited, compareStored } from './stored.ts'

export type FaultRow = {
  fault: string
  /** How often it came. */
  times: number
  /** Saves of which somebody was told "saved". */
  acknowledged: number
  submitted: number
  invited: number
  lost: number
  doubled: number
  'half done': number
  /** Mails that came twice under the same id, since the product died before it could note that they were sent. */
  'mails again': number
  /** From the fault, or its end where it lasts, to the first save sent after it and acknowledged; the longest. */
  'back after ms': number
}

export type Fault = {
  name: string
  /** Lets it come; resolves once it came or, where it lasts, is over. */
  inject(): Promise<void>
  times: number
}

export type Extent = {
  seed: number
  /** Saves to be acknowledged. */
  saves: number
  /** People at the same time. */
  lanes: number
  /** How often each of them saves before they submit. */
  savesEach: number
  /** Mails that ask somebody to answer; sent by `owner`, with an account. */
  invitations: number
}

/** People answer, submit and invite while a fault comes at seeded random moments; then what they were told is looked for. */
export async function underFault(site: Site, fault: Fault, extent: Extent & { owner?: Browser }): Promise<FaultRow> {
  const { saves, seed, lanes, owner } = extent
  const ledger = new Ledger()
  let isOver = false
  const back: number[] = []
  const faults = async () => {
    for (const { after, laterMs } of planMoments(mulberry32(seed), { saves, times: fault.times })) {
      await ledger.reaches(after)
      await sleep(laterMs)
      await site.isBack()
      await fault.inject()
      back.push(await ledger.nextSave())
    }
    isOver = true
  }
  const isEnough = () => isOver && ledger.saves.length >= saves
  const people = Array.from({ length: lanes }, () => answerOneAfterAnother(site, ledger, { ...extent, isEnough }))
  const inviting = owner ? [inviteSome(owner, ledger, extent)] : []
  await Promise.all([faults(), ...people, ...inviting])
  await site.isBack()
  return site.administrate(async (admin) => {
    await emptyOutbox(admin)
    const stored = await compareStored(admin, ledger)
    const invited = await compareInvited(admin, ledger, site.mailbox.received)
    return {
      fault: fault.name,
      times: back.length,
      acknowledged: ledger.saves.length,
      submitted: ledger.submitted.length,
      invited: ledger.invited.length,
      lost: stored.lost + invited.lost,
      doubled: stored.doubled + invited.doubled,
      'half done': stored.half + invited.half,
      'mails again': invited.sentAgain,
      'back after ms': Math.round(Math.max(0, ...back)),
    }
  })
}

async function answerOneAfterAnother(
  site: Site,
  ledger: Ledger,
  { savesEach, isEnough }: Extent & { isEnough(): boolean },
) {
  do {
    const visitor = site.visitor()
    const assessmentId = await startCheck(visitor, ledger)
    await answerCheck(visitor, { assessmentId, ledger, isEnough: (own) => own > 0 && (own >= savesEach || isEnough()) })
    await submitCheck(visitor, assessmentId, ledger)
  } while (!isEnough())
}

/** Spread over the run; each to an address of its own. */
async function inviteSome(owner: Browser, ledger: Ledger, { invitations, saves }: Extent) {
  if (invitations === 0) return
  const assessmentId = await startCheck(owner, ledger)
  for (let sent = 0; sent < invitations; sent++) {
    await ledger.reaches(Math.floor((saves * sent) / invitations))
    await invite(owner, { assessmentId, email: `${newId()}@example.com`, ledger })
  }
}

/** Lets the time go by after which mails are tried again, until none is left. */
async function emptyOutbox(admin: Parameters<typeof compareStored>[0]) {
  const until = performance.now() + 60_000
  for (;;) {
    const left = await admin`update sys.mails set try_at = least(try_at, now()) returning id`
    if (left.length === 0) return
    if (performance.now() > until) throw new Error(`${left.length} mails are still in the outbox.`)
    await sleep(500)
  }
}
