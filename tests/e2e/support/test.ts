import { randomInt } from 'node:crypto'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'

type Trouble = {
  /** Whatever matches is part of the test; it must occur, so that nothing stays excused for ever. */
  expect(pattern: RegExp): void
}

export type Fixtures = {
  /** What the browser complains of fails the test, unless it was expected here. */
  trouble: Trouble & { watch(context: BrowserContext, origin?: string): Promise<void> }
  /** A page of somebody else: another browser, another address. Watched like the first. */
  newVisitor(options?: BrowserContextOptions): Promise<Page>
}

export const test = base.extend<Fixtures>({
  trouble: async ({ baseURL, javaScriptEnabled }, use) => {
    const expected: RegExp[] = []
    const found: string[] = []
    await use({
      expect: (pattern) => void expected.push(pattern),
      async watch(context, origin = baseURL ?? '') {
        await context.setExtraHTTPHeaders({ 'X-Forwarded-For': someAddress() })
        watch(context, { origin, hasScripts: javaScriptEnabled }, (problem) => found.push(problem))
      },
    })
    const unexpected = found.filter((problem) => !expected.some((pattern) => pattern.test(problem)))
    if (unexpected.length > 0) console.log(unexpected.join('; '))
    expect(unexpected, 'complaints of the browser').toEqual([])
    const missing = expected.filter((pattern) => !found.some((problem) => pattern.test(problem)))
    expect(missing, 'complaints that were expected').toEqual([])
  },

  context: async ({ context, trouble }, use, testInfo) => {
    await trouble.watch(context)
    await use(context)
    // Where a test failed is half of why.
    if (testInfo.status !== testInfo.expectedStatus) await sayWhere(context)
  },

  newVisitor: async ({ browser, baseURL, javaScriptEnabled, trouble }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext({ baseURL, javaScriptEnabled, locale: 'en-GB', ...options })
      contexts.push(context)
      await trouble.watch(context, options?.baseURL)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }

async function sayWhere(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const heading = await page.evaluate(() => document.querySelector('h1')?.textContent).catch(String)
    console.log(`at ${new URL(page.url()).pathname}: ${heading ?? 'no heading'}`)
  }
}

/** Console errors and warnings (a breach of the content security policy is one), errors of scripts, requests that fail. */
function watch(
  context: BrowserContext,
  { origin, hasScripts }: { origin: string; hasScripts: boolean },
  complain: (problem: string) => void,
) {
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complain(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => complain(`script: ${error.error().stack ?? error.error().message}`))
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Where scripts are off, the browser refuses to preload them.
    if (reason === 'csp' && !hasScripts) return
    // The page itself stops what it no longer needs when it is left, and a download ends its navigation.
    if (reason !== 'net::ERR_ABORTED') complain(`request: ${request.method()} ${request.url()} ${reason}`)
  })
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:') && !request.url().startsWith('blob:'))
      complain(`request elsewhere: ${request.url()}`)
  })
}

/** An address of its own for each visitor, since starts are limited by address. */
const someAddress = () => `10.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`
