// npm run db -- status|migrate|backup|restore|psql|generate; also npm run -s preflight -- db ...
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chooseDatabase, readSettings } from './open.mjs'
import { fail, root, setUp } from './setup.mjs'

const USAGE = `Usage: npm run -s preflight -- db <command>   (or npm run db -- <command>)
  status                     where the data is, what it survives, migrations, size, last backup
  migrate                    make roles and run the migrations that are due
  backup <file or folder>    write everything into one file; also while Preflight runs
  restore <file> [--replace] load a backup into an empty database; --replace deletes
                             everything that Preflight keeps in this database first
  psql [arguments]           open psql on the database as its owner
  generate --name <name> [--custom]   write the next migration from db/schema`

const migrations = join(root, 'db/migrations')

await setUp(import.meta.url)
const [command, ...rest] = process.argv.slice(2)
const commands = { generate, migrate, status, backup, restore, psql }
if (command === '--help') {
  console.log(USAGE)
  process.exit(0)
}
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
  const { describeStatus } = await import('../db/status.server.ts')
  const { roleNames } = await import('../db/roles.server.ts')
  const choice = chooseDatabase(await readSettings())
  const isEmbedded = choice.databaseUrl === null
  return withAdministrator(choice, async ({ admin, place }) => {
    const names = roleNames(choice.rolePrefix)
    const { lines, isWell } = await describeStatus(admin, { names, place, isEmbedded, folder: migrations })
    for (const line of lines) console.log(line)
    return isWell ? 0 : 1
  })
}

async function backup() {
  const [target, ...more] = rest
  if (target === undefined || more.length > 0) return misused()
  const { withAdministrator } = await import('../db/administrate.server.ts')
  const { writeBackup } = await import('../db/backup/write.server.ts')
  const { roleNames } = await import('../db/roles.server.ts')
  const choice = chooseDatabase(await readSettings())
  const file = backupFile(target)
  return withAdministrator(choice, async (administrator) => {
    const written = await writeBackup(administrator, { names: roleNames(choice.rolePrefix), file })
    const rows = written.fingerprints.reduce((sum, one) => sum + one.rows, 0)
    console.log(`${file}: ${rows} rows of ${written.fingerprints.length} tables, ${written.bytes} bytes,`)
    console.log(
      `as they were at ${written.takenAt.toISOString()}. It holds everything that people wrote: keep it safe.`,
    )
    return 0
  })
}

async function restore() {
  const [file, flag, ...more] = rest
  if (file === undefined || (flag !== undefined && flag !== '--replace') || more.length > 0) return misused()
  const { withRoles } = await import('../db/open.server.ts')
  const { checkBackup, restoreBackup } = await import('../db/backup/restore.server.ts')
  const { roleNames } = await import('../db/roles.server.ts')
  const choice = chooseDatabase(await readSettings())
  const backup = await checkBackup(fromHere(file))
  return withRoles(choice, async ({ adminUrl, login, place }) => {
    const names = roleNames(choice.rolePrefix)
    const options = { names, login, backup, replace: flag === '--replace', migrations }
    const { takenAt, fingerprints, signedOut } = await restoreBackup(adminUrl, options)
    const rows = fingerprints.reduce((sum, one) => sum + one.rows, 0)
    console.log(
      `${place} holds what it held at ${takenAt}: ${rows} rows of ${fingerprints.length} tables, each compared.`,
    )
    console.log(`Sessions ended: ${signedOut}. Links made before the backup open again, also those ended since.`)
    return 0
  })
}

/** A folder gets a file named by the time. */
function backupFile(target) {
  const path = fromHere(target)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path
  return join(path, `preflight-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}.backup`)
}

/** npm runs us in the repository; what was typed was meant from where it was typed. */
function fromHere(path) {
  return resolve(process.env.INIT_CWD ?? root, path)
}

function misused() {
  console.error(USAGE)
  return 2
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
