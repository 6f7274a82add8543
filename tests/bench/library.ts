import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { requireChromium } from '#tests/e2e/support/chromium.ts'
import { packedBytes, scriptsOf } from '#tests/support/page-scripts.ts'
import { measureLoad } from './load.ts'
import { shown } from './quantile.ts'
import { serveByReactRouter, serveProduct } from './served.ts'

const TERM = '/glossary/active-learning'
const PAGES = ['/', '/glossary', TERM, '/use-cases/uc-support-chatbot', '/methodology', '/de/glossary', `/de${TERM}`]
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/**
 * Public pages: what Lighthouse says of five, and of two in German (aim: 98 in each category), how much JavaScript each sends (aim: 25 kB
 * packed), and how many glossary pages a second we answer against react-router-serve with the same page of the same build.
 */
export async function run() {
  const { origin, close } = await serveProduct()
  try {
    const rows = []
    for (const page of PAGES) {
      const html = await (await fetch(origin + page)).text()
      rows.push({
        page,
        ...(await lighthouse(origin + page)),
        'JS kB gz': shown(packedBytes(scriptsOf(html)) / 1_000),
      })
    }
    console.table(rows)
  } finally {
    await close()
  }
  return [
    { server: 'Preflight', ...(await loaded(serveProduct)) },
    { server: 'react-router-serve', ...(await loaded(serveByReactRouter)) },
  ]
}

/** Each server by itself, one after the other, on the same machine. */
async function loaded(serve: typeof serveByReactRouter) {
  const { origin, close } = await serve()
  try {
    return await measureLoad(origin + TERM)
  } finally {
    await close()
  }
}

/** Scores of 100 as the command line of Lighthouse gives them for a phone. */
async function lighthouse(url: string): Promise<Record<string, number>> {
  const { executablePath, args } = await requireChromium()
  const folder = await mkdtemp(join(tmpdir(), 'preflight-lighthouse-'))
  const file = join(folder, 'report.json')
  try {
    const flags = [
      '--output=json',
      `--output-path=${file}`,
      '--quiet',
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=--headless ${args.join(' ')}`,
    ]
    await promisify(execFile)(process.execPath, ['node_modules/lighthouse/cli/index.js', url, ...flags], {
      env: { ...process.env, CHROME_PATH: executablePath },
    })
    const { categories, audits } = JSON.parse(await readFile(file, 'utf8'))
    const failed = Object.values(audits as Record<string, { id: string; score: number | null }>)
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ id }) => id)
    if (failed.length > 0) console.log(`${url}: ${failed.join(', ')}`)
    return Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(categories[name].score * 100)]))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
