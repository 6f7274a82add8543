import type postgres from 'postgres'
import { withAdministrator } from '#db/administrate.server.ts'
import { connect, type Database } from '#db/client.server.ts'
import { readStatus } from '#db/migrate.server.ts'
import { ensureRoles, type RoleNames, roleNames } from '#db/roles.server.ts'
import { chooseDatabase, readSettings } from '../scripts/open.mjs'

export type Installation = {
  admin: postgres.Sql
  names: RoleNames
  rolePrefix: string
  /** For `connect`, as the product signs in. */
  runtimeUrl(): Promise<string>
}

/**
 * Runs `work` on the database of this installation, also beside the running product.
 *
 * @returns the exit code of `work`, or 1 with a sentence on standard error if there is no database of this version
 */
export async function onInstallation(work: (installation: Installation) => Promise<number>): Promise<number> {
  try {
    const choice = chooseDatabase(await readSettings())
    return await withAdministrator(choice, async ({ admin, url }) => {
      const { applied, known } = await readStatus(admin, `${choice.root}/db/migrations`)
      if (applied !== known) {
        console.error(`The database has ${applied} of ${known} migrations: start this version of Preflight once.`)
        return 1
      }
      const { rolePrefix, databaseUrl, migrationUrl } = choice
      const names = roleNames(rolePrefix)
      const given = migrationUrl === null || migrationUrl === databaseUrl ? null : databaseUrl
      const runtimeUrl = () => ensureRoles(admin, { names, adminUrl: url, runtimeUrl: given })
      return work({ admin, names, rolePrefix, runtimeUrl })
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'PREFLIGHT_START')) throw error
    console.error(error.message)
    return 1
  }
}

/** The same with the handle that the product itself works with. */
export function onDatabase(work: (database: Database) => Promise<void>): Promise<number> {
  return onInstallation(async ({ runtimeUrl, rolePrefix }) => {
    const database = connect({ url: await runtimeUrl(), rolePrefix, applicationName: 'preflight command' })
    try {
      await work(database)
      return 0
    } finally {
      await database.close()
    }
  })
}
