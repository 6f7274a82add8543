import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { withAdministrator } from '#db/administrate.server.ts'
import { withDatabase } from '#db/connection-url.ts'
import { quietly } from '#tests/support/database-server.ts'
import { ROLE_PREFIX } from './database.ts'
import { openMailbox } from './mailbox.ts'
import { startProduct } from './product.ts'

/** One product for the whole run, with a database and a mail server of its own; stopped after the last test. */
export default async function startForAll(): Promise<() => Promise<void>> {
  const database = await ownDatabase()
  const mailbox = await openMailbox()
  const product = await startProduct({
    DATABASE_URL: database?.url ?? '',
    PREFLIGHT_ROLE_PREFIX: ROLE_PREFIX,
    SMTP_URL: mailbox.smtpUrl,
    PREFLIGHT_OPERATOR_FILE: join(import.meta.dirname, 'operator.yaml'),
  })
  process.env.PREFLIGHT_E2E_URL = product.url
  process.env.PREFLIGHT_E2E_DATABASE = database?.url ?? (await ownerOf(product.dataDir))
  return async () => {
    await product.stop()
    await mailbox.close()
    await database?.drop()
  }
}

/** How its owner signs in to the database that the product brought. */
const ownerOf = (dataDir: string) =>
  withAdministrator({ databaseUrl: null, migrationUrl: null, dataDir }, async ({ url }) => url)

/** On the server that TEST_DATABASE_URL or DATABASE_URL names; `null`: the product brings its own. */
async function ownDatabase() {
  const server = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL
  if (!server) return null
  const name = `preflight_e2e_${randomBytes(6).toString('hex')}`
  const administrator = quietly(server)
  await administrator.unsafe(`create database ${name}`)
  return {
    url: withDatabase(server, name),
    async drop() {
      await administrator.unsafe(`drop database ${name} with (force)`)
      await administrator.end()
    },
  }
}
