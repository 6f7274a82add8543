import { expect, test } from 'vitest'
import { forgetMail, holdMail, queueMail, takeMails } from '#db/queries/mails.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()

test('mails go out in the order in which they were written, wherever their rows lie', async () => {
  const codes = ['1', '2', '3', '4']
  for (const code of codes) {
    const mail = { kind: 'code', recipient: 'a@example.org', locale: 'en', facts: { code }, keepMinutes: 10 } as const
    await database.withSys((tx) => queueMail(tx, mail))
  }
  await admin`update sys.mails set try_at = now() - interval '1 minute' where facts->>'code' = '2'`

  const taken = await database.withSys(takeMails)

  expect(taken.map(({ facts }) => (facts as { code: string }).code)).toEqual(codes)
})

test('a mail that waited too long behind others is handed over by whoever took it since, and by nobody else', async () => {
  await admin`delete from sys.mails`
  const mail = {
    kind: 'code',
    recipient: 'b@example.org',
    locale: 'en',
    facts: { code: '5' },
    keepMinutes: 10,
  } as const
  await database.withSys((tx) => queueMail(tx, mail))
  const [first] = await database.withSys(takeMails)
  await admin`update sys.mails set try_at = now()`
  const [second] = await database.withSys(takeMails)
  if (!first || !second) throw new Error('It was taken twice.')

  const held = [first, second].map((one) => database.withSys((tx) => holdMail(tx, one)))

  expect(await Promise.all(held)).toEqual([false, true])
  const [next] = await admin`select round(extract(epoch from try_at - now()))::int as seconds from sys.mails`
  expect(next?.seconds).toBeGreaterThan(50)
  await database.withSys((tx) => forgetMail(tx, second.id))
  expect(await database.withSys((tx) => holdMail(tx, second))).toBe(false)
})
