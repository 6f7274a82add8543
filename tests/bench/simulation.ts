import { type Cost, measureActs } from './act-costs.ts'
import { shown } from './quantile.ts'
import { serveProduct } from './served.ts'
import type { Table } from './table.ts'
import { ACTS, type Act, ASSUMED, simulateWeek, type Week } from './weekly-rhythm.ts'

const SEED = 20_261_123

export const aim = '10,000 workspaces on one database of 4 processors, with fewer than 100 connections.'

/** Assumptions of ours and no offer of anybody; put your own in. Euros. */
const PRICES = {
  applicationNodeYear: 300,
  databaseNodeYear: 1_500,
  diskGigabyteMonth: 0.12,
  bucketGigabyteMonth: 0.02,
  /** Primary, standby and backups. */
  copies: 3,
  /** Minutes are not alike: the busiest of an hour has so many times its share. */
  burst: 3,
  coresPerApplicationNode: 2,
} as const

const WEEKS = 52

/**
 * What so many workspaces ask of the database in a week like any other: what each act costs is measured on a real
 * server, how often it happens is simulated.
 *
 * `npm run bench -- simulation [workspaces]`
 */
export async function run([workspaces = '10000']: string[] = []): Promise<Table[]> {
  const served = await serveProduct()
  try {
    const { costs, pdfBytes } = await measureActs(served)
    const week = simulateWeek(Number(workspaces), SEED)
    return [measured(costs, pdfBytes), assumed(), demand(costs, week), bill(costs, week, pdfBytes)]
  } finally {
    await served.close()
  }
}

function measured(costs: Record<Act, Cost>, pdfBytes: number): Table {
  const rows = ACTS.map((act) => ({
    act,
    ms: shown(costs[act].ms),
    transactions: shown(costs[act].transactions),
    'connection ms': shown(costs[act].connectionMs),
    'WAL kB': shown(costs[act].walBytes / 1_000),
    rows: shown(costs[act].rows),
    'stored kB': shown(costs[act].bytes / 1_000),
  }))
  return {
    title: 'Measured: what one act costs',
    rows,
    says: `One answer costs ${rows[1]?.transactions} transactions and ${rows[1]?.['stored kB']} kB; a report of ${shown(pdfBytes / 1_000)} kB was drawn once and stored.`,
  }
}

function assumed(): Table {
  return {
    title: 'Assumed: who they are',
    rows: ASSUMED.workspaces.map(({ kind, share, checks, people }) => ({
      kind,
      'share %': shown(100 * share),
      'checks a year': checks,
      people,
      'saves a check': people * ASSUMED.savesPerPerson,
      'pages a check': people * ASSUMED.pagesPerPerson + ASSUMED.pagesAfterwards,
    })),
    says: `The busiest day has ${shown(100 * Math.max(...ASSUMED.days))} % of a week, its busiest hour ${shown(100 * Math.max(...ASSUMED.hours))} % of it, and the busiest minute ${PRICES.burst} times its share of the hour.`,
  }
}

const sum = (figures: readonly number[]) => figures.reduce((all, one) => all + one, 0)

/** @returns for each hour of the week, what all acts of it come to */
const perHour = (costs: Record<Act, Cost>, week: Week, part: (cost: Cost) => number): number[] =>
  week.perHour.save.map((_, hour) => sum(ACTS.map((act) => (week.perHour[act][hour] ?? 0) * part(costs[act]))))

/** Of the busiest minute, a second. */
const peak = (hours: readonly number[]) => (Math.max(...hours) * PRICES.burst) / 3_600

function loads(costs: Record<Act, Cost>, week: Week) {
  const at = (part: (cost: Cost) => number) => peak(perHour(costs, week, part))
  const busy = at(({ connectionMs }) => connectionMs / 1_000)
  return {
    acts: at(() => 1),
    saves: peak(week.perHour.save),
    transactions: at((cost) => cost.transactions),
    busy,
    // As many as are not all busy at once but for a moment (Poisson, three deviations).
    connections: Math.ceil(busy + 3 * Math.sqrt(busy)),
    cores: at(({ ms }) => ms / 1_000),
    wal: at(({ walBytes }) => walBytes),
  }
}

function demand(costs: Record<Act, Cost>, week: Week): Table {
  const { acts, saves, transactions, busy, connections, cores, wal } = loads(costs, week)
  return {
    title: `Calculated: the busiest minute of ${shown(week.checks)} checks a week`,
    rows: [
      { what: 'acts a second', figure: shown(acts) },
      { what: 'answers a second', figure: shown(saves) },
      { what: 'transactions a second', figure: shown(transactions) },
      { what: 'connections busy', figure: shown(busy) },
      { what: 'connections needed', figure: connections },
      { what: 'processors, at most', figure: shown(cores) },
      { what: 'WAL MB a second', figure: shown(wal / 1e6) },
      {
        what: 'writes to disk a second (a flush each transaction, WAL in pages of 8 kB), at most',
        figure: shown(transactions + wal / 8_192),
      },
    ],
    says: `${connections} connections and ${shown(cores)} processors carry the busiest minute.`,
  }
}

function bill(costs: Record<Act, Cost>, week: Week, pdfBytes: number): Table {
  const yearly = (part: (cost: Cost) => number) => WEEKS * sum(perHour(costs, week, part))
  const rows = yearly((cost) => cost.rows)
  const gigabytes = yearly((cost) => cost.bytes) / 1e9
  const files = (WEEKS * sum(week.perHour.issue) * pdfBytes) / 1e9
  // Two at least: one may be replaced while people work.
  const nodes = Math.max(2, Math.ceil(loads(costs, week).cores / PRICES.coresPerApplicationNode))
  const servers = nodes * PRICES.applicationNodeYear + 2 * PRICES.databaseNodeYear
  const disk = gigabytes * PRICES.copies * PRICES.diskGigabyteMonth * 12
  const moved = files * PRICES.bucketGigabyteMonth * 12 - files * PRICES.copies * PRICES.diskGigabyteMonth * 12
  return {
    title: 'Calculated: a year',
    rows: [
      { what: 'rows added, million', figure: shown(rows / 1e6) },
      { what: 'GB added', figure: shown(gigabytes) },
      { what: 'of them files of reports, GB', figure: shown(files) },
      { what: `application nodes of ${PRICES.coresPerApplicationNode} processors`, figure: nodes },
      {
        what: `servers, € (${PRICES.applicationNodeYear} a node, two databases of ${PRICES.databaseNodeYear})`,
        figure: shown(servers),
      },
      {
        what: `disk of what a year adds, € (${PRICES.copies} copies, ${PRICES.diskGigabyteMonth} a GB and month)`,
        figure: shown(disk),
      },
      { what: `files in a bucket instead, € (${PRICES.bucketGigabyteMonth} a GB and month)`, figure: shown(moved) },
      { what: 'together, €', figure: shown(servers + disk) },
    ],
    says: `A year adds ${shown(gigabytes)} GB and costs about ${shown(servers + disk)} € at the prices assumed.`,
  }
}
