import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import de from '#app/messages/de.json' with { type: 'json' }
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { expectAlwaysAccessible } from './support/axe.ts'
import { allLevels, assessmentIdOf, fillCheck, SCOPE } from './support/check.ts'
import { besideProduct } from './support/database.ts'
import { mailHolding } from './support/mailbox.ts'
import { CHECK_PAGES } from './support/pages.ts'
import { expect, test } from './support/test.ts'

test.use({ locale: 'de-DE' })

const COMPANY = 'Müller & Söhne Größenmaß GmbH'
const FILLED = { answers: { ...SCOPE, ...allLevels(2) }, interests: ['uc-support-chatbot'] }

const inGerman = (page: Page) => expect(page.locator('html')).toHaveAttribute('lang', 'de')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

/** From the German home page to the first question. @returns its id */
async function begin(page: Page): Promise<string> {
  await page.goto('/de')
  await inGerman(page)
  await page.locator('main').getByRole('link', { name: de.home.start }).first().click()
  await page.waitForURL(/\/start/)
  await inGerman(page)
  await page.locator('input[name="form"][value="short"]').check()
  await page.locator('input[name="company"]').fill(COMPANY)
  await page.locator('main form button').last().click()
  await page.waitForURL(/\/questions\/scope/)
  await expect(page.locator('main fieldset[id^="q-"]').first()).toBeVisible()
  await inGerman(page)
  return assessmentIdOf(page)
}

async function signInGerman(page: Page): Promise<void> {
  const email = `${randomUUID()}@example.com`
  await page.goto('/sign-in')
  await page.locator('input[name="email"]').fill(email)
  await press(page, de.account.signIn.button)
  await page.waitForURL(/\/sign-in\/code/)
  const mail = await mailHolding(email, 'Ihr Code: ')
  await page.locator('input[name="code"]').fill(/Ihr Code: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(mail)?.[1] ?? '')
  await press(page, de.account.code.button)
  await page.waitForURL(/\/claim$/)
  await press(page, de.account.claim.keep)
  await page.waitForURL(/\/assessments\?/)
}

test('a German reader goes from the start page to a decision, and is spoken to in German all the way', async ({
  page,
  newVisitor,
}) => {
  test.setTimeout(240_000)
  const id = await begin(page)
  const base = `/assessments/${id}`

  await test.step('answers, and reads the result', async () => {
    await fillCheck(page, id, FILLED)
    await signInGerman(page)
    await page.goto(`${base}/results`)
    await inGerman(page)
    await expect(page.locator('main')).toContainText('Pilot')
  })

  await test.step('types a day rate and hours with decimal commas, which stay what they are', async () => {
    await page.goto(`${base}/people`)
    await page.locator('[name="people.0.name"]').fill('Jörg Größer')
    await page.locator('[name="people.0.dayRate"]').fill('812,50')
    await page.locator('main form button[value="save"]').last().click()
    await page.waitForURL(/\/roadmap/)
    await inGerman(page)
    await expect(page.locator('main')).toContainText('Jörg Größer')
    await page.goto(`${base}/people`)
    await expect(page.locator('[name="people.0.dayRate"]')).toHaveValue(/^812,50?$/)
    await page.goto(`${base}/priority/uc-support-chatbot`)
    await page.locator('[name="minutes.base"]').fill('3,5')
    await page.locator('[name="volume.high"]').fill('25.000')
    await press(page, de.priority.value.save)
    await page.waitForURL(/\/priority(\?|$)/)
    await page.goto(`${base}/priority/uc-support-chatbot`)
    await expect(page.locator('[name="minutes.base"]')).toHaveValue('3,5')
    await expect(page.locator('[name="volume.high"]')).toHaveValue('25.000')
  })

  await test.step('takes the report home', async () => {
    await page.goto(`${base}/report`)
    await inGerman(page)
    await expect(page.locator('main')).toContainText(COMPANY)
    const file = await page.request.get(`${base}/report.pdf`)
    const text = (await readPdf(await file.body())).texts.join(' ')
    expect(text).toContain(de.report.labels.contents)
    expect(text).toContain(COMPANY)
    expect(text).toContain('Jörg Größer')
  })

  await test.step('shares it with somebody who reads German, too', async () => {
    await page.goto(`${base}/report/share`)
    await page.locator('[name="label"]').fill('Geschäftsführung')
    await press(page, de.delivery.make.button)
    const link = page.locator('main input[readonly]').first()
    await expect(link).toHaveValue(/\/shared\//)
    const reader = await newVisitor({ locale: 'de-DE' })
    await reader.goto(new URL(await link.inputValue()).pathname)
    await inGerman(reader)
    await press(reader, de.delivery.shared.open)
    await reader.getByRole('heading', { name: de.report.labels.contents }).waitFor()
    await inGerman(reader)
  })

  await test.step('writes the charter of a pilot', async () => {
    await page.goto(`${base}/roadmap`)
    await page.locator('main a[href^="/pilots/new"]').first().click()
    await page.waitForURL(/\/pilots\/new/)
    await page.locator('main form button').last().click()
    await page.waitForURL(/\/charter\//)
    await inGerman(page)
    await page.goto(page.url().replace(/\/charter\/.*$/, '/charter/figures'))
    await page.locator('[name="kpi.0.worthwhile"]').fill('2,5')
    await press(page, de.charter.save)
    await expect(page.locator('[name="kpi.0.worthwhile"]')).toHaveValue('2,5')
  })

  const pilot = await besideProduct(id, (place) => aSignedPilot(place, 9, { name: 'Antworten per Maschine' }))

  await test.step('reads the verdict and writes down the decision', async () => {
    await page.goto(`/pilots/${pilot}/readings/all`)
    await inGerman(page)
    await expect(page.locator('main h2, main h1').first()).toBeVisible()
    await page.goto(`/pilots/${pilot}/verdict`)
    await inGerman(page)
    await expect(page.locator('main h1')).toContainText('Ziel')
    await page.goto(`/pilots/${pilot}/gate`)
    await page.locator('button[name="intent"][value="open"]').click()
    await page.getByRole('radio', { name: de.gate.decide.iterate.name }).check()
    await page.getByLabel(de.gate.decide.reason, { exact: true }).fill('Die Hälfte des Teams war im Urlaub.')
    await press(page, de.gate.decide.button)
    await expect(page.locator('main')).toContainText('Die Hälfte des Teams war im Urlaub.')
    await inGerman(page)
  })
})

test('whoever reads one language in the address is not taken back by what they chose before', async ({ page }) => {
  await page.goto('/start?language=de')
  await inGerman(page)
  await page.goto('/glossary')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.goto('/start')
  await inGerman(page)
})

/** One page of each kind. */
const KINDS = ['questions', 'review', 'results', 'roadmap', 'what if', 'report builder', 'versions', 'duties'] as const

test('everybody can use pages of a check in German', async ({ page }) => {
  test.setTimeout(240_000)
  const id = await begin(page)
  await fillCheck(page, id, FILLED)
  for (const kind of KINDS) {
    await page.goto(`/assessments/${id}${CHECK_PAGES[kind]}`)
    await inGerman(page)
    await expectAlwaysAccessible(page)
  }
})
