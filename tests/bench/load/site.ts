import { loadCatalogue } from '#content/catalogue.server.ts'
import { connect, type Database } from '#db/client.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { openOwnDatabase } from '../own-database.ts'
import { type AppProcess, startApp } from './app-process.ts'
import type { Person } from './jobs.ts'

/** A database of its own, with people who have begun a check. */
export type Site = {
  database: Database
  people: (Person & { workspaceId: string })[]
  /** Those that everybody is asked and that change nothing else. */
  questions: string[]
  /** Of the questions. */
  sections: string[]
  start(settings?: Record<string, unknown>): Promise<AppProcess>
  close(): Promise<void>
}

export async function openSite(howMany: number): Promise<Site> {
  const opened = await openOwnDatabase()
  const database = connect({ url: opened.url, max: 4 })
  const { hash, questions, dimensions } = loadCatalogue()
  const start = { form: 'full' as const, locale: 'en' as const, catalogueHash: hash, disciplines: [] }
  const people: Site['people'] = []
  for (let at = 0; at < howMany; at++) {
    const { assessmentId, token, workspaceId } = await startAsGuest(database, { ...start, company: `Company ${at}` })
    people.push({ assessmentId, token, workspaceId, address: `198.51.${at >> 8}.${at & 255}` })
  }
  return {
    database,
    people,
    questions: questions.filter(({ kind }) => kind === 'level').map(({ id }) => id),
    sections: dimensions.map(({ id }) => id),
    // One more proxy than there is: whoever asks says at which address they sit.
    start: (settings = {}) => startApp({ databaseUrl: opened.url, trustedProxies: 1, ...settings }),
    async close() {
      await database.close()
      await opened.close()
    },
  }
}
