import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type DutyView, viewDuty } from '#app/server/duties/duty-view.server.ts'
import { dutiesOn, readStoredDuties } from '#app/server/duties/read-duties.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenSystem } from '#app/server/register/register.server.ts'

/**
 * One duty of a system, and the ids of all systems of the register that have the same one as surely, its own among them.
 *
 * @throws a 404 response if the law asks no such thing of the system today
 */
export async function openDuty(
  context: Readonly<RouterContextProvider>,
  { scope, clientId, frame, today, system }: OpenSystem,
  dutyId: string,
): Promise<{ duty: DutyView; alike: string[] }> {
  const { database, catalogue, law: lawOf, say } = context.get(services)
  const stored = await database.withWorkspace(scope, (tx) => readStoredDuties(tx, clientId))
  const law = lawOf()
  const alike = dutiesOn(law, stored, today).duties.filter(({ id }) => id === dutyId)
  const own = alike.find((duty) => duty.system.id === system.id)
  if (!own) throw refusal(404, say('noDuty'))
  return {
    duty: viewDuty({ law, catalogue, base: frame.base, today }, { ...own, systems: [own.system] }),
    alike: alike.filter(({ isSure }) => isSure === own.isSure).map((duty) => duty.system.id),
  }
}
