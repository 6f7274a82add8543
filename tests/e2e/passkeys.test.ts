import { randomUUID } from 'node:crypto'
import { addPasskey, holdDevice } from './support/device.ts'
import { enterCode, signIn } from './support/mailbox.ts'
import { expect, test } from './support/test.ts'

const anybody = () => `${randomUUID()}@example.com`

test('a passkey is added, asked for after the mailed code, and signs in alone', async ({ page }) => {
  const email = anybody()
  await holdDevice(page)
  await signIn(page, email)
  await addPasskey(page, 'This computer')
  await page.getByRole('button', { name: 'Ask for my passkey after the mailed code' }).click()
  await expect(page.getByText('They are shown this once.')).toBeVisible()
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()

  await enterCode(page, email, 2)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more step')
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await expect(page).toHaveURL(/\/assessments$/)

  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(/\/assessments$/)
  await page.goto('/account/confirm?returnTo=/account/security')
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await expect(page).toHaveURL(/\/account\/security$/)
  await expect(page.getByRole('heading', { name: 'This computer' })).toBeVisible()
})

test('the field for the address offers the passkey of this device, which signs in without a button', async ({
  page,
}) => {
  await holdDevice(page, { offers: true })
  await signIn(page, anybody())
  await addPasskey(page, 'This computer')
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()

  // The device of the tests picks what it is offered, as a person does from the list below the field.
  await page.goto('/sign-in')

  await expect(page).toHaveURL(/\/assessments$/)
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account')
})

test('a device without a passkey says so, and the mailed code goes on working', async ({ page }) => {
  await holdDevice(page)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()

  await expect(page.getByRole('alert')).toContainText('this device has no passkey for Preflight')
  await signIn(page, anybody())
  await expect(page).toHaveURL(/\/assessments$/)
})

test('a device adds one passkey to an account, and says so the second time', async ({ page }) => {
  await holdDevice(page)
  await signIn(page, anybody())
  await addPasskey(page, 'Phone')
  await page.getByRole('button', { name: 'Add a passkey' }).click()

  await expect(page.getByRole('alert')).toContainText('This device has a passkey for your account already.')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says that passkeys need them', async ({ page }) => {
    await page.goto('/sign-in')

    await expect(page.getByText('Passkeys need JavaScript')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeDisabled()
    await expect(page.getByRole('button', { name: 'Send me a code' })).toBeEnabled()
  })
})
