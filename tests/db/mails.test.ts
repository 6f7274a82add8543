import { expect, test } from 'vitest'
import { queueMail, takeMails } from '#db/queries/mails.server.ts'
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
