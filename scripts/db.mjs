// npm run db -- generate|migrate|status|psql
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { chooseDatabase, readSettings } from './open.mjs'
import { fail, root, setUp } from './setup.mjs'

const USAGE = `Usage: npm run db -- <command>
  generate --name <name> [--custom]   write the next migration from db/schema
  migrate                             make roles and run the migrations that are due
  status                              where the data is, migrations, tables not kept apart
  psql [arguments]                    open psql on the database as its owner`

await setUp(import.meta.url)
const [command, ...rest] = process.argv.slice(2)
const commands = { generate, migrate, status, psql }
if (!Object.hasOwn(commands, command ?? '')) {
  console.error(USAGE)
  process.exit(2)
}
try {
  process.exit((await commands[command]()) ?? 0)
} catch (error) {
  fail(error)
}

function generate() {
  const kit = join(root, 'node_modules/drizzle-kit/bin.cjs')
  const args = [kit, 'generate', '--config', 'db/drizzle.config.ts', ...rest]
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status
}

async function migrate() {
  const { openDatabase } = await import('../db/open.server.ts')
  const database = await openDatabase(chooseDatabase(await readSettings()))
  console.log(`${database.migrationsRun} migrations run.`)
  console.log(database.durability)
  await database.close()
}

async function status() {
  const { withAdministrator } = await import('../db/administrate.server.ts')
  const { readStatus } = await import('../db/migrate.server.ts')
  const { listTenancyDefects } = await import('../db/tenancy-lint.server.ts')
  const { roleNames } = await import('../db/roles.server.ts')
  const choice = chooseDatabase(await readSettings())
  return withAdministrator(choice, async ({ admin, place }) => {
    const { applied, known } = await readStatus(admin, join(root, 'db/migrations'))
    console.log(`Data: ${place}`)
    console.log(`Migrations: ${applied} of ${known}`)
    const defects = applied === 0 ? [] : await listTenancyDefects(admin, roleNames(choice.rolePrefix))
    for (const { defect, subject } of defects) console.log(`Defect: ${subject}: ${defect}`)
    console.log(`Workspaces kept apart: ${defects.length === 0 ? 'yes' : 'NO'}`)
    return defects.length === 0 && applied === known ? 0 : 1
  })
}

async function psql() {
  const { withAdministrator } = await import('../db/administrate.server.ts')
  return withAdministrator(chooseDatabase(await readSettings()), async ({ url }) => {
    const { status: code, error } = spawnSync('psql', [url, ...rest], { stdio: 'inherit' })
    if (!error) return code
    throw Object.assign(new Error('psql is not installed on this machine: install the PostgreSQL client.'), {
      code: 'PREFLIGHT_START',
    })
  })
}
