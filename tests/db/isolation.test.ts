import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { beforeAll, describe, expect, test } from 'vitest'
import * as actionTaskTables from '#db/schema/action-tasks.ts'
import * as answerTables from '#db/schema/answers.ts'
import * as assessmentTables from '#db/schema/assessments.ts'
import * as brandTables from '#db/schema/brands.ts'
import * as clientTables from '#db/schema/clients.ts'
import * as consensusTables from '#db/schema/consensuses.ts'
import * as ratingTables from '#db/schema/consultant-ratings.ts'
import * as deliveryTables from '#db/schema/delivery.ts'
import * as editionTables from '#db/schema/editions.ts'
import * as enquiryTables from '#db/schema/enquiries.ts'
import * as evidenceTables from '#db/schema/evidence.ts'
import * as governanceTables from '#db/schema/governance.ts'
import * as ownQuestionTables from '#db/schema/own-questions.ts'
import * as pilotCostTables from '#db/schema/pilot-costs.ts'
import * as pilotEventTables from '#db/schema/pilot-events.ts'
import * as pilotReadingTables from '#db/schema/pilot-readings.ts'
import * as pilotTables from '#db/schema/pilots.ts'
import * as providerTables from '#db/schema/providers.ts'
import * as reportTables from '#db/schema/reports.ts'
import * as snapshotTables from '#db/schema/snapshots.ts'
import * as teamTables from '#db/schema/team.ts'
import * as textBlockTables from '#db/schema/text-blocks.ts'
import * as threadTables from '#db/schema/threads.ts'
import * as useCaseValueTables from '#db/schema/use-case-values.ts'
import * as workspaceTables from '#db/schema/workspaces.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { quietly } from '#tests/support/database-server.ts'
import { probeTable } from '#tests/support/isolation.ts'
import { aFullWorkspace, ROW_MAKERS, type WorkspaceIds } from '#tests/support/workspace-rows.ts'

const { admin, url, names, database } = await testDatabase()
const login = quietly(url)
const tables = [
  workspaceTables,
  brandTables,
  clientTables,
  governanceTables,
  pilotTables,
  pilotReadingTables,
  pilotEventTables,
  pilotCostTables,
  assessmentTables,
  actionTaskTables,
  answerTables,
  teamTables,
  consensusTables,
  ratingTables,
  useCaseValueTables,
  deliveryTables,
  snapshotTables,
  editionTables,
  reportTables,
  threadTables,
  evidenceTables,
  enquiryTables,
  ownQuestionTables,
  textBlockTables,
  providerTables,
]
  .flatMap((module) => Object.values(module))
  .filter((each): each is PgTable => is(each, PgTable))
  .map((table) => getTableConfig(table))
  .filter(({ schema }) => schema === 'app')
  .map(({ name }) => name)

const scratch = await testDatabase()
const scratchLogin = quietly(scratch.url)

let a: WorkspaceIds
let b: WorkspaceIds
let inScratch: { a: WorkspaceIds; b: WorkspaceIds }
beforeAll(async () => {
  a = await aFullWorkspace(admin)
  b = await aFullWorkspace(admin)
  inScratch = { a: await aFullWorkspace(scratch.admin), b: await aFullWorkspace(scratch.admin) }
  return () => Promise.all([login.end(), scratchLogin.end()])
})

async function readOwn({ database }: Pick<TestDatabase, 'database'>, table: string, { workspaceId }: WorkspaceIds) {
  const scope = { workspaceId, actorId: workspaceId }
  return [...(await database.withWorkspace(scope, (tx) => tx.execute(`select workspace_id from app.${table}`)))]
}

test('every table of the schema and of the database is probed', async () => {
  const stored = await admin<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p')`

  expect(Object.keys(ROW_MAKERS).sort()).toEqual([...tables].sort())
  expect(stored.map(({ name }) => name).sort()).toEqual([...tables].sort())
})

describe.each(tables)('app.%s', (table) => {
  test('shows and gives nothing of one workspace to another', async () => {
    expect(await probeTable({ login, names }, table, { a, b })).toEqual([])
  })

  test('shows a workspace its own row', async () => {
    expect(await readOwn({ database }, table, b)).toEqual([{ workspace_id: b.workspaceId }])
  })
})

test('after the probes every row of the first workspace is where it was', async () => {
  for (const table of tables) {
    const rows = await admin`select 1 from ${admin(`app.${table}`)} where workspace_id = ${a.workspaceId}`
    expect(rows, table).toHaveLength(1)
  }
})

describe.each(tables)('were app.%s laid open', (table) => {
  test('by giving its policy to somebody else, the check of its own row would turn red', async () => {
    await scratch.admin.unsafe(`alter policy tenant on app.${table} to "${names.owner}"`)

    expect(await readOwn(scratch, table, inScratch.b)).toEqual([])
    await scratch.admin.unsafe(`alter policy tenant on app.${table} to "${names.rw}"`)
  })

  test('by switching row-level security off, the probe would turn red', async () => {
    await scratch.admin.unsafe(`alter table app.${table} disable row level security`)

    const leaks = await probeTable({ login: scratchLogin, names }, table, inScratch)

    expect(leaks).toContainEqual({ table, how: 'read' })
    await scratch.admin.unsafe(`alter table app.${table} enable row level security`)
  })
})
