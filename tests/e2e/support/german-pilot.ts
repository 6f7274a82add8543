import { expect, type Page } from '@playwright/test'
import de from '#app/messages/de.json' with { type: 'json' }
import { dateIn } from '#app/server/calendar.server.ts'
import { inGerman, press } from './german.ts'

const DAY_MS = 86_400_000

/** The Monday so many weeks before this week's, as date fields hold it. */
function monday(weeksAgo: number): string {
  const today = Date.parse(dateIn(new Date())) / DAY_MS
  return new Date((today - ((today + 3) % 7) - 7 * weeksAgo) * DAY_MS).toISOString().slice(0, 10)
}

const lastDay = (weeksAgo: number) => new Date(Date.parse(monday(weeksAgo)) + 6 * DAY_MS).toISOString().slice(0, 10)
/** As people write it, such as 23.11.2026. */
const germanDay = (on: string) => on.split('-').reverse().join('.')
const isSection = (page: Page, title: string) => expect(page.locator('main h1')).toHaveText(title)

type Section = keyof typeof de.charter.sections

async function goTo(page: Page, section: Exclude<Section, 'label'>) {
  await press(page, de.charter.saveNext)
  await isSection(page, de.charter.sections[section].title)
}

/** Writes a charter from the roadmap on, for a pilot of eight weeks from next Monday. @returns its id */
export async function writeCharter(page: Page, check: string): Promise<{ pilot: string; kpi: string }> {
  await page.goto(`${check}/roadmap`)
  await page.locator('main a[href^="/pilots/new"]').first().click()
  await page.waitForURL(/\/pilots\/new/)
  await page.locator('main form button').last().click()
  await page.waitForURL(/\/charter\//)
  await inGerman(page)
  await page.locator('[name="purpose"]').fill('Halb so viel Zeit für jede Antwort, ohne mehr Beschwerden.')
  await page.locator('[name="scopeIn"]').fill('E-Mails zu Bestellungen und Rücksendungen.')
  await page.locator('[name="owner"]').fill('Jörg Größer')
  await page.locator('[name="team.0.name"]').fill('Tarek Aydın')
  await page.locator('[name="team.0.discipline"]').selectOption('it')
  await goTo(page, 'figures')
  const kpi = await page.locator('[name="kpi.0.name"]').inputValue()
  await page.locator('[name="kpi.0.worthwhile"]').fill('sieben')
  await press(page, de.charter.saveNext)
  await expect(page.locator('[name="kpi.0.worthwhile"]')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('[name="kpi.0.worthwhile"]')).toHaveValue('sieben')
  await page.locator('[name="kpi.0.worthwhile"]').fill('7,5')
  await goTo(page, 'limits')
  for (const margin of await page.locator('[name$=".margin"]').all())
    if (await margin.isVisible()) await margin.fill('2,5')
  await goTo(page, 'time')
  await page.locator('[name="startsOn"]').fill(monday(-1))
  await page.locator('[name="endsOn"]').fill(lastDay(-8))
  await page.locator('[name="baselinePeriods"]').fill('12')
  await goTo(page, 'value')
  await press(page, de.charter.saveLast)
  await isSection(page, de.charter.page.draft)
  return { pilot: /\/pilots\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '', kpi }
}

type Table = { kpi: string; weeksAgo: number; values: readonly string[] }

/** Brings in one week after the other as cells of a German spreadsheet. */
export async function pasteWeeks(page: Page, pilot: string, { kpi, weeksAgo, values }: Table): Promise<void> {
  const rows = values.map((value, at) => `${germanDay(monday(weeksAgo - at))}\t${kpi}\t${value}`)
  await page.goto(`/pilots/${pilot}/readings/import`)
  await page.locator('[name="pasted"]').fill(['Woche\tKPI\tWert', ...rows].join('\n'))
  await press(page, de.readings.import.look)
  await press(page, `${values.length} Messwerte einlesen`)
  // With its comma: the preview says the same with a full stop, before anything is kept.
  await expect(page.locator('main')).toContainText(`${values.length} Messwerte sind neu,`)
  await inGerman(page)
}

/** Puts the charter before all three sides, and signs for each. */
export async function signCharter(page: Page, pilot: string): Promise<void> {
  await page.goto(`/pilots/${pilot}/charter`)
  await press(page, de.charter.propose.button)
  for (const [side, who] of [
    ['marketing', 'Jörg Größer'],
    ['data-it', 'Tarek Aydın'],
    ['legal', 'Dr. Ole Müßig'],
  ] as const) {
    const name = page.locator(`#name-${side}`)
    await name.fill(who)
    await page.locator('form', { has: name }).getByRole('button').click()
    await expect(name).toHaveCount(0)
  }
  await isSection(page, de.charter.page.signed)
}

/** Types what is asked of one week without a mouse: the figure, and its way to the button. */
export async function typeWeek(page: Page, pilot: string, { weeksAgo, value }: { weeksAgo: number; value: string }) {
  await page.goto(`/pilots/${pilot}/readings?on=${monday(weeksAgo)}`)
  await page.locator('[name^="value."]').first().focus()
  await page.keyboard.type(value)
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`saved=${monday(weeksAgo)}`))
  await expect(page.locator('main')).toContainText('Gespeichert: ')
  await inGerman(page)
}
