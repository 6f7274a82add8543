import type { Page } from '@playwright/test'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { answerUntilReview, assessmentIdOf, questionCard, SCOPE, startCheck, words } from './support/check.ts'
import { expect, test } from './support/test.ts'

const ANSWERS = {
  ...SCOPE,
  interests: ['uc-content-localisation', 'uc-support-chatbot'],
  'q-executive-sponsorship': 'unsure',
  // Checks run on a schedule over data that nobody listed: contradictions to explain.
  'q-data-quality': 'level:3',
  'q-data-inventory': 'level:1',
}
const NOTE = 'Lives in the KPI sheet – see “Größen”.'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a visitor answers, sees why, and takes the roadmap home', async ({ page, trouble }) => {
      test.setTimeout(180_000)
      trouble.expect(/422 .*\/review/)
      trouble.expect(/404 /)

      await test.step('starts without signing up', async () => {
        await page.goto('/')
        await page.locator('main').getByRole('link', { name: 'Start the check' }).click()
        await page.waitForURL('**/start')
        await startCheck(page, { company: 'Müller & Söhne GmbH' })
      })
      const base = `/assessments/${assessmentIdOf(page)}`

      await test.step('answers every section, with two use cases in mind', async () => {
        await answerUntilReview(page, { answers: ANSWERS, javaScriptEnabled })
        await expect(page.getByRole('heading', { name: 'One question was answered with "not sure"' })).toBeVisible()
      })

      await test.step('comes back to one answer: ticks raise the step, a note is kept', () => refineAnswer(page, base))

      await test.step('names the people, and the plan is made for them', async () => {
        await page.goto(`${base}/roadmap`)
        await expect(page.getByRole('heading', { level: 1, name: /weeks to the decision/ })).toBeVisible()
        await page.getByRole('link', { name: 'Hats, absences and day rates' }).click()
        await page.getByLabel('Name or role').first().fill('Jörg Größer')
        await page.getByRole('button', { name: 'Save and plan again' }).last().click()
        await page.waitForURL(`**${base}/roadmap`)
        await expect(page.locator('#settings')).toContainText('Jörg Größer')
        await expect(page.locator('#actions')).toContainText('Jörg Größer')
      })

      await test.step('submits only after each contradiction is explained', async () => {
        await page.goto(`${base}/review`)
        await page.getByRole('button', { name: 'Submit' }).click()
        await expect(page.getByRole('alert')).toContainText('change or explain each pair of answers')
        await explainContradictions(page)
        await page.getByRole('button', { name: 'Submit' }).click()
        await page.waitForURL(`**${base}/results`)
      })

      await expect(page.getByRole('heading', { level: 1 })).toContainText('pilot can start')
      const headline = await words(page.getByRole('heading', { level: 1 }))
      await test.step('reads one sentence to act on, and opens it down to the answer', async () => {
        expect(headline).toMatch(/A first pilot can start on \d{1,2} \w+ 20\d\d\./)
        await expect(page.getByRole('heading', { name: 'Homework, once' })).toHaveCount(1)
        const dimension = page.locator('#dimension-kpi')
        await dimension.locator('summary').first().click()
        await dimension.locator('#capability-kpi-definition summary').click()
        await expect(dimension.locator('#capability-kpi-definition')).toContainText('One to three KPIs are written out')
        await expect(dimension.locator('#capability-kpi-definition')).toContainText(NOTE)
      })

      await test.step('looks at a use case and at a technique it rests on', async () => {
        await page.locator('#use-cases').getByRole('link', { name: 'Support chatbot' }).click()
        await page.waitForURL('**/use-cases/uc-support-chatbot')
        await expect(page.getByRole('heading', { name: 'What it needs' })).toBeVisible()
        await page.locator('#techniques').getByRole('link').first().click()
        await page.waitForURL('**/techniques/*')
        await expect(page.getByRole('heading', { name: 'What it needs' })).toBeVisible()
      })

      await test.step('takes the report home', async () => {
        await page.goto(`${base}/roadmap`)
        await expect(page.locator('main')).toContainText('This is the plan that was submitted')
        await expect(page.locator('#actions')).toContainText('Jörg Größer')
        await page.goto(`${base}/report`)
        await expect(page.locator('main')).toContainText(headline)
        const response = await page.request.get(`${base}/report.pdf`)
        expect(response.headers()['content-type']).toBe('application/pdf')
        const bytes = await response.body()
        expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
        const text = (await readPdf(bytes)).texts.join(' ')
        expect(text).toContain(headline)
        expect(text).toContain('Müller & Söhne GmbH')
        expect(text).toContain(NOTE)
      })

      await test.step('deletes everything, and it is gone', async () => {
        await page.goto(`${base}/settings`)
        await page.getByLabel('Yes, delete everything of this check').check()
        await page.getByRole('button', { name: 'Delete', exact: true }).click()
        await page.waitForURL((url) => !url.pathname.startsWith(base))
        expect((await page.goto(`${base}/results`))?.status()).toBe(404)
        expect((await page.request.get(`${base}/report.pdf`)).status()).toBe(404)
        await page.goto('/assessments')
        await expect(page.locator('main')).not.toContainText('Müller')
      })
    })
  })
}

async function refineAnswer(page: Page, base: string) {
  await page.goto(`${base}/questions/kpi?question=q-kpi-definition`)
  const card = questionCard(page, 'q-kpi-definition')
  await expect(card.getByRole('radio', { name: /^A figure is named/ })).toBeChecked()
  for (const fact of ['Formula and unit', 'Source of the data', 'Target value and the date for it']) {
    await card.getByRole('checkbox', { name: fact }).check()
  }
  await page.getByText('Note and evidence').first().click()
  await page.getByLabel('Note', { exact: true }).first().fill(NOTE)
  await page.getByRole('button', { name: /^Save and/ }).click()
  await page.waitForURL((url) => !url.href.includes('q-kpi-definition'))

  await page.goto(`${base}/questions/kpi?question=q-kpi-definition`)
  await expect(card.getByRole('radio', { name: /^One to three KPIs are written out/ })).toBeChecked()
  await expect(page.getByLabel('Note', { exact: true }).first()).toHaveValue(NOTE)
}

async function explainContradictions(page: Page) {
  const reasons = page.getByLabel('Why both are true')
  for (let left = await reasons.count(); left > 0; left -= 1) {
    await reasons.first().fill('The checks cover the CRM only, which we know by heart.')
    await page.getByRole('button', { name: 'Keep this reason' }).first().click()
    await expect(reasons).toHaveCount(left - 1)
  }
}
