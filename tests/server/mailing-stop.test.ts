import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createLog } from '#app/server/log.server.ts'
import { startMailing } from '#app/server/mailing.server.ts'
import { createMetrics } from '#app/server/metrics.server.ts'
import { NOT_TRACED } from '#app/server/tracing.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { testDatabase } from '#tests/support/database.ts'
import { Mailbox } from '#tests/support/mailbox.ts'

const mailbox = new Mailbox()
const smtpUrl = await mailbox.open()
const { admin, database } = await testDatabase()
afterAll(() => mailbox.close())

test('a mail server that takes the call and says nothing holds up the end by seconds, and the rest stays', async () => {
  mailbox.isSilent = true
  await database.withSys(async (tx) => {
    for (const name of ['one', 'two', 'three']) {
      const recipient = `${name}@example.com`
      await queueMail(tx, { kind: 'code', recipient, locale: 'en', facts: { code: 'X' }, keepMinutes: 10 })
    }
  })
  const log = createLog('silent')
  const { metrics } = createMetrics()
  const mailing = startMailing(
    { database, log, metrics, mode: 'production', tracing: NOT_TRACED },
    { smtpUrl, from: null, origin: null, lookMs: 5_000 },
  )
  mailing.wake()
  while (mailbox.calls === 0) await sleep(20)

  const began = performance.now()
  await mailing.stop()

  expect(performance.now() - began).toBeLessThan(5_000)
  mailbox.hangUp()
  await sleep(300)
  expect(mailbox.calls).toBe(1)
  expect(await admin`select 1 from sys.mails`).toHaveLength(3)
})
