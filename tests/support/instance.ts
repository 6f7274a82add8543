import { openDatabase } from '#db/open.server.ts'

// One instance's way from the environment to a ready database, as a process of its own.
const [dataDir = '', rolePrefix = 'preflight_', root = process.cwd()] = process.argv.slice(2)
try {
  const database = await openDatabase({
    databaseUrl: process.env.DATABASE_URL || null,
    migrationUrl: process.env.MIGRATION_DATABASE_URL || null,
    dataDir,
    rolePrefix,
    root,
  })
  console.log(JSON.stringify({ url: database.url, migrationsRun: database.migrationsRun }))
  await database.close()
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error && 'code' in error && error.code === 'PREFLIGHT_START' ? error.message : error)
  process.exit(1)
}
