import type { Sql } from 'postgres'
import { expect } from 'vitest'
import type { Browser } from './browser.ts'
import type { Mailbox } from './mailbox.ts'

/** Signs in as a person does: asks for a code, reads the mail, enters it. @returns the answer to the code */
export async function signIn(browser: Browser, mailbox: Mailbox, email: string): Promise<Response> {
  const before = mailbox.codesTo(email)
  const asked = await browser.post('/sign-in', { email })
  expect(asked.status, await asked.clone().text()).toBe(302)
  return browser.post('/sign-in/code', { intent: 'enter', code: await mailbox.codeFor(email, before + 1) })
}

/** Lets so much time go by that whoever is signed in has to prove again who they are. */
export async function growStale(admin: Sql, email: string): Promise<void> {
  await admin`update sys.sessions set proven_at = now() - interval '10 minutes 1 second'
    where actor_id = (select id from sys.users where email = ${email})`
}
