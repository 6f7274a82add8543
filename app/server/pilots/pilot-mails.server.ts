import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { toldPeople } from '#app/core/pilots/charter/told-people.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findClientLanguage } from '#db/queries/languages.server.ts'
import { noteTold } from '#db/queries/pilot-notices.server.ts'
import { queueLetters } from './mail-from-each.server.ts'
import type { OpenPilot } from './open-pilot.server.ts'
import { dayName } from './period-name.ts'
import type { PilotWords } from './pilot-words.server.ts'
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
  const otherwise = await database.withWorkspace(scope, (tx) => findClientLanguage(tx, pilot.clientId))
  const letters = event.told.map((recipient) => ({
    kind: 'pilotHardEvent' as const,
    recipient,
    keepMinutes: KEEP_MINUTES,
    otherwise,
    factsIn: (words: PilotWords) => {
      const person = { workspaceId: scope.workspaceId, pilotId: pilot.id, email: recipient }
      // Without the header by which a mail program stops it unasked: people were named to be told of this.
      const { stopping } = stoppingOf({ seal, words, origin: event.origin }, person)
      return {
        pilot: pilot.name,
        event: event.text,
        date: dayName(event.onDay, words.locale),
        note: event.body,
        link: `${event.origin}/pilots/${pilot.id}/readings/events`,
        stopping,
      }
    },
  }))
  await queueLetters(database, letters)
  mailing.wake()
}
