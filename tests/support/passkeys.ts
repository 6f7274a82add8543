import { expect } from 'vitest'
import type { Authenticator } from './authenticator.ts'
import type { Browser } from './browser.ts'

/** Asks what a device shall sign, as the pages' script does. */
export async function challengeFor(browser: Browser, purpose: string) {
  const asked = await browser.post('/passkeys/challenge', { purpose })
  expect(asked.status, await asked.clone().text()).toBe(200)
  return asked.json()
}

/** Adds a device's passkey to the account of whoever is signed in, and has just proven it. */
export async function addPasskey(browser: Browser, device: Authenticator, name = 'Phone'): Promise<Response> {
  const passkey = device.make(await challengeFor(browser, 'add'))
  return browser.post('/account/security', { intent: 'add', name, passkey })
}

/** Signs in with a passkey alone. */
export async function enterWith(browser: Browser, device: Authenticator): Promise<Response> {
  return browser.post('/sign-in', { passkey: device.sign(await challengeFor(browser, 'signIn')) })
}

/** Asks for a second factor after the mailed code. @returns the recovery codes that the page shows */
export async function turnOnSecondFactor(browser: Browser): Promise<string[]> {
  const page = await (await browser.post('/account/security', { intent: 'turn-on' })).text()
  return recoveryCodesOf(page)
}

export const recoveryCodesOf = (page: string) => [
  ...new Set([...page.matchAll(/\b[0-9A-Z]{4}(-[0-9A-Z]{4}){5}\b/g)].map(([code]) => code)),
]
