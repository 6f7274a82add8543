import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAlwaysAccessible } from './support/axe.ts'
import { allLevels, choose, fillCheck, questionCard, SCOPE, startCheck } from './support/check.ts'
import { addPasskey, holdDevice } from './support/device.ts'
import { enterCode, signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

// Long pages take the rules a while, four times each.
test.describe.configure({ timeout: 240_000 })

const INTERESTS = ['uc-content-localisation', 'uc-support-chatbot']
const SOME = { ...SCOPE, ...allLevels(1), 'q-data-quality': 'level:3', 'q-executive-sponsorship': 'unsure' }

/** Pages of a workspace's settings, by the link to each, and what stands above them. */
const SETTINGS = [
  ['Brand', 'Brand of reports'],
  ['Text blocks', 'Text blocks'],
  ['Security', 'Security'],
  ['Data', 'Data'],
  ['Log', 'Log'],
] as const

test('everybody can use the results and the roadmap before anything is answered', async ({ page }) => {
  const id = await startCheck(page)
  for (const path of ['/results', '/roadmap', '/report', '/review']) {
    await page.goto(`/assessments/${id}${path}`)
    await expectAlwaysAccessible(page)
  }
})

test('everybody can use the way into an account, the claim and the account page', async ({
  page,
  newVisitor,
  trouble,
}) => {
  trouble.expect(/422/)
  const email = `${randomUUID()}@example.com`
  await startCheck(page)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill('none')
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAlwaysAccessible(page)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.waitForURL(/code/)
  await page.getByLabel('Code').fill('0000-0000')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAlwaysAccessible(page)
  await signIn(page, email, 2)
  await expectAlwaysAccessible(page)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.waitForURL(/assessments/)
  await expectAlwaysAccessible(page)
  const other = await newVisitor()
  await startCheck(other)
  await signIn(other, email, 3)
  await other.getByRole('button', { name: 'Keep it' }).click()
  await other.waitForURL(/assessments/)
  await other.goto('/account')
  await expectAlwaysAccessible(other)
  await other.getByRole('banner').getByRole('link', { name: 'Working in' }).click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('General')
  await expectAlwaysAccessible(other)
  for (const [link, heading] of SETTINGS) {
    await other.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: link, exact: true }).click()
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expectAlwaysAccessible(other)
  }
  await other.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'People', exact: true }).click()
  await other.getByLabel('E-mail').fill(`${randomUUID()}@example.com`)
  await other.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(other.getByText('is on its way')).toBeVisible()
  await expectAlwaysAccessible(other)
  await other.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'General' }).click()
  await other.getByRole('link', { name: 'To the companies' }).click()
  await other.getByRole('heading', { level: 1, name: 'Companies' }).waitFor()
  await expectAlwaysAccessible(other)
  await other.getByRole('rowheader').getByRole('link').first().click()
  await other.getByLabel('New note').fill('They want the chatbot first.')
  await other.getByRole('button', { name: 'Add the note' }).click()
  await expect(other.getByText('Saved.')).toBeVisible()
  await expectAlwaysAccessible(other)
  await other.getByRole('banner').getByRole('link', { name: 'Working in' }).click()
  await other
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('link', { name: 'Questions', exact: true })
    .click()
  await other.locator('#kpi > details > summary').click()
  await other.getByRole('button', { name: /^Hide/ }).first().click()
  await other.getByRole('button', { name: 'Hide it all the same' }).waitFor()
  await expectAlwaysAccessible(other)
  await other.getByRole('button', { name: 'Hide it all the same' }).click()
  await expect(other.getByRole('button', { name: /^Ask again/ })).toBeVisible()
  await expectAlwaysAccessible(other)
  await other.getByRole('link', { name: /^Add a question to KPIs/ }).click()
  await other.getByLabel('The question').fill('Do our branches know the goal?')
  await other.getByLabel('Level 0').fill('None knows it.')
  await other.getByRole('button', { name: 'How it looks' }).click()
  await expect(other.locator('#preview')).toBeVisible()
  await expectAlwaysAccessible(other)
})

