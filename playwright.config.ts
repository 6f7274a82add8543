import { createServer } from 'node:net'
import { defineConfig, devices } from '@playwright/test'
import { requireChromium } from '#tests/e2e/support/chromium.ts'

const { executablePath, args } = await requireChromium()

/** Chosen once, before the product starts; the workers find it in their environment. */
process.env.PREFLIGHT_E2E_PORT ??= String(await freePort())

const PHONE_TESTS = ['**/journey.test.ts', '**/phone.test.ts']

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  globalSetup: './tests/e2e/support/global-setup.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // For a machine: --reporter=json with PLAYWRIGHT_JSON_OUTPUT_NAME.
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${process.env.PREFLIGHT_E2E_PORT}`,
    launchOptions: { executablePath, args },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    acceptDownloads: true,
    actionTimeout: 20_000,
    // A trace slows each test down: ask for one with --trace on.
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', testIgnore: '**/phone.test.ts', use: { viewport: { width: 1280, height: 900 } } },
    {
      name: 'phone',
      testMatch: PHONE_TESTS,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
