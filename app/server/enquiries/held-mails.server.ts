import { randomUUID } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { WARNING_MINUTES } from '#app/server/security-mail.server.ts'
import {
  dropEnquiryMails,
  type EnquiryMailPlace,
  holdEnquiryMail,
  releaseEnquiryMails,
} from '#db/queries/enquiry-mails.server.ts'
import { languagesOf } from '#db/queries/languages.server.ts'

/** What goes to each of these. */
export type Letter = {
  kind: 'enquiry' | 'enquiryAnswer'
  recipients: readonly string[]
  /** For whoever chose none for an account. */
  locale: string
  facts: Record<string, string>
}

/**
 * Stores something with the mails that tell of it: they are queued first, and go once it is stored; where it is not,
 * nobody gets them.
 *
 * @param letter `null`: nobody is told
 * @param store whether it was stored now
 */
export async function storeAndTell<T>(
  context: Readonly<RouterContextProvider>,
  { workspaceId, enquiryId, letter }: { workspaceId: string; enquiryId: string; letter: Letter | null },
  { store, isStored }: { store: () => Promise<T>; isStored: (result: T) => boolean },
): Promise<T> {
  if (letter === null) return store()
  const { database, log, mailing } = context.get(services)
  const place: EnquiryMailPlace = { workspaceId, enquiryId, sending: randomUUID() }
  const { kind, recipients, locale, facts } = letter
  await database.withSys(async (tx) => {
    const chosen = await languagesOf(tx, recipients)
    for (const recipient of recipients) {
      await holdEnquiryMail(tx, {
        kind,
        recipient,
        locale: chosen.get(recipient) ?? locale,
        facts: { ...facts, ...place },
        keepMinutes: WARNING_MINUTES,
      })
    }
  })
  // Where it throws it may have been stored all the same: whoever sends the mails looks.
  const result = await store()
  await database
    .withSys((tx) => (isStored(result) ? releaseEnquiryMails : dropEnquiryMails)(tx, place))
    .catch((error) => log.warn({ err: error }, 'mails of a question wait a minute'))
  mailing.wake()
  return result
}
