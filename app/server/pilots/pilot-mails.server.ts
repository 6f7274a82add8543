import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import type { OpenPilot } from './open-pilot.server.ts'
import { periodName } from './period-name.ts'

const KEEP_MINUTES = 3 * 24 * 60

/** Mails those of the team who are told that something happened which was agreed to end the pilot. */
export async function tellOfHardEvent(
  context: Readonly<RouterContextProvider>,
  { pilot }: Pick<OpenPilot, 'pilot'>,
  event: { onDay: string; body: string; text: string; origin: string },
): Promise<void> {
  const { database, mailing } = context.get(services)
  const told = new Set(pilot.draft.team.flatMap(({ isTold, email }) => (isTold && email !== '' ? [email] : [])))
  if (told.size === 0) return
  const facts = {
    pilot: pilot.name,
    event: event.text,
    date: periodName({ from: event.onDay, to: event.onDay }, 'day'),
    note: event.body,
    link: `${event.origin}/pilots/${pilot.id}/readings/events`,
  }
  await database.withSys(async (tx) => {
    for (const recipient of told)
      await queueMail(tx, { kind: 'pilotHardEvent', recipient, locale: 'en', facts, keepMinutes: KEEP_MINUTES })
  })
  mailing.wake()
}
