import { data, type RouterContextProvider, redirect } from 'react-router'
import * as z from 'zod'
import { services, visitor } from '#app/context.server.ts'
import { LEAD_NAME_MAX } from '#app/routes/questionnaire-parts/lead-fields.tsx'
import { requireAnswerLink } from '#app/server/answering/answer-link.server.ts'
import { answeringBase } from '#app/server/answering/participation.server.ts'
import { fieldOf, nameFault, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { tokenCookie } from '#app/server/session-cookie.server.ts'
import type { Discipline } from '#content/schema.ts'
import { createSession, revokeSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import { addPerson, enterAs, MOST_PEOPLE } from '#db/queries/team.server.ts'

type Context = Readonly<RouterContextProvider>

export type EnterOutcome = {
  errors: { name?: string; disciplines?: string }
  typed: { name: string; disciplines: string[] }
}

const FIELDS = { name: 'one', disciplines: 'many' } as const

/**
 * Lets somebody in who was asked, under the name and for the work that they give: by their own link always as the same
 * person, by a link for many as a new one.
 *
 * @returns what is wrong with the form, with 422
 * @throws a redirect to their pages with a cookie of its own, or to the page itself where nobody is let in now
 */
export async function enter(context: Context, token: string, request: Request) {
  const own = context.get(services)
  const form = await readForm(request, FIELDS, own.say)
  await requireWithinLimit(own, 'answer', context.get(visitor).address)
  const { link, scope, shut } = await requireAnswerLink(context, token)
  if (shut !== null) throw redirect(`/answer/${token}`)
  const typed = { name: fieldOf(form, 'name').trim(), disciplines: form.getAll('disciplines').map(String) }
  if (link.kind === 'return') return letIn(context, scope.workspaceId, link.participantId)
  const known = own.catalogue.disciplines.map(({ id }) => id).filter((id) => (link.discipline ?? id) === id)
  const chosen = z.array(z.enum(known)).min(1).safeParse(typed.disciplines)
  const fault = typed.name === '' ? own.say('answeringName') : nameFault(typed.name, LEAD_NAME_MAX, own.say)
  if (fault !== null || !chosen.success) {
    const disciplines = chosen.success ? undefined : own.say('answeringDisciplines')
    const errors = { ...(fault !== null && { name: fault }), ...(disciplines && { disciplines }) }
    return data<EnterOutcome>({ errors, typed }, 422)
  }
  const person = { name: typed.name, disciplines: [...new Set<Discipline>(chosen.data)] }
  const participantId = await own.database.withWorkspace(scope, async (tx) => {
    const { assessmentId } = link
    if (link.participantId === null) return addPerson(tx, assessmentId, { ...person, isHere: true })
    return (await enterAs(tx, { assessmentId, participantId: link.participantId }, person)) ? link.participantId : null
  })
  if (participantId === null) throw refusal(409, own.say('answeringFull', { max: MOST_PEOPLE }))
  return letIn(context, scope.workspaceId, participantId)
}

/** @throws a redirect with a new session, which takes the place of the one that the browser answered with before */
async function letIn(context: Context, workspaceId: string, participantId: string | null): Promise<never> {
  const { database } = context.get(services)
  if (participantId === null) throw new TypeError('A way back belongs to somebody.')
  const before = context.get(visitor).tokenOf('answer')
  const { token } = await database.withSys(async (tx) => {
    if (before !== null) await revokeSession(tx, before)
    return createSession(tx, { kind: 'participant', workspaceId, actorId: participantId })
  })
  throw redirect(answeringBase(participantId), {
    headers: { 'Set-Cookie': tokenCookie('answer', token, SESSION_DAYS.participant) },
  })
}
