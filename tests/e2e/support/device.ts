import type { Page } from '@playwright/test'

/**
 * Gives the browser a device that keeps passkeys and always finds that it is its owner who asks.
 *
 * @param offers whether the browser offers them where an address is typed; the device takes such an offer at once,
 *   so that nobody would come to type one
 */
export async function holdDevice(page: Page, { offers = false } = {}): Promise<void> {
  if (!offers) {
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false
    })
  }
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Adds this device's passkey to the account of whoever has just signed in. */
export async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto('/account/security')
  await page.getByLabel('Name of the new passkey').fill(name)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('The passkey was added.').waitFor()
}
