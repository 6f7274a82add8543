import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Catalogue } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { saveAnswer } from '#db/queries/answers.server.ts'
import { createAssessment } from '#db/queries/assessments.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { createSession } from '#db/queries/sessions.server.ts'
import { findOrCreateUser } from '#db/queries/users.server.ts'
import { postForm } from './post-form.ts'
import type { Served } from './served.ts'
import { syntheticOrganisations } from './synthetic-organisations.ts'

/** Checks of each workspace; the first is full and stays open, the others are short, and most of them are submitted. */
export const CHECKS = 10
const SUBMITTED = 6
/** Questions that a short check answers. */
const SHORT = 25
const SEED = 20_261_123
/** Workspaces that one statement copies. */
const BATCH = 500
/** Frozen words of a copy: their table is read by its key alone, and 70,000 reports would fill the disk for nothing. */
const FROZEN = ['snapshots.inputs', 'snapshots.result', 'snapshots.plan', 'snapshots.report', 'snapshots.translations']

export type Grown = { workspaceId: string; assessmentId: string; email: string; token: string }

/** A workspace that looks like any other, with its owner signed in, filled as its people would have. */
export async function ownWorkspace({ database, origin }: Served): Promise<Grown> {
  const catalogue = loadCatalogue()
  const email = emailOf(0)
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, email))
  const scope = { workspaceId: newId(), actorId: user.id }
  await ensureOwnWorkspace(database, scope, 'Example GmbH')
  const { token } = await database.withSys((tx) =>
    createSession(tx, { kind: 'member', isTwoFactor: false, device: '', ...scope }),
  )
  const checks: string[] = []
  for (const [at, sheet] of syntheticOrganisations(catalogue, CHECKS, SEED).entries())
    checks.push(await database.withWorkspace(scope, (tx) => addCheck(tx, catalogue, { at, sheet })))
  await database.withSys((tx) => tx.execute(sql`delete from sys.rate_limits`))
  for (const id of checks.slice(-SUBMITTED)) await submit(origin, token, id)
  return { workspaceId: scope.workspaceId, assessmentId: checks[0] ?? '', email, token }
}

/** A machine that is busy may refuse at first. */
async function submit(origin: string, token: string, assessmentId: string): Promise<void> {
  while (!(await postForm(origin, token, `/assessments/${assessmentId}/review`, { intent: 'submit' })));
}

/** Answers a check as an organisation would: levels that bear each other out, so that nothing is left to explain. */
async function addCheck(tx: WorkspaceTx, catalogue: Catalogue, { at, sheet }: { at: number; sheet: AnswerSheet }) {
  const isFull = at === 0
  const { assessmentId, participantId } = await createAssessment(tx, {
    company: `Company ${at % 5}`,
    form: isFull ? 'full' : 'short',
    locale: 'en',
    catalogueHash: catalogue.hash,
    name: 'Kim Example',
    disciplines: ['marketing'],
    interests: [],
  })
  const level = 1 + (at % 3)
  const asked = catalogue.questions.filter(({ kind }) => kind === 'level')
  for (const { id } of isFull ? asked : asked.slice(0, SHORT)) {
    const value = { level: (isFull ? (sheet.answers[id] ?? level) : level) as 0 | 1 | 2 | 3 | 4 }
    await saveAnswer(tx, {
      assessmentId,
      participantId,
      questionId: id,
      value,
      note: id.length % 4 === 0 ? 'Said in the workshop, to be looked at once more.' : '',
      evidence: '',
      toldBy: '',
      toldOn: null,
      wordingHash: catalogue.hash.slice(0, 16),
      baseVersion: 0,
      opId: newId(),
    })
  }
  return assessmentId
}

export const emailOf = (workspace: number) => `owner${workspace}@example.com`

/**
 * Copies a workspace with all that is in it, row for row, until there are so many: every key begins with the workspace, so only its id
 * and that of its owner change. Ids are drawn from a seed and lie as scattered as real ones. Keys to other rows are not checked again.
 */
export async function copyWorkspace(served: Served, { workspaceId }: Grown, workspaces: number): Promise<void> {
  await served.administer(async (admin) => {
    await admin.unsafe(`set session_replication_role = replica`)
    const tables = await filledTables(admin, workspaceId)
    const [owner] = await admin<{ user_id: string }[]>`
      select user_id from app.memberships where workspace_id = ${workspaceId}`
    for (let from = 1; from < workspaces; from += BATCH) {
      const place = { workspaceId, owner: owner?.user_id ?? '', from, to: Math.min(from + BATCH, workspaces) - 1 }
      await addOwners(admin, place)
      for (const table of tables) await admin.unsafe(copyRows(table, place))
    }
    await admin.unsafe('vacuum analyze')
  })
}

type Place = { workspaceId: string; owner: string; from: number; to: number }
type Column = { name: string; type: string; isNullable: boolean }
type FilledTable = { name: string; columns: Column[] }

const idOf = (what: string) => `md5('${SEED} ${what} ' || n)::uuid`

async function filledTables(admin: postgres.Sql, workspaceId: string): Promise<FilledTable[]> {
  const columns = await admin<(Column & { table: string })[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as "isNullable"
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname, a.attnum`
  const tables = [...Map.groupBy(columns, ({ table }) => table)].map(([name, own]) => ({ name, columns: own }))
  const filled: FilledTable[] = []
  for (const table of tables.filter((one) => one.columns.some(({ name }) => name === 'workspace_id'))) {
    const [row] = await admin.unsafe(`select from app.${table.name} where workspace_id = '${workspaceId}' limit 1`)
    if (row) filled.push(table)
  }
  return filled
}

function copyRows({ name, columns }: FilledTable, { workspaceId, owner, from, to }: Place): string {
  const value = ({ name: column, type, isNullable }: Column) => {
    if (column === 'workspace_id') return idOf('workspace')
    if (FROZEN.includes(`${name}.${column}`)) return isNullable ? 'null' : `'{}'`
    return type === 'uuid'
      ? `case when t.${column} = '${owner}' then ${idOf('owner')} else t.${column} end`
      : `t.${column}`
  }
  return `insert into app.${name} (${columns.map((column) => column.name).join()})
    select ${columns.map(value).join()} from generate_series(${from}, ${to}) n cross join app.${name} t
    where t.workspace_id = '${workspaceId}'`
}

/** Their accounts, where to find their workspaces, and a browser of each that is signed in. */
async function addOwners(admin: postgres.Sql, { from, to }: Place): Promise<void> {
  const each = `from generate_series(${from}, ${to}) n`
  await admin.unsafe(
    `insert into sys.users (id, email) select ${idOf('owner')}, 'owner' || n || '@example.com' ${each}`,
  )
  await admin.unsafe(
    `insert into sys.workspace_members (user_id, workspace_id) select ${idOf('owner')}, ${idOf('workspace')} ${each}`,
  )
  await admin.unsafe(`insert into sys.sessions (token_hash, kind, workspace_id, actor_id, expires_at)
    select sha256(convert_to('${SEED} ' || n, 'UTF8')), 'member', ${idOf('workspace')}, ${idOf('owner')},
      now() + make_interval(hours => 24 + n % 144) ${each}`)
}
