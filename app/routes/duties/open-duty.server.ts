import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type AnswerBehind, answersBehind, type DutyView, viewDuty } from '#app/server/duties/duty-view.server.ts'
import { dutiesOn, readStoredDuties } from '#app/server/duties/read-duties.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenSystem } from '#app/server/register/register.server.ts'
import { isSameWord } from '#db/queries/ai-duties.server.ts'

/** Another system with the same duty; `isApart`: something else is written down about it there. */
export type AlikeSystem = { id: string; name: string; isApart: boolean }

/**
 * One duty of a system, and the other systems of the register that have the same one as surely.
 *
 * @throws a 404 response if the law asks no such thing of the system today
 */
export async function openDuty(
  context: Readonly<RouterContextProvider>,
  { scope, clientId, frame, today, system }: OpenSystem,
  dutyId: string,
): Promise<{ duty: DutyView; alike: AlikeSystem[]; because: AnswerBehind[] }> {
  const request = context.get(services)
  const { database, catalogue, law: lawOf, say } = request
  await requireWithinLimit(request, 'register', scope.workspaceId)
  const stored = await database.withWorkspace(scope, (tx) => readStoredDuties(tx, clientId))
  const law = lawOf()
  const { duties } = await dutiesOn(law, stored, today)
  const alike = duties.filter(({ id }) => id === dutyId)
  const own = alike.find((duty) => duty.system.id === system.id)
  if (!own) throw refusal(404, say('noDuty'))
  const rowOf = (id: string) => stored.kept.get(id)?.kept.find((row) => row.dutyId === dutyId)
  return {
    because: answersBehind(law, { base: frame.base, system }, own.restsOn),
    duty: viewDuty({ law, catalogue, base: frame.base, today }, { ...own, systems: [own.system] }),
    alike: alike
      .filter((one) => one !== own && one.isSure === own.isSure)
      .map(({ system: { id, name } }) => ({
        id,
        name,
        isApart: rowOf(id) !== undefined && !isSameWord(rowOf(id), rowOf(system.id)),
      })),
  }
}
