import type { Locale } from '#app/messages/locales.ts'
import type { Services } from '#app/server/services.server.ts'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { inEachWorkspace } from '#db/queries/each-workspace.server.ts'
import { languagesOf } from '#db/queries/languages.server.ts'
import { type NewMail, queueMail } from '#db/queries/mails.server.ts'
import { type PilotWords, wordsIn } from './pilot-words.server.ts'

/** A mail about a pilot that is still to be written, in words of whoever gets it. */
export type PilotLetter = Pick<NewMail, 'kind' | 'recipient' | 'keepMinutes'> & {
  /** The client's language: for whoever chose none. */
  otherwise: Locale
  factsIn(words: PilotWords): NewMail['facts']
}

/** Looks at each workspace with members and mails what was found; what was noted is mailed, even if a later one could not be read. */
export async function mailFromEach(
  { database, mailing }: Pick<Services, 'database' | 'mailing'>,
  look: (tx: WorkspaceTx) => Promise<PilotLetter[]>,
): Promise<void> {
  const letters: PilotLetter[] = []
  try {
    await inEachWorkspace(database, async (tx) => {
      letters.push(...(await look(tx)))
    })
  } finally {
    if (letters.length > 0) {
      await queueLetters(database, letters)
      mailing.wake()
    }
  }
}

/** Writes each letter in the language that its reader chose, else in the client's, and queues it. */
export async function queueLetters(database: Database, letters: readonly PilotLetter[]): Promise<void> {
  await database.withSys(async (tx) => {
    const chosen = await languagesOf(tx, [...new Set(letters.map(({ recipient }) => recipient))])
    for (const { otherwise, factsIn, ...mail } of letters) {
      const locale = chosen.get(mail.recipient) ?? otherwise
      await queueMail(tx, { ...mail, locale, facts: factsIn(await wordsIn(locale)) })
    }
  })
}
