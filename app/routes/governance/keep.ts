import { type ActionFunctionArgs, redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { blankSystem } from '#app/core/governance/register/new-system.ts'
import type { SystemAnswer } from '#app/core/governance/register/system.ts'
import { nameFault } from '#app/server/form.server.ts'
import { readCheckQuery } from '#app/server/governance/check-query.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { addSystems } from '#db/queries/ai-systems.server.ts'
import { listAssessments } from '#db/queries/assessments.server.ts'
import { MOST_SYSTEMS } from '#db/queries/register-size.server.ts'

const LONGEST_NAME = 80

/**
 * Keeps what the free check answered as a system in the register of the visitor's newest check. Whoever has none is led
 * to start one first: the answers stay in the address they came from.
 */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const session = await context.get(visitor).session()
  if (!session?.actor || !can(session.actor, 'system.write')) return redirect('/start')
  const { workspaceId, actorId } = session
  const own = context.get(services)
  await requireWithinLimit(own, 'save', actorId)
  const form = await request.formData()
  const written = [...form].flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[key, value]] : [],
  )
  const { triage, privacy, country } = readCheckQuery(own.law(), written)
  const typed = [...(form.get('name')?.toString().trim() ?? '')].slice(0, LONGEST_NAME).join('')
  const fault = nameFault(typed, LONGEST_NAME * 2, own.say)
  if (fault !== null) throw refusal(400, fault)
  const answers: SystemAnswer[] = [...saidIn('ai-act', Object.entries(triage)), ...saidIn('privacy', [...privacy])]
  const system = { ...blankSystem(typed || own.say('checkedSystem')), country: country ?? null, answers }
  const kept = await own.database.withWorkspace({ workspaceId, actorId }, async (tx) => {
    const [newest] = await listAssessments(tx)
    return newest ? { assessmentId: newest.id, ids: await addSystems(tx, newest.client.id, [system]) } : null
  })
  if (kept === null) return redirect('/start')
  if (kept.ids === null) throw refusal(409, own.say('tooManySystems', { max: MOST_SYSTEMS }))
  return redirect(`/assessments/${kept.assessmentId}/governance/${kept.ids[0]}`)
}

const saidIn = (part: SystemAnswer['part'], answers: readonly [string, string][]): SystemAnswer[] =>
  answers.map(([questionId, answer]) => ({ part, questionId, answer, source: 'person' }))
