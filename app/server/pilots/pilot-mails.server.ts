import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { toldPeople } from '#app/core/pilots/charter/told-people.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { noteTold } from '#db/queries/pilot-notices.server.ts'
import type { OpenPilot } from './open-pilot.server.ts'
import { dayName } from './period-name.ts'
import { wordsIn } from './pilot-words.server.ts'
import { stoppingOf } from './stop-link.server.ts'

const KEEP_MINUTES = 3 * 24 * 60

/** Who is told of hard events of a pilot: nobody while it is a guest's, whose addresses nobody has proved. */
export function toldOfHardEvents({ pilot, actor }: Pick<OpenPilot, 'pilot' | 'actor'>): string[] {
  return actor === 'guest' ? [] : toldPeople(pilot.draft.team, 'hardEvent')
}

/** Notes that a hard event is mailed, in the transaction that writes it down. @returns whom to mail; none the second time */
export async function noteHardEvent(
  tx: WorkspaceTx,
  open: Pick<OpenPilot, 'pilot' | 'actor'>,
  eventId: string,
): Promise<string[]> {
  const told = toldOfHardEvents(open)
  if (told.length === 0) return []
  return (await noteTold(tx, open.pilot.id, { kind: 'hardEvent', about: eventId })) ? told : []
}

/** Mails people that something happened which was agreed to end the pilot. */
export async function tellOfHardEvent(
  context: Readonly<RouterContextProvider>,
  { pilot, scope }: Pick<OpenPilot, 'pilot' | 'scope'>,
  event: { told: readonly string[]; onDay: string; body: string; text: string; origin: string },
): Promise<void> {
  if (event.told.length === 0) return
  const { database, mailing, seal } = context.get(services)
  const words = await wordsIn('en')
  const facts = {
    pilot: pilot.name,
    event: event.text,
    date: dayName(event.onDay, words.locale),
    note: event.body,
    link: `${event.origin}/pilots/${pilot.id}/readings/events`,
  }
  await database.withSys(async (tx) => {
    for (const recipient of event.told) {
      const person = { workspaceId: scope.workspaceId, pilotId: pilot.id, email: recipient }
      // Without the header by which a mail program stops it unasked: people were named to be told of this.
      const { stopping } = stoppingOf({ seal, words, origin: event.origin }, person)
      const mail = { kind: 'pilotHardEvent', recipient, locale: 'en', keepMinutes: KEEP_MINUTES } as const
      await queueMail(tx, { ...mail, facts: { ...facts, stopping } })
    }
  })
  mailing.wake()
}
