import { expect, test } from 'vitest'
import { diskFills, networkFails, processesDie } from '#tests/faults/families.ts'
import { startsMeetInFolder } from '#tests/faults/starts.ts'
import type { FaultRow } from '#tests/faults/under-fault.ts'

/** The short form of `npm run bench -- faults`. */
const LIMIT = { timeout: 240_000 }
const seed = Number(process.env.PREFLIGHT_SEED ?? 20_261_123)
const crowd = { seed, lanes: 3, savesEach: 12 }
const few = (times: number) => ({ times, saves: 24, invitations: 2 })
const briefly = (forMs: number) => ({ ...few(1), forMs })

function expectNothingAmiss(rows: readonly FaultRow[]) {
  expect(rows.map(({ fault, lost, doubled, 'half done': half }) => ({ fault, lost, doubled, half }))).toEqual(
    rows.map(({ fault }) => ({ fault, lost: 0, doubled: 0, half: 0 })),
  )
  for (const { fault, times, acknowledged, submitted, invited } of rows) {
    expect(times, fault).toBeGreaterThan(0)
    expect(acknowledged, fault).toBeGreaterThanOrEqual(few(1).saves)
    expect(Math.min(submitted, invited), fault).toBeGreaterThan(0)
  }
}

test(
  'killed at random moments, product, database and drawing lose nothing that was acknowledged and come back',
  LIMIT,
  async () => {
    const rows = await processesDie(
      {
        kills: {
          'kill -9 of the product': few(1),
          'kill -9 of a database backend': few(2),
          'kill -9 of the postmaster': few(1),
          'kill -9 of product and postmaster': few(1),
        },
        drawing: few(1),
      },
      crowd,
    )

    expectNothingAmiss(rows)
  },
)

test(
  'answers that get lost, a slow database, a clock that jumps and mail that does not leave cost nothing either',
  LIMIT,
  async () => {
    const rows = await networkFails(
      {
        lostCommit: few(4),
        lostAnswer: few(4),
        slowDatabase: briefly(3_000),
        clock: few(6),
        mailDown: briefly(1_000),
        mailSlow: briefly(1_000),
        mailRefused: briefly(1_000),
      },
      crowd,
    )

    expectNothingAmiss(rows)
  },
)

test(
  'a full disk costs nothing that was acknowledged, and once there is room the product goes on by itself',
  LIMIT,
  async (context) => {
    const rows = await diskFills(briefly(2_000), crowd)

    if ('missing' in rows) return context.skip(`no disk of its own: ${rows.missing}`)
    expectNothingAmiss(rows)
  },
)

test('of four starts at once on one folder one serves, and again after it was killed', LIMIT, async () => {
  const row = await startsMeetInFolder(2)

  expect(row).toMatchObject({ times: 2, lost: 0, doubled: 0, 'half done': 0 })
})
