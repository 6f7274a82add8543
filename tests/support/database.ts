import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { type ConnectOptions, connect, type Database, type WorkspaceScope } from '#db/client.server.ts'
import { withDatabase } from '#db/connection-url.ts'
import { newId } from '#db/new-id.ts'
import { createAssessment, type NewAssessment } from '#db/queries/assessments.server.ts'
import { createGuestWorkspace } from '#db/queries/workspaces.server.ts'
import { ensureRoles, type RoleNames, roleNames } from '#db/roles.server.ts'
import { quietly, TEST_PREFIX } from './database-server.ts'

export type TestDatabase = {
  /** What the product uses. */
  database: Database
  /** Another pool of the product's on the same database; closed with it. */
  connect(options?: Partial<ConnectOptions>): Database
  /** The administrator, above row-level security: for looking and for breaking things. */
  admin: postgres.Sql
  adminUrl: string
  /** Of the login role. */
  url: string
  names: RoleNames
}

/** A busy machine is no outage: only tests of outages wait no longer than the product does. */
export const PATIENT_MS = 60_000

/** A migrated, empty database for this test file alone, gone after it. Call at the top of the file. */
export async function testDatabase(): Promise<TestDatabase> {
  const templateUrl = await askBroker()
  const template = new URL(templateUrl).pathname.slice(1)
  const name = `preflight_test_${randomBytes(6).toString('hex')}`
  const administrator = quietly(withDatabase(templateUrl, 'postgres'))
  await administrator.unsafe(`create database ${name} template ${template}`)

  const adminUrl = withDatabase(templateUrl, name)
  const admin = quietly(adminUrl, 4)
  const names = roleNames(TEST_PREFIX)
  const url = await ensureRoles(admin, { names, adminUrl, runtimeUrl: null })
  const pools: Database[] = []
  const open = (options: Partial<ConnectOptions> = {}) => {
    const pool = connect({ url, rolePrefix: TEST_PREFIX, firstAnswerMs: PATIENT_MS, ...options })
    pools.push(pool)
    return pool
  }
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.close()))
    await admin.end()
    await administrator.unsafe(`drop database ${name} with (force)`)
    await administrator.end()
  })
  return { database: open(), connect: open, admin, adminUrl, url, names }
}

async function askBroker(): Promise<string> {
  const response = await fetch(inject('databaseBroker'))
  const answer = await response.text()
  if (!response.ok) throw new Error(`No database for the tests: ${answer}`)
  return answer
}

export type StartedAssessment = {
  scope: WorkspaceScope
  assessmentId: string
  participantId: string
  clientId: string
}

/** A guest's workspace with one open assessment. */
export async function aStartedAssessment(
  database: Database,
  start: Partial<NewAssessment> = {},
): Promise<StartedAssessment> {
  const scope = { workspaceId: newId(), actorId: newId() }
  const ids = await database.withWorkspace(scope, async (tx) => {
    await createGuestWorkspace(tx, { name: 'Example GmbH' })
    return createAssessment(tx, {
      company: 'Example GmbH',
      form: 'short',
      locale: 'en',
      catalogueHash: 'c0ffee',
      disciplines: ['marketing'],
      ...start,
    })
  })
  return { scope, ...ids }
}
