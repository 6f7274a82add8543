import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { dateIn } from '#app/server/calendar.server.ts'
import { exportedPilot } from '#tests/core/pilots/support/exported-pilot.ts'
import { START } from '#tests/core/pilots/support/pilots.ts'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { command } from '#tests/support/command.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { expectAccessible } from './support/axe.ts'
import { allLevels, fillCheck, SCOPE, startCheck, whenAlive, words } from './support/check.ts'
import { besideProduct } from './support/database.ts'
import { mailHolding, signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

const DAY_MS = 86_400_000
/** Where a new workspace is. */
const TODAY = dateIn(new Date())
const KPI = 'Simple tickets per 100 visitors to help'

/** The Monday so many weeks before this week's, as fields hold it. */
function monday(weeksAgo: number): string {
  const today = Date.parse(TODAY) / DAY_MS
  return new Date((today - ((today + 3) % 7) - 7 * weeksAgo) * DAY_MS).toISOString().slice(0, 10)
}

const dayAfter = (on: string, days: number): string =>
  new Date(Date.parse(on) + days * DAY_MS).toISOString().slice(0, 10)

/** Twelve weeks before the pilot and three in it, as copied from a spreadsheet, with decimal commas and an empty row. */
const BEFORE = [52, 48, 50, 55, 53, 49, 47, 51, 54, 50, 46, 49]
const DURING = ['44,5', '45,25', '43,75']
const ROWS = [...BEFORE, ...DURING].map((value, at) => `${monday(14 - at)}\t${KPI}\t${value}`)
const TABLE = ['Week\tKPI\tValue', ...ROWS.slice(0, 12), '\t\t', ...ROWS.slice(12)].join('\n')

const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

test('walks 13 to 15: a pilot that runs already begins on the roadmap, is signed, and shows its figures without a verdict too early; another learns what it can show', async ({
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
    await page.getByLabel('First day').fill(monday(2))
    await page.getByLabel('Last day').fill(dayAfter(monday(-7), -1))
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
    await page.getByRole('button', { name: 'Bring in 15 figures' }).click()
    await expect(page.locator('main')).toContainText('15 figures are new')
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
    await expect(page.getByRole('img', { name: KPI })).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Too early/)
    await expect(page.locator('main')).toContainText('was declared in week 3 of the pilot')
    await expectAccessible(page)
    await page.goto(`${pilot}/gate`)
    await expect(page.locator('main')).toContainText(
      'The review can be held once six whole weeks of the pilot are over.',
    )
    await expectAccessible(page)
  })

  const foresight = page.getByRole('region', { name: 'What this pilot can show' })

  await test.step('walk 15: a target of -20 % is warned of with 40 cases a week, with the cheapest lever, and accepted with 800', async () => {
    await page.goto('/pilots/new')
    await page.getByLabel('What it is called').fill('Search that answers')
    await page.getByRole('button', { name: 'Write the charter' }).click()
    await heading(page, 'Scope and people')
    await page.getByRole('link', { name: 'Figures' }).and(page.locator('[href$="/figures"]')).click()
    await heading(page, 'Figures')
    await page.locator('[name="kpi.0.name"]').fill('Sessions that end in a call')
    await page.locator('[name="kpi.0.kind"]').selectOption('proportion')
    await page.locator('[name="kpi.0.worthwhile"]').fill('20')
    await page.locator('[name="kpi.0.worthwhile.of"]').selectOption('level')
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await heading(page, 'Limits')
    await page.getByRole('button', { name: 'Save and go on' }).click()
    await heading(page, 'Time and comparison')
    await page.getByLabel('First day').fill(monday(-1))
    await page.getByLabel('Last day').fill(dayAfter(monday(-9), -1))
    await page.getByLabel('Weeks before the start').fill('12')
    await page.getByLabel('Level before the pilot').fill('30')
    await page.locator('[name="cases"]').fill('40')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const warning = foresight.getByRole('listitem').first()
    await expect(foresight).toContainText(/This pilot (might not|cannot) show it/)
    await expect(warning).toContainText('Compare with 26 weeks from before the start')
    await page.locator('[name="cases"]').fill('800')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(warning).toHaveCount(0)
    await expect(foresight).not.toContainText('show it')
  })

  await test.step('walk 14: split by lot, the first day to decide has the days of follow-up, and the chance of a yes is said', async () => {
    await page.getByLabel('Compared with').selectOption('random-split')
    await page.getByLabel('Days until figures are complete').fill('7')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(foresight.locator(`time[datetime="${dayAfter(monday(-9), 7)}"]`)).toBeVisible()
    await expect(foresight).toContainText(/the chance that this pilot can say “scale” is \d+ in \d+/)
    await expectAccessible(page)
  })
})

type Figure = { value?: number; numerator?: number; denominator?: number }
const figure = ({ value, numerator, denominator }: Figure) => `${value ?? ''};${numerator ?? ''};${denominator ?? ''}`

