import { existsSync } from 'node:fs'
import { chromium as playwrights } from '@playwright/test'

export type Chromium = { executablePath: string; args: string[] }

const ARGS = [
  // It talks to nobody but the product.
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // It also runs where there is no graphics card and no room for a sandbox.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
]

/** Without a window to draw the whole suite takes a fifth less time. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/**
 * The Chromium that tests and pictures use: PREFLIGHT_CHROMIUM, the system's, Playwright's own,
 * or the one that npm brings for Linux. Without one the process ends with the command that brings
 * one: a test in a browser is never skipped.
 */
export async function requireChromium(): Promise<Chromium> {
  const named = process.env.PREFLIGHT_CHROMIUM
  if (named && !existsSync(named)) return give(`There is no browser at ${named}: correct PREFLIGHT_CHROMIUM.`)
  const known = [named, ...INSTALLED, playwrights.executablePath()].find((path) => path && existsSync(path))
  const executablePath = known ?? (await fromNpm())
  if (executablePath) return { executablePath, args: ARGS }
  return give('The tests need Chromium: run "npx playwright install --with-deps chromium", or set PREFLIGHT_CHROMIUM.')
}

function give(message: string): never {
  console.error(message)
  process.exit(1)
}

/** The package carries a build for one platform. */
async function fromNpm(): Promise<string | null> {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') return null
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}
