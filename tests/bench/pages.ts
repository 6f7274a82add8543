import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { EVERYWHERE } from '#app/messages/areas.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { packedBytes, scriptsOf } from '#tests/support/page-scripts.ts'
import { quantile, shown } from './quantile.ts'
import { serveProduct } from './served.ts'

const VISITS = 40

/** JavaScript that each page asks for, in gzip kB (aim: 150, the start page none), and how long the server takes to answer. */
export async function run() {
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
        'JS kB gz': shown(scriptBytes(html) / 1_000),
        'HTML kB gz': shown(gzipSync(html).length / 1_000),
        'p50 ms': shown(quantile(times, 0.5)),
        'p95 ms': shown(quantile(times, 0.95)),
      })
    }
    return rows
  } finally {
    await close()
  }
}

/** Every script that the page preloads or imports, with what those import, and its words. */
function scriptBytes(html: string): number {
  const scripts = scriptsOf(html)
  const words = html.includes('__reactRouterContext') ? wordChunks(html) : []
  return packedBytes([...new Set([...scripts, ...words])])
}

/** The words come with a page as its routes name them. */
function wordChunks(html: string): string[] {
  const areas = /data-words="([^"]*)"/.exec(html)?.[1]?.split(' ') ?? []
  const files = readdirSync('build/client/assets')
  return [...EVERYWHERE, ...areas].map((area) => {
    const file = files.find((name) => name.startsWith(`en-${area}-`) && name.endsWith('.js'))
    if (!file) throw new Error(`There is no chunk with the words of ${area}.`)
    return `/assets/${file}`
  })
}
