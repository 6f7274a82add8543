import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './setup.mjs'

/** The settings from the environment and `.env`; the environment wins. */
export async function readSettings() {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const { readEnvironment } = await import('../app/env.server.ts')
  return readEnvironment(process.env)
}

/** The operator file, from the root of the repository if it is not absolute; `null`: none. */
export function operatorFileOf({ PREFLIGHT_OPERATOR_FILE: file }) {
  return file === undefined ? null : resolve(root, file)
}

/** How the object storage is signed in to; `null`: none is set. The settings have all of it or nothing. */
export function objectStorageOf(settings) {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = settings
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings
  return endpoint === undefined ? null : { endpoint, bucket, region, accessKeyId, secretAccessKey }
}

/** Where traces go; `null`: nowhere. */
export function tracingOf(settings) {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: serviceName } = settings
  return endpoint === undefined ? null : { endpoint, serviceName, ratio: settings.OTEL_TRACES_SAMPLER_ARG }
}

/** Which database the settings mean. */
export function chooseDatabase(settings) {
  return {
    databaseUrl: settings.DATABASE_URL ?? null,
    migrationUrl: settings.MIGRATION_DATABASE_URL ?? null,
    dataDir: resolve(root, settings.PREFLIGHT_DATA_DIR),
    rolePrefix: settings.PREFLIGHT_ROLE_PREFIX,
    root,
  }
}

/**
 * Starts in order, prints where to go, and stops in the opposite order on Ctrl-C,
 * SIGTERM, SIGHUP, or when whoever started us is gone.
 *
 * @param listen takes the open database, returns `{ url, close }`
 */
export async function runUntilStopped(settings, listen) {
  const { openDatabase } = await import('../db/open.server.ts')
  const database = await openDatabase({ ...chooseDatabase(settings), tell: (sentence) => console.error(sentence) })
  const stopRequested = waitForStop()
  let serving
  try {
    serving = await listen(database)
  } catch (error) {
    await database.close()
    throw explainListening(error, settings)
  }
  database.announce(serving.url)
  console.log(`Preflight is ready: ${serving.url}`)
  console.log(database.durability)
  if (serving.metricsUrl) console.log(`Metrics: ${serving.metricsUrl}`)
  await stopRequested
  console.error('Stopping ...')
  await serving.close()
  await database.close()
  console.error('Stopped; everything saved is on disk.')
}

function explainListening(error, settings) {
  const isMetrics = error?.address === settings.METRICS_HOST && error?.port === settings.METRICS_PORT
  const [HOST, PORT, host, port] = isMetrics
    ? [settings.METRICS_HOST, settings.METRICS_PORT, 'METRICS_HOST', 'METRICS_PORT']
    : [settings.HOST, settings.PORT, 'HOST', 'PORT']
  const sentences = {
    EADDRINUSE: `Port ${PORT} is in use: stop what uses it, or set ${port} to another one (0 takes a free one).`,
    EACCES: `Port ${PORT} may not be opened by this user: set ${port} to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${HOST}: correct ${host}.`,
  }
  const message = sentences[error?.code]
  return message ? Object.assign(new Error(message), { code: 'PREFLIGHT_START' }) : error
}

function waitForStop() {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
    process.on('disconnect', stop)
    // Killed without a chance to tell us, npm leaves us, or the shell between us, to another parent.
    const started = parents()
    if (process.env.npm_lifecycle_event) setInterval(() => parents() !== started && stop(), 250).unref()
  })
}

/** Who started us and who started them; the latter where the system tells (Linux). */
function parents() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return `${process.ppid}`
  }
}
