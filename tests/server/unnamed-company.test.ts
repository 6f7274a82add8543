import { expect, test } from 'vitest'
import { isNamed } from '#app/server/unnamed-company.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin } = await testPreflight()

test('a check without a company is called so in the language that it was started in, and known in both', async () => {
  const german = browser()
  await german.get('/start?language=de')
  const id = await german.start({ company: '' })

  expect(await admin`select title from app.assessments where id = ${id}`).toEqual([{ title: 'Unser Marketing' }])
  expect(['Our marketing', 'Unser Marketing', 'Muster GmbH'].map(isNamed)).toEqual([false, false, true])
})
