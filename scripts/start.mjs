// npm start: packages, build, database, migrations, server; each only as far as needed.
import { join } from 'node:path'
import { buildIfChanged } from './build.mjs'
import { chooseDatabase, objectStorageOf, operatorFileOf, readSettings, runUntilStopped, tracingOf } from './open.mjs'
import { fail, root, setUp } from './setup.mjs'

await setUp(import.meta.url)
try {
  const settings = await readSettings()
  const { readSecret, refuseWeakSecrets } = await import('../app/secrets.server.ts')
  refuseWeakSecrets(settings)
  // What an operator wrote is looked at before a build that takes a minute.
  if (operatorFileOf(settings) !== null) {
    const { loadTrust } = await import('../content/trust.server.ts')
    loadTrust({ operatorFile: operatorFileOf(settings) })
  }
  buildIfChanged()
  process.env.NODE_ENV = 'production'
  await runUntilStopped(settings, async (database) => {
    const { serve } = await import('../build/server/index.js')
    return serve({
      databaseUrl: database.url,
      rolePrefix: settings.PREFLIGHT_ROLE_PREFIX,
      host: settings.HOST,
      port: settings.PORT,
      origin: settings.APP_ORIGIN ?? null,
      trustedProxies: settings.TRUSTED_PROXIES,
      smtpUrl: settings.SMTP_URL ?? null,
      mailFrom: settings.MAIL_FROM ?? null,
      secret: readSecret(settings, chooseDatabase(settings).dataDir),
      allowsPrivateProviders: settings.PREFLIGHT_PRIVATE_PROVIDERS === 'allow',
      operatorFile: operatorFileOf(settings),
      process: settings.PREFLIGHT_PROCESS,
      files: { home: settings.PREFLIGHT_FILES, storage: objectStorageOf(settings) },
      clientFiles: join(root, 'build/client'),
      drainMs: 1_000 * (settings.DRAIN_SECONDS ?? (settings.TRUSTED_PROXIES > 0 ? 5 : 0)),
      logLevel: settings.LOG_LEVEL,
      metrics:
        settings.METRICS_PORT === undefined ? null : { host: settings.METRICS_HOST, port: settings.METRICS_PORT },
      dataDir: settings.DATABASE_URL === undefined ? chooseDatabase(settings).dataDir : null,
      tracing: tracingOf(settings),
    })
  })
  process.exit(0)
} catch (error) {
  fail(error)
}
