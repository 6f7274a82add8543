import { expect } from 'vitest'
import type { Browser } from './browser.ts'
import type { Mailbox } from './mailbox.ts'

/** Signs in as a person does: asks for a code, reads the mail, enters it. @returns the answer to the code */
export async function signIn(browser: Browser, mailbox: Mailbox, email: string): Promise<Response> {
  const before = mailbox.to(email).filter(({ raw }) => raw.includes('Your code')).length
  const asked = await browser.post('/sign-in', { email })
  expect(asked.status, await asked.clone().text()).toBe(302)
  return browser.post('/sign-in/code', { intent: 'enter', code: await mailbox.codeFor(email, before + 1) })
}