test('everybody can use the pages that hand a report out, and those of its reader', async ({
  page,
  newVisitor,
  trouble,
}) => {
  trouble.expect(/4(22|10)/)
  const id = await startCheck(page)
  await fillCheck(page, id, { answers: SOME, interests: INTERESTS })
  await signIn(page, `${randomUUID()}@example.com`)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.waitForURL(/assessments/)
  await page.goto(`/assessments/${id}/report/share/mail`)
  await page.getByRole('textbox', { name: /^To/ }).fill('nobody')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByRole('heading', { name: /needs? your attention/ })).toBeVisible()
  await expectAlwaysAccessible(page)
  await page.goto(`/assessments/${id}/report/share`)
  const linkFor = async (whom: string, address: string) => {
    await page.getByLabel('For whom').fill(whom)
    await page.getByRole('textbox', { name: /Only with a code/ }).fill(address)
    await page.getByRole('button', { name: 'Make the link' }).click()
    await expect(page.getByRole('heading', { name: whom })).toBeVisible()
    return new URL(await page.getByRole('textbox', { name: 'Private link' }).inputValue()).pathname
  }
  const free = await linkFor('The board', '')
  const guarded = await linkFor('Kim', `${randomUUID()}@example.com`)
  await expectAlwaysAccessible(page)

  const reader = await newVisitor()
  await reader.goto(guarded)
  await reader.getByLabel('Your e-mail address').fill('none')
  await reader.getByRole('button', { name: 'Send me a code' }).click()
  await expect(reader.getByRole('textbox')).toHaveValue('none')
  await expectAlwaysAccessible(reader)
  await reader.getByLabel('Your e-mail address').fill(`${randomUUID()}@example.com`)
  await reader.getByRole('button', { name: 'Send me a code' }).click()
  await reader.getByLabel('Code').waitFor()
  await expectAlwaysAccessible(reader)
  await reader.goto(free)
  await reader.getByRole('button', { name: 'Open the report' }).click()
  await reader.getByRole('heading', { name: 'Contents' }).waitFor()
  await expectAlwaysAccessible(reader)
  await page
    .locator('li', { hasText: 'The board' })
    .getByRole('button', { name: /^Take back/ })
    .click()
  await expect(page.getByText('The link is taken back.')).toBeVisible()
  await reader.goto(free)
  await reader.getByRole('heading', { name: 'This link was taken back' }).waitFor()
  await expectAlwaysAccessible(reader)
})

test('everybody can use passkeys, the second factor, the confirmation and the change of an address', async ({
  page,
}) => {
  const email = `${randomUUID()}@example.com`
  await holdDevice(page)
  await signIn(page, email)
  await page.goto('/account/security')
  await expectAlwaysAccessible(page)
  await addPasskey(page, 'Phone')
  await page.getByRole('button', { name: 'Ask for my passkey' }).click()
  await page.getByText('They are shown this once.').waitFor()
  await expectAlwaysAccessible(page)
  await page.getByRole('button', { name: 'Turn it off' }).click()
  await page.getByText('The mailed code alone signs in again.').waitFor()
  await page.goto('/account/address')
  await expectAlwaysAccessible(page)
  await page.getByLabel('New e-mail address').fill(`${randomUUID()}@example.com`)
  await page.getByRole('button', { name: 'Send a code there' }).click()
  await page.getByLabel('Code').waitFor()
  await expectAlwaysAccessible(page)
  await page.goto('/account/confirm?returnTo=/account/security')
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByLabel('Code').waitFor()
  await expectAlwaysAccessible(page)
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Ask for my passkey' }).click()
  await page.getByText('They are shown this once.').waitFor()
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await enterCode(page, email, 3)
  await expectAlwaysAccessible(page)
})

test('everybody can use the page that says a page does not exist', async ({ page, trouble }) => {
  trouble.expect(/404 /)
  await page.goto('/assessments/nowhere')
  await expectAlwaysAccessible(page)
})

test('a question is answered and sent by keyboard alone', async ({ page }) => {
  const id = await startCheck(page)
  await page.goto(`/assessments/${id}/questions/kpi?question=q-kpi-definition`)
  await page.getByRole('button', { name: 'Show one question at a time' }).click()
  await expect(page.getByRole('button', { name: 'Show whole sections' })).toBeVisible()
  await page.goto(`/assessments/${id}/questions/kpi?question=q-kpi-definition`)
  const focused = page.locator(':focus')

  await tabTo(page, 'input[type="radio"]')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(focused).toHaveValue('level:2')
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)
  await tabTo(page, 'button:has-text("Save and go on")')
  await page.keyboard.press('Enter')

  await expect(questionCard(page, 'q-kpi-definition')).toHaveCount(0)
  await page.goto(`/assessments/${id}/questions/kpi?question=q-kpi-definition`)
  await expect(questionCard(page, 'q-kpi-definition').locator('input[value="level:2"]')).toBeChecked()
})

test('the first Tab leads past the navigation to the content', async ({ page }) => {
  const id = await startCheck(page)
  await page.goto(`/assessments/${id}/results`)

  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Skip to the content')
  await page.keyboard.press('Enter')

  await expect(page.locator('main')).toBeFocused()
})

test('on a public page the first Tabs lead to its content, its navigation and its end', async ({ page }) => {
  const ways = [
    ['Skip to the content', '#main'],
    ['Skip to the navigation', '#main-navigation'],
    ['Skip to the end of the page', '#page-end'],
  ] as const
  for (const [at, [words, place]] of ways.entries()) {
    await page.goto('/trust')
    for (let tab = 0; tab <= at; tab += 1) await page.keyboard.press('Tab')
    await expect(page.locator(':focus')).toHaveText(words)
    await page.keyboard.press('Enter')
    await expect(page.locator(place)).toBeFocused()
  }
})

test('what is saved is said to whoever cannot see it', async ({ page }) => {
  const id = await startCheck(page)
  await page.goto(`/assessments/${id}/questions/kpi`)
  const status = page.getByRole('banner').getByRole('status')
  await expect(status).toHaveCount(1)

  await choose(page, 'q-kpi-definition', 'level:1')

  await expect(status).toHaveText(/^Saved/)
})

async function tabTo(page: Page, target: string) {
  const wanted = page.locator(target)
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return
  }
  throw new Error(`Tab does not lead to ${target}.`)
}
