import { type ActionFunctionArgs, redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { sayFull } from '#app/routes/register/add-systems.server.ts'
import { checkedSystem, keptAddress, startKeeping } from '#app/server/governance/checked-system.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { addSystems } from '#db/queries/ai-systems.server.ts'
import { listAssessments } from '#db/queries/assessments.server.ts'
import { mostSystems } from '#db/queries/register-size.server.ts'

/**
 * Keeps what the free check answered as a system in the register of the visitor's newest check. Whoever has none is led
 * to start one, and the answers go along.
 */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const own = context.get(services)
  const form = await request.formData()
  const written = [...form].flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[key, value]] : [],
  )
  const session = await context.get(visitor).session()
  if (!session?.actor || !can(session.actor, 'system.write')) return redirect(startKeeping(own.law(), written))
  const { workspaceId, actorId } = session
  await requireWithinLimit(own, 'save', actorId)
  const system = checkedSystem(own.law(), written, own.say)
  if ('fault' in system) throw refusal(400, system.fault)
  const kept = await own.database.withWorkspace({ workspaceId, actorId }, async (tx) => {
    const [newest] = await listAssessments(tx)
    if (!newest) return null
    const ids = await addSystems(tx, newest.client.id, [system])
    return { assessmentId: newest.id, ids, most: await mostSystems(tx) }
  })
  if (kept === null) return redirect(startKeeping(own.law(), written))
  if (kept.ids === null) throw refusal(409, sayFull(own.say, kept.most))
  return redirect(keptAddress(kept.assessmentId, kept.ids[0] ?? ''))
}
