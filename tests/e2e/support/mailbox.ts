import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { Mailbox } from '#tests/support/mailbox.ts'

/** A mail server for the whole run, and a way for the workers to ask it for a code or an invitation. */
export async function openMailbox() {
  const mailbox = new Mailbox()
  const smtpUrl = await mailbox.open()
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').searchParams
    const [to, count] = [asked.get('to') ?? '', Number(asked.get('count'))]
    const holds = asked.get('holds')
    const wanted =
      holds !== null
        ? mailbox.waitFor(to, count, holds).then(({ raw }) => raw)
        : asked.has('invitation')
          ? mailbox.invitationFor(to, count)
          : mailbox.codeFor(to, count)
    wanted.then(
      (code) => response.end(code),
      () => response.writeHead(404).end(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  process.env.PREFLIGHT_E2E_MAILBOX = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    smtpUrl,
    async close() {
      server.close()
      await mailbox.close()
    },
  }
}

/** Signs in as a person does, from the sign-in page on. @param count how many codes the address got with this one */
export async function signIn(page: Page, email: string, count = 1): Promise<void> {
  await enterCode(page, email, count)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Asks for a code and enters it, whatever comes then. */
export async function enterCode(page: Page, email: string, count = 1): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.waitForURL(/\/sign-in\/code/)
  await page.getByLabel('Code').fill(await codeFor(email, count))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in/code')
}

/** The code of that number to an address, in whichever language it was mailed. */
export const codeFor = (email: string, count: number) => ask({ to: email, count: String(count) })

/** The path of the newest invitation of an address. */
export const invitationFor = (email: string) => ask({ to: email, count: '1', invitation: '' })

/** The first mail to an address that holds these words. */
export const mailHolding = (email: string, holds: string) => ask({ to: email, count: '1', holds })

async function ask(wanted: Record<string, string>): Promise<string> {
  const answer = await fetch(`${process.env.PREFLIGHT_E2E_MAILBOX}/?${new URLSearchParams(wanted)}`)
  expect(answer.status, `mail to ${wanted.to}`).toBe(200)
  return answer.text()
}
