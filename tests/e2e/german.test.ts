import de from '#app/messages/de.json' with { type: 'json' }
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { expectAccessible } from './support/axe.ts'
import { allLevels, fillCheck, SCOPE, whenAlive } from './support/check.ts'
import { letWeeksPass } from './support/database.ts'
import { beginInGerman, COMPANY, inGerman, keepInGerman, press } from './support/german.ts'
import { pasteWeeks, signCharter, typeWeek, writeCharter } from './support/german-pilot.ts'
import { expectRoomForAll } from './support/longer-words.ts'
import { CHECK_PAGES } from './support/pages.ts'
import { expect, test } from './support/test.ts'

test.use({ locale: 'de-DE' })

const FILLED = { answers: { ...SCOPE, ...allLevels(2) }, interests: ['uc-support-chatbot'] }
const BEFORE = ['52,5', '48', '50,25', '55', '53', '49', '47', '51', '54', '50', '46', '49'] as const
const DURING = ['35,5', '33', '36', '34,25', '32', '35', '33,5'] as const
const REASON = 'Die Hälfte des Teams war im Urlaub.'

test('a German reader goes from the start page to a decision, and is spoken to in German all the way', async ({
  page,
  newVisitor,
  trouble,
}) => {
  test.setTimeout(240_000)
  // A figure that is typed in words.
  trouble.expect(/422 /)
  const id = await beginInGerman(page)
  const base = `/assessments/${id}`

  await test.step('answers, and reads the result', async () => {
    await fillCheck(page, id, FILLED)
    await keepInGerman(page)
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

  const { pilot, kpi } = await test.step('writes the charter of a pilot, and three sign it', async () => {
    const written = await writeCharter(page, base)
    await pasteWeeks(page, written.pilot, { kpi: written.kpi, weeksAgo: 12, values: BEFORE })
    await signCharter(page, written.pilot)
    const paper = await page.request.get(`/pilots/${written.pilot}/charter.pdf`)
    const text = (await readPdf(await paper.body())).texts.join(' ')
    expect(text).toContain('Dr. Ole Müßig')
    expect(text).toContain('7,5')
    return written
  })

  await test.step('types and brings in what ten weeks showed', async () => {
    await letWeeksPass(pilot, 10)
    await typeWeek(page, pilot, { weeksAgo: 10, value: '50,75' })
    await typeWeek(page, pilot, { weeksAgo: 9, value: '34,5' })
    await pasteWeeks(page, pilot, { kpi, weeksAgo: 8, values: DURING })
    await page.goto(`/pilots/${pilot}/readings/all`)
    await inGerman(page)
    await expect(page.locator('main')).toContainText('35,5')
  })

  await test.step('reads the verdict, and writes down the decision', async () => {
    await page.goto(`/pilots/${pilot}/verdict`)
    await inGerman(page)
    await expect(page.locator('main h1')).toContainText('Ziel')
    await page.goto(`/pilots/${pilot}/gate`)
    await press(page, de.gate.open.first.button)
    await page.getByRole('radio', { name: de.gate.decide.iterate.name }).check()
    await page.getByLabel(de.gate.decide.reason, { exact: true }).fill(REASON)
    await press(page, de.gate.decide.button)
    await expect(page.locator('main')).toContainText(REASON)
    await inGerman(page)
    const paper = await page.request.get(`/pilots/${pilot}/gate/1/evidence.pdf`)
    expect((await readPdf(await paper.body())).texts.join(' ')).toContain('im Urlaub')
    await page.goto(`${base}/roadmap`)
    await expect(page.locator('main')).toContainText(de.roadmap.decided.evidence)
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

test('the switch keeps the place, and the way back leads through pages of the language that was chosen last', async ({
  page,
}) => {
  await page.goto('/start?language=de')
  await page.goto('/assessments')
  await inGerman(page)
  await page.goto('/sign-in?returnTo=/account')
  await inGerman(page)
  await press(page, 'English')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL(/\/sign-in\?returnTo=(\/|%2F)account$/)
  // Some browsers keep the page as it was before the switch, too.
  await expect(async () => {
    await page.evaluate(() => history.back())
    await expect(page).toHaveURL(/\/assessments$/, { timeout: 5_000 })
  }).toPass()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  // Where the wish was, nothing wishes any more.
  await expect(async () => {
    await page.evaluate(() => history.back())
    await expect(page).toHaveURL(/\/start$/, { timeout: 5_000 })
  }).toPass()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('everybody can use each page of a check in German, and no word of it is cut off on a narrow phone', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const id = await beginInGerman(page)
  await fillCheck(page, id, FILLED)
  for (const path of Object.values(CHECK_PAGES)) {
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto(`/assessments/${id}${path}`)
    await inGerman(page)
    if (await page.evaluate(() => '__reactRouterContext' in window)) await whenAlive(page)
    await expectRoomForAll(page)
    await page.setViewportSize({ width: 1280, height: 900 })
    await expectAccessible(page)
  }
})
