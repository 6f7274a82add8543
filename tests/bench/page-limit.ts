import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { newId } from '#db/new-id.ts'
import { saveAnswer } from '#db/queries/answers.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import type { BarePage } from './bare-page.ts'
import { shown, spread } from './quantile.ts'
import { recordStatements } from './recorded-statements.ts'
import { type Served, serveByReactRouter, serveProduct } from './served.ts'
import type { Table } from './table.ts'

const CLIENTS = 8
/** Of all visits, those before that only warm up. */
const WARMING = 0.2

type Visits = { times: number[]; refused: number; perSecond: number }

/** The results of one check, whose answers come from the database: by us, by React Router's server and by the least that could do it. */
export async function comparePages(count: number): Promise<Table> {
  const own = await serveProduct()
  const rows: { server: string; visits: Visits }[] = []
  try {
    const { path, token } = await answeredCheck(own)
    rows.push({ server: 'Preflight', visits: await visit(own.origin + path, token, count) })
    const bare = await serveBare(own, path, token)
    rows.push({
      server: 'node:http, the same statements, bytes made before',
      visits: await visit(bare.origin, token, count),
    })
    bare.stop()
  } finally {
    await own.close()
  }
  const other = await serveByReactRouter()
  try {
    const { path, token } = await answeredCheck(other)
    rows.push({ server: 'react-router-serve', visits: await visit(other.origin + path, token, count) })
  } finally {
    await other.close()
  }
  const [ours, bare, peer] = rows.map(({ visits }) => visits.perSecond)
  const times = (rate = 0) => shown(rate / (ours ?? 0))
  return {
    title: `The results of one check, by ${CLIENTS} clients that wait for their answers, ${count} visits`,
    rows: rows.map(({ server, visits }) => ({
      server,
      'pages / s': shown(visits.perSecond),
      refused: visits.refused,
      ...spread(visits.times),
      'rate : ours': times(visits.perSecond),
    })),
    says: `react-router-serve sends ${times(peer)} times as many of these pages as we do; a handler that asks the database for the same and has nothing to work out sends ${times(bare)} times as many.`,
  }
}

/** A guest's check in which each ladder is answered. */
async function answeredCheck({ database }: Served): Promise<{ path: string; token: string }> {
  const { hash, questions } = loadCatalogue()
  const start = { company: 'Muster GmbH', form: 'full', locale: 'en', catalogueHash: hash, disciplines: [] } as const
  const guest = await startAsGuest(database, { ...start, disciplines: [] })
  const { assessmentId, participantId } = guest
  for (const [at, { id: questionId }] of questions.filter(({ kind }) => kind === 'level').entries()) {
    const value = { level: (at % 5) as 0 | 1 | 2 | 3 | 4 }
    const told = { note: '', evidence: '', toldBy: '', toldOn: null, wordingHash: hash.slice(0, 16), baseVersion: 0 }
    await database.withWorkspace(guest, (tx) =>
      saveAnswer(tx, { assessmentId, participantId, questionId, value, ...told, opId: newId() }),
    )
  }
  return { path: `/assessments/${assessmentId}/results`, token: guest.token }
}

async function serveBare(own: Served, path: string, token: string): Promise<{ origin: string; stop(): void }> {
  let html = ''
  const { transactions } = await recordStatements(own, async () => {
    html = await load(own.origin + path, token)
  })
  const child = fork(fileURLToPath(new URL('bare-page.ts', import.meta.url)))
  const page: BarePage = { url: own.url, transactions, body: gzipSync(html).toString('base64') }
  child.send(page)
  const [origin] = await once(child, 'message')
  return { origin: String(origin), stop: () => child.kill('SIGKILL') }
}

async function visit(url: string, token: string, count: number): Promise<Visits> {
  await visitAll(url, token, WARMING * count)
  const started = performance.now()
  const times = await visitAll(url, token, count)
  return { times, refused: count - times.length, perSecond: (1_000 * times.length) / (performance.now() - started) }
}

async function visitAll(url: string, token: string, count: number): Promise<number[]> {
  const times: number[] = []
  let left = count
  const keepVisiting = async () => {
    while (left-- > 0) {
      const started = performance.now()
      if (await load(url, token)) times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, keepVisiting))
  return times
}

/** @returns the page; empty: refused for too much load */
async function load(url: string, token: string): Promise<string> {
  const headers = { Cookie: `__Host-sid=${token}`, 'User-Agent': 'Mozilla/5.0 Chrome/156' }
  const response = await fetch(url, { headers })
  const html = await response.text()
  if (response.status === 503) return ''
  if (response.status !== 200 || response.redirected) throw new Error(`${url} answered ${response.status}.`)
  return html
}
