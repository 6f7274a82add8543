import { afterAll, expect, test } from 'vitest'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { testBucket } from '#tests/support/bucket.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const mailbox = new Mailbox()
const bucket = await testBucket()
const { admin, browser, database, start } = await testPreflight({ smtpUrl: await mailbox.open(), process: 'web' })
afterAll(() => mailbox.close())

test('a process for pages leaves mail and old work to a worker, which answers probes alone', async () => {
  const { workspaceId } = await startAsGuest(database, {
    company: 'Example GmbH',
    form: 'short',
    locale: 'en',
    catalogueHash: 'c',
    disciplines: [],
  })
  await admin`update sys.retention set look_at = now() - interval '1 day'`
  await admin`update app.workspaces set expires_at = now() - interval '1 day', last_active_at = now() - interval '61 days'`
  const isThere = async () => (await admin`select from app.workspaces where workspace_id = ${workspaceId}`).length === 1
  // One more beside the first, which sends and deletes as little.
  await start({ process: 'web' })
  expect((await browser().post('/sign-in', { email: 'worker@example.com' })).status).toBe(302)
  expect(await admin`select tries from sys.mails`).toEqual([{ tries: 0 }])
  expect(await isThere()).toBe(true)

  const { app } = await start({ process: 'worker', files: { home: 's3', storage: bucket } })

  await mailbox.waitFor('worker@example.com')
  await expect.poll(() => admin`select from sys.mails`).toEqual([])
  await expect.poll(isThere).toBe(false)
  const ask = async (path: string) => (await app.fetch(new Request(`http://localhost${path}`))).status
  expect(await Promise.all(['/healthz', '/readyz', '/', '/sign-in'].map(ask))).toEqual([200, 200, 404, 404])
})
