import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { requireChromium } from '#tests/e2e/support/chromium.ts'
import { packedBytes, scriptsOf } from '#tests/support/page-scripts.ts'
import { measureLoad } from './page-load.ts'
import { shown } from './quantile.ts'
import { serveByReactRouter, serveProduct } from './served.ts'
import type { Table } from './table.ts'

const TERM = '/glossary/active-learning'
const PAGES = ['/', '/glossary', TERM, '/use-cases/uc-support-chatbot', '/methodology', '/de/glossary', `/de${TERM}`]
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

export const aim =
  'Lighthouse gives 98 or more in each category, pages send at most 25 kB of JavaScript, and come no slower than from react-router-serve.'
export const packages = ['lighthouse', '@react-router/serve']

/**
 * Public pages: what Lighthouse says of five, and of two in German, how much JavaScript each sends, packed, and how many glossary pages a second we answer against react-router-serve with the same page of the same build.
 */
export async function run(): Promise<Table[]> {
  return [await rated(), await servers()]
}

async function rated(): Promise<Table> {
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
    const least = Math.min(...rows.flatMap((row) => CATEGORIES.map((category) => row[category] ?? 0)))
    const heaviest = Math.max(...rows.map((row) => row['JS kB gz']))
    return {
      title: 'Public pages, as Lighthouse rates them for a phone',
      rows,
      says: `No page is rated below ${least}, and none sends more than ${heaviest} kB of JavaScript.`,
    }
  } finally {
    await close()
  }
}

async function servers(): Promise<Table> {
  const own = await loaded(serveProduct)
  const other = await loaded(serveByReactRouter)
  const times = shown(own['pages / s'] / other['pages / s'])
  return {
    title: 'A page of the glossary, by 32 connections that stay open',
    rows: [
      { server: 'Preflight', ...own, 'pages : ours': 1 },
      { server: 'react-router-serve', ...other, 'pages : ours': shown(1 / times) },
    ],
    says: `We send ${times} times as many pages a second as react-router-serve does of the same build.`,
  }
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
async function lighthouse(url: string): Promise<Record<(typeof CATEGORIES)[number], number>> {
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
    if (failed.length > 0) console.error(`${url}: ${failed.join(', ')}`)
    const points = CATEGORIES.map((name) => [name, Math.round(categories[name].score * 100)] as const)
    return Object.fromEntries(points) as Record<(typeof CATEGORIES)[number], number>
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
