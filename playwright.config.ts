import { defineConfig, devices } from '@playwright/test'
import { requireChromium } from '#tests/e2e/support/chromium.ts'

const { executablePath, args } = await requireChromium()

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
  // Only a test that hangs takes so long: nothing is decided by how busy the machine is.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // For a machine: --reporter=json with PLAYWRIGHT_JSON_OUTPUT_NAME.
  reporter: 'list',
  use: {
    // Known once the product has started: each worker reads this file after it.
    baseURL: process.env.PREFLIGHT_E2E_URL,
    launchOptions: { executablePath, args },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    acceptDownloads: true,
    actionTimeout: 60_000,
    // A trace slows each test down: ask for one with --trace on.
    screenshot: 'only-on-failure',
  },
  projects: [
    // The longest walk first: last, it would keep one worker busy while the other has nothing left.
    {
      name: 'phone',
      testMatch: PHONE_TESTS,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
    { name: 'desktop', testIgnore: '**/phone.test.ts', use: { viewport: { width: 1280, height: 900 } } },
  ],
})
