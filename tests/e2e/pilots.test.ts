import type { Page } from '@playwright/test'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { expectAccessible } from './support/axe.ts'
import { allLevels, fillCheck, SCOPE, startCheck } from './support/check.ts'
import { expect, test } from './support/test.ts'

const DAY_MS = 86_400_000
const KPI = 'Tickets per 100 help visits'

/** The Monday so many weeks before this week's, as fields hold it. */
function monday(weeksAgo: number): string {
  const today = Math.floor(Date.now() / DAY_MS)
  return new Date((today - ((today + 3) % 7) - 7 * weeksAgo) * DAY_MS).toISOString().slice(0, 10)
}

/** Twelve weeks before the pilot and one in it, as copied from a spreadsheet. */
const BEFORE = [52, 48, 50, 55, 53, 49, 47, 51, 54, 50, 46, 49]
const DURING = [44]
const TABLE = [
  'Week\tKPI\tValue',
  ...[...BEFORE, ...DURING].map((value, at) => `${monday(13 - at)}\t${KPI}\t${value}`),
].join('\n')

const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

test('a pilot begins on the roadmap, is signed, gets its figures once, and shows them without a verdict too early', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const id = await startCheck(page, { company: 'Nordlicht Büromöbel GmbH' })
  await fillCheck(page, id, { answers: { ...SCOPE, ...allLevels(2) }, interests: ['uc-support-chatbot'] })

  await test.step('the charter comes with what the use case knows', async () => {
    await page.goto(`/assessments/${id}/roadmap`)
    await page.getByRole('link', { name: 'Start a pilot' }).first().click()
    await heading(page, 'Start a pilot')
    await page.getByRole('button', { name: 'Write the charter' }).click()
    await heading(page, 'Scope and people')
    await page
      .getByLabel('What it is for')
      .fill('Half the time for each answer to a customer, without more complaints.')
    await page.getByLabel('What is tried').fill('E-mails in German about orders and returns.')
    await page.getByLabel('Who answers for it').fill('Jana Weiß')
    await page.locator('[name="team.0.name"]').fill('Tarek Aydın')
    await page.locator('[name="team.0.discipline"]').selectOption('IT')
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await heading(page, 'Figures')
    await expect(page.locator('[name="kpi.0.name"]')).toHaveValue(KPI)
    await page.locator('[name="kpi.0.worthwhile"]').fill('2')
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await heading(page, 'Limits')
    for (const margin of await page.getByLabel('It may get worse by').all())
      if (await margin.isVisible()) await margin.fill('2')
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await heading(page, 'Time and comparison')
    await page.getByLabel('First day').fill(monday(1))
    await page.getByLabel('Last day').fill(new Date(Date.parse(monday(-7)) - DAY_MS).toISOString().slice(0, 10))
    await page.getByLabel('Weeks before the start').fill('12')
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await heading(page, 'Value')
    await page.getByRole('button', { name: 'Save and see the charter' }).click()
    await heading(page, 'The charter, to be signed')
    await expect(page.locator('main')).toContainText('This charter comes late')
  })
  const pilot = new URL(page.url()).pathname.replace(/\/charter$/, '')

  await test.step('pasted cells come in once, the second time none', async () => {
    const paste = async () => {
      await page.goto(`${pilot}/readings/import`)
      await page.getByLabel('Paste cells from a spreadsheet').fill(TABLE)
      await page.getByRole('button', { name: 'Look at it first' }).click()
    }
    await paste()
    await page.getByRole('button', { name: 'Bring in 13 figures' }).click()
    await expect(page.locator('main')).toContainText('13 figures are new')
    await paste()
    await expect(page.locator('main')).toContainText('All of these figures are here already.')
  })

  await test.step('what the pilot cannot show is refused, with the ways out', async () => {
    await page.goto(`${pilot}/charter`)
    await expect(page.getByRole('alert')).toContainText('This pilot cannot show it')
    await expect(page.getByRole('button', { name: 'Put it before those who sign' })).toHaveCount(0)
    await expectAccessible(page)
    await page.goto(`${pilot}/charter/figures`)
    await page.locator('[name="kpi.0.worthwhile"]').fill('7')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('This pilot cannot show it')).toHaveCount(0)
  })

  await test.step('three sign the same version', async () => {
    await page.goto(`${pilot}/charter`)
    await page.getByRole('button', { name: 'Put it before those who sign' }).click()
    for (const [side, who] of [
      ['marketing', 'Jana Weiß'],
      ['data-it', 'Tarek Aydın'],
      ['legal', 'Dr. Ole Petersen'],
    ]) {
      const name = page.locator(`#name-${side}`)
      await name.fill(who ?? '')
      await page.locator('form', { has: name }).getByRole('button').click()
      await expect(name).toHaveCount(0)
    }
    const paper = await page.request.get(`${pilot}/charter.pdf`)
    expect((await readPdf(await paper.body())).texts.join(' ')).toContain('Dr. Ole Petersen')
  })

  await test.step('the figures are seen, and weeks before the charter prove nothing', async () => {
    await page.goto(`${pilot}/verdict`)
    await expect(page.locator('main svg').first()).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Too early/)
    await expectAccessible(page)
    await page.goto(`${pilot}/gate`)
    await expect(page.locator('main')).toContainText(
      'The review can be held once six whole weeks of the pilot are over.',
    )
    await expectAccessible(page)
  })
})
