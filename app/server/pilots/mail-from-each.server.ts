import type { Services } from '#app/server/services.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { type NewMail, queueMail } from '#db/queries/mails.server.ts'
import { inEachWorkspace } from '#db/queries/pilot-notices.server.ts'

/** Looks at each workspace with members and mails what was found; what was noted is mailed, even if a later one could not be read. */
export async function mailFromEach(
  { database, mailing }: Pick<Services, 'database' | 'mailing'>,
  look: (tx: WorkspaceTx) => Promise<NewMail[]>,
): Promise<void> {
  const mails: NewMail[] = []
  try {
    await inEachWorkspace(database, async (tx) => {
      mails.push(...(await look(tx)))
    })
  } finally {
    if (mails.length > 0) {
      await database.withSys(async (tx) => {
        for (const mail of mails) await queueMail(tx, mail)
      })
      mailing.wake()
    }
  }
}
