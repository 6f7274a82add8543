import type { Locale } from '#app/messages/locales.ts'
import type { Database } from '#db/client.server.ts'
import { isTemporary } from '#db/database-error.ts'
import type { Log } from './log.server.ts'
import { refusal } from './refusal.server.ts'
import type { RequestServices, Services } from './services.server.ts'
import type { Say } from './words.server.ts'

type RequestParts = { locale: Locale; log: Log; say: Say; retryAfter: (seconds: number) => void }

/** A database that does not answer is asked again after this many seconds. */
const RETRY_SECONDS = 2

export function createRequestServices(all: Services, { locale, log, say, retryAfter }: RequestParts): RequestServices {
  /** React Router makes a 500 of any error; only a response keeps its status. */
  async function orUnavailable<T>(work: Promise<T>, away: 'busy' | 'fileAway' = 'busy'): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (!isTemporary(error)) throw error
      log.warn({ err: error }, away === 'busy' ? 'database not available' : 'file not available')
      retryAfter(RETRY_SECONDS)
      throw refusal(503, say(away))
    }
  }

  const database: Database = {
    ...all.database,
    withWorkspace: (scope, work) => orUnavailable(all.database.withWorkspace(scope, work)),
    viewWorkspace: (scope, work) => orUnavailable(all.database.viewWorkspace(scope, work)),
    withSys: (work) => orUnavailable(all.database.withSys(work)),
    askWorkspace: (scope, work) => orUnavailable(all.database.askWorkspace(scope, work)),
    askSys: (work) => orUnavailable(all.database.askSys(work)),
  }
  const readFile: Services['readFile'] = (workspaceId, file) =>
    orUnavailable(all.readFile(workspaceId, file), 'fileAway')
  return { ...all, ...all.inLanguage(locale), log, database, readFile, say, retryAfter }
}