test('walks 16 to 19: the same weeks by CSV and API at once, a neutral week 3, a hard event, gate and recomputed evidence', async ({
  page,
  trouble,
}) => {
  test.setTimeout(180_000)
  trouble.expect(/422 .*gate\.data/)
  const email = `pilot.${randomUUID().slice(0, 8)}@example.com`
  const check = await startCheck(page, { company: 'Nordlicht Büromöbel GmbH' })
  await signIn(page, email)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.waitForURL(/assessments/)
  const hardEvents = [{ id: 'leak', text: 'Personal data got out' }]
  const [over, early] = await besideProduct(check, async (place) => [
    await aSignedPilot(place, 9, { name: 'Replies by machine', readings: () => [] }),
    await aSignedPilot(place, 2, { name: 'In week three', told: [email], content: { hardEvents } }),
  ])
  const { readings } = exportedPilot()
  const weekOf = (on: string) => monday(9 + Math.round((Date.parse(START) - Date.parse(on)) / (7 * DAY_MS)))
  const rows = readings.map((one) => ({ ...one, on: weekOf(one.on) }))

  await test.step('walk 16: twelve and eight weeks come by file and by a program at once, and none is doubled', async () => {
    await page.goto(`/pilots/${over}/readings/keys`)
    await page.getByLabel('What is it for?').fill('Night run')
    await page.getByRole('button', { name: 'Make the key' }).click()
    const key = (await page.getByRole('status').locator('code').textContent()) ?? ''
    await expectAccessible(page)
    await page.goto(`/pilots/${over}/readings/import`)
    const names: Record<string, string> = { minutes: 'Minutes per reply', errors: 'errors' }
    const lines = rows.map((one) => `${one.on};${names[one.kpi]};${one.arm};${figure(one)}`)
    const table = ['Week;KPI;Group;Value;Numerator;Denominator', ...lines].join('\n')
    await page.getByLabel('A file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.getByRole('button', { name: 'Look at it first' }).click()
    const bring = page.getByRole('button', { name: `Bring in ${rows.length} figures` })
    await expect(bring).toBeVisible()
    await expectAccessible(page)
    const [sent] = await Promise.all([
      fetch(new URL(`/api/v1/pilots/${over}/readings`, page.url()), {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ readings: rows }),
      }),
      bring.click(),
    ])
    expect([200, 201]).toContain(sent.status)
    await expect(page.locator('main')).toContainText(/All of these figures are here already|figures are new/)
    const listed = await fetch(new URL(`/api/v1/pilots/${over}/readings?limit=1000`, page.url()), {
      headers: { Authorization: `Bearer ${key}` },
    })
    const { readings: stored } = await listed.json()
    expect(stored).toHaveLength(rows.length)
  })

  await test.step('walk 17: in week 3 no word reads as success or failure', async () => {
    for (const part of ['verdict', 'sheet']) {
      await page.goto(`/pilots/${early}/${part}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await words(page.locator('main'))).not.toMatch(
        /\b(success|fail|met|worse|improved|better|won|lost|good|bad)\w*\b/i,
      )
      await expectAccessible(page)
    }
  })

  await test.step('walk 18: what must never happen is reported; stop is proposed at once and the named people are mailed', async () => {
    await page.goto(`/pilots/${early}/readings/events`)
    await page.getByRole('radio', { name: 'Personal data got out' }).check()
    await page.getByLabel('What happened exactly?').fill('A list of names was public for an hour.')
    await page.getByRole('button', { name: 'Report it and tell the team' }).click()
    await expect(page.getByRole('alert')).toContainText('Stop is proposed')
    await expectAccessible(page)
    expect(await mailHolding(email, 'A list of names was public')).toContain(
      'It was agreed that this ends the pilot at once.',
    )
    await page.goto(`/pilots/${early}/verdict`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Something happened that ends this pilot')
  })

  await test.step('the gate: the rule proposes, people decide otherwise with a reason that stays, and sign', async () => {
    await page.goto(`/pilots/${over}/verdict`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The target is met')
    await expectAccessible(page)
    await page.goto(`/pilots/${over}/gate`)
    await page.getByRole('button', { name: 'Begin the gate review' }).click()
    await expect(page.getByRole('heading', { name: 'The rule proposes: Scale' })).toBeVisible()
    await whenAlive(page)
    await page.getByRole('radio', { name: /^Iterate/ }).check()
    await page.getByRole('button', { name: 'Write down the decision' }).click()
    await expect(page.getByLabel('Why', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('Why', { exact: true }).fill('Half of the team was away in these weeks.')
    await page.getByRole('button', { name: 'Write down the decision' }).click()
    await expect(page.locator('main')).toContainText('Against the rule, which proposed: Scale.')
    await page.locator('#name-legal').fill('Dr. Ole Petersen')
    await page
      .locator('form', { has: page.locator('#name-legal') })
      .getByRole('button')
      .click()
    await expect(page.locator('#name-legal')).toHaveCount(0)
    await expectAccessible(page)
    const paper = await page.request.get(`/pilots/${over}/gate/1/evidence.pdf`)
    expect((await readPdf(await paper.body())).texts.join(' ')).toContain('Half of the team was away')
    await page.goto(`/pilots/${over}/limits`)
    await expect(page.locator('main')).toContainText('During a pilot its limits never move.')
    await expectAccessible(page)
  })

  await test.step('walk 19: the export gives the figures of the page again, control arm included', async () => {
    const file = await page.request.get(`/pilots/${over}/export.json?review=1`)
    const { status, stdout } = await command(['kpi', '--in', '-', '--on', TODAY], { input: await file.text() })
    const found = JSON.parse(stdout)
    expect({ status, verdict: found.primary.verdict }).toEqual({ status: 0, verdict: 'met' })
    expect(found.figures.find(({ id }: { id: string }) => id === 'minutes').atEnd.method).toBe('paired-welch')
    await page.goto(`/pilots/${over}/gate`)
    await expect(page.locator('main')).toContainText(found.inputs)
    await page.goto('/pilots')
    await expect(page.getByRole('row', { name: /Replies by machine/ })).toContainText('Minutes per reply')
    await expectAccessible(page)
  })
})
