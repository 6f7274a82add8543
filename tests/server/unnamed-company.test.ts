import { expect, test } from 'vitest'
import { isNamed } from '#app/server/unnamed-company.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin, services } = await testPreflight()

test('a check without a company is called so in the language that it was started in, and known in both', async () => {
  // The German content is read first, and not while the database waits for an answer.
  services.inLanguage('de')
  const english = await browser().start({ company: '' })
  const german = browser()
  german.cookies.set('__Host-language', 'de')
  const id = await german.start({ company: '' })
  const titles = await admin<{ title: string }[]>`
    select title from app.assessments where id in (${english}, ${id}) order by title`

  expect(titles.map(({ title }) => title)).toEqual(['Our marketing', 'Unser Marketing'])
  expect(['Our marketing', 'Unser Marketing', 'Muster GmbH'].map(isNamed)).toEqual([false, false, true])
})
