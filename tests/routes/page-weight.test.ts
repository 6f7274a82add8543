import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { withoutImports } from '#app/lighter-route-list.server.ts'
import { BUDGETS, refuseHeavyPages, weighPages } from '#app/page-weight.server.ts'
import { packedBytes } from '#tests/support/page-scripts.ts'
import { importBuilt, testPreflight } from '#tests/support/preflight.ts'

const { browser } = await testPreflight()
const { build } = await importBuilt()
const pages = weighPages(build, resolve('build/client'))
/** Of the words that every page in the browser needs, and those of its own: bytes. */
const [LEAST_WORDS, MOST_WORDS] = [5_000, 30_000]
const bytesOf = (page: string) => pages.find((one) => one.page === page)?.bytes

test('no page sends more JavaScript than it may', () => {
  expect(() => refuseHeavyPages(pages)).not.toThrow()
  for (const { page, kind, bytes } of pages) {
    if (kind === 'public') expect(bytes, page).toBeLessThanOrEqual(BUDGETS.public)
  }
})

test('a page is weighed with all that its answer asks for, and with its words', async () => {
  for (const page of ['/start', '/sign-in']) {
    const html = await (await browser().get(page)).text()
    const preloaded = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, address = '']) => address)
    const asked = [...new Set(preloaded)]

    expect(asked.length).toBeGreaterThan(5)
    expect(bytesOf(page)).toBeGreaterThan(packedBytes(asked) + LEAST_WORDS)
    expect(bytesOf(page)).toBeLessThan(packedBytes(asked) + MOST_WORDS)
  }
})

test('pages without React weigh what their own scripts do', () => {
  expect(bytesOf('/')).toBe(0)
  expect(bytesOf('/glossary')).toBeGreaterThan(1_000)
})

test('a page above its budget is let through by a tenth, then refused by name', () => {
  const page = { page: '/heavy', kind: 'application', budget: 150_000, most: 165_000 } as const

  expect(() => refuseHeavyPages([{ ...page, bytes: 165_000 }])).not.toThrow()
  expect(() => refuseHeavyPages([{ ...page, bytes: 165_100 }])).toThrow('/heavy: 165.1 kB, at most 165.0')
})

test('browsers know all routes, and the server alone what their scripts import', () => {
  const sent = readFileSync(`build/client${build.assets.url}`, 'utf8')
  const { routes } = JSON.parse(sent.slice(sent.indexOf('{'), -1))

  expect(Object.keys(routes)).toEqual(Object.keys(build.assets.routes))
  expect(routes.root.module).toBe(build.assets.routes.root?.module)
  expect(sent.match(/"imports"/g)).toHaveLength(1)
  expect(build.assets.routes.root?.imports?.length).toBeGreaterThan(5)
})

test('a list of routes that is written otherwise stops the build', () => {
  expect(() => withoutImports('export default {}')).toThrow('otherwise than expected')
})
