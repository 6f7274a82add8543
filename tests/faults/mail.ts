import { setTimeout as sleep } from 'node:timers/promises'
import type { Site } from './site.ts'
import type { Fault } from './under-fault.ts'

type Lasting = { times: number; forMs: number }

/** Nobody listens where mail is handed over. */
export const mailDown = (site: Site, { times, forMs }: Lasting): Fault => ({
  name: 'mail server down',
  times,
  async inject() {
    await site.mailWay.close()
    await sleep(forMs)
    await site.mailWay.open()
  },
})

/** Each answer of the mail server takes two seconds. */
export const mailSlow = (site: Site, { times, forMs }: Lasting): Fault => ({
  name: 'mail server slow (2 s an answer)',
  times,
  async inject() {
    site.mailWay.delayMs = 2_000
    await sleep(forMs)
    site.mailWay.delayMs = 0
  },
})

/** The mail server takes calls and refuses every mail for now. */
export const mailRefused = (site: Site, { times, forMs }: Lasting): Fault => ({
  name: 'mail server refuses (451)',
  times,
  async inject() {
    site.mailbox.isBroken = true
    await sleep(forMs)
    site.mailbox.isBroken = false
  },
})
