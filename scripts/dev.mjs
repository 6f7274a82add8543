// npm run dev: the same database and server, with the pages from Vite as they are edited.
import { createServer } from 'node:http'
import { chooseDatabase, operatorFileOf, readSettings, runUntilStopped, tracingOf } from './open.mjs'
import { fail, setUp } from './setup.mjs'

await setUp(import.meta.url)
process.env.NODE_ENV = 'development'
try {
  const settings = await readSettings()
  await runUntilStopped(settings, (database) => listen(settings, database.url))
  process.exit(0)
} catch (error) {
  fail(error)
}

async function listen(settings, databaseUrl) {
  const { createServer: createVite } = await import('vite')
  const { getRequestListener } = await import('@hono/node-server')
  const server = createServer()
  const vite = await createVite({ server: { middlewareMode: { server } }, appType: 'custom' })
  const current = followEdits(vite, settings, databaseUrl)
  server.on('request', (request, response) => {
    vite.middlewares(request, response, async () => {
      try {
        await getRequestListener((await current.find()).app.fetch)(request, response)
      } catch (error) {
        vite.ssrFixStacktrace(error)
        console.error(error)
        response.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(error.stack))
      }
    })
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(settings.PORT, settings.HOST, resolve))
  return {
    url: settings.APP_ORIGIN ?? `http://localhost:${server.address().port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await vite.close()
      await current.close()
    },
  }
}

async function secretOf(settings) {
  const { readSecret } = await import('../app/secrets.server.ts')
  return readSecret(settings, chooseDatabase(settings).dataDir)
}

/** The application of the newest edit; the one before is closed. */
function followEdits(vite, settings, databaseUrl) {
  let module
  let preflight
  return {
    async find() {
      const now = await vite.environments.ssr.runner.import('/app/server/main.server.ts')
      if (now !== module) {
        module = now
        const before = preflight
        preflight = now.createPreflight({
          databaseUrl,
          rolePrefix: settings.PREFLIGHT_ROLE_PREFIX,
          origin: settings.APP_ORIGIN ?? null,
          trustedProxies: settings.TRUSTED_PROXIES,
          smtpUrl: settings.SMTP_URL ?? null,
          mailFrom: settings.MAIL_FROM ?? null,
          secret: await secretOf(settings),
          allowsPrivateProviders: settings.PREFLIGHT_PRIVATE_PROVIDERS === 'allow',
          operatorFile: operatorFileOf(settings),
          clientFiles: null,
          mode: 'development',
          logLevel: settings.LOG_LEVEL,
          tracing: tracingOf(settings),
        })
        await (await before)?.close()
      }
      return preflight
    },
    close: async () => (await preflight)?.close(),
  }
}
