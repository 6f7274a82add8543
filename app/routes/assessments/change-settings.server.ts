import { data, type RouterContextProvider, redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { COMPANY_MAX } from '#app/routes/questionnaire-parts/start-form.tsx'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import { type OpenAssessment, requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { sharedCookie } from '#app/server/session-cookie.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { removeAssessment, saveAssessment } from '#db/queries/assessments.server.ts'
import { writeAudit } from '#db/queries/audit.server.ts'
import { findClientsNamed, moveAssessment } from '#db/queries/clients.server.ts'
import { forgetLinks, watchLinks } from '#db/queries/ended-links.server.ts'
import { saveParticipant } from '#db/queries/participants.server.ts'
import { MOST_SYSTEMS } from '#db/queries/register-size.server.ts'
import { createResumeLink, revokeResumeLinks } from '#db/queries/resume-links.server.ts'
import { revokeOtherSessions } from '#db/queries/sessions.server.ts'
import { keepLonger } from '#db/queries/workspaces.server.ts'
import { type LeadErrors, parseLead, type TypedLead, typedLead } from './lead-form.ts'

export type SettingsOutcome = {
  /** A new private link; shown this once. */
  link?: string
  done?: 'revoked' | 'saved' | 'extended' | 'moved'
  errors?: { company?: string; confirm?: string; client?: string } & LeadErrors
  /** The name of a client, as sent with an error. */
  typedClient?: string
  /** Who answers, as sent with an error. */
  typed?: TypedLead
}

type Sent = { form: FormData /** Our own, for links. */; origin: string }

/**
 * Does what one of the forms of the settings page asks for.
 *
 * @throws a redirect, or a 4xx response for a form that is none of them or comes too late
 */
export async function changeSettings(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { form, origin }: Sent,
) {
  const { database, say } = context.get(services)
  const { scope, assessment } = open
  const save = (change: Parameters<typeof saveAssessment>[2]) =>
    database.withWorkspace(scope, (tx) => saveAssessment(tx, assessment.id, change))

  const viewMode = form.get('viewMode')
  if (viewMode === 'single' || viewMode === 'sections') {
    await save({ viewMode })
    throw redirect(returnPath(form, assessment.id))
  }
  switch (form.get('intent')) {
    case 'sharedComputer':
      throw backWith(form, assessment.id, { 'Set-Cookie': sharedCookie(true), 'Clear-Site-Data': '"storage"' })
    case 'ownComputer':
      throw backWith(form, assessment.id, { 'Set-Cookie': sharedCookie(false) })
    case 'link':
      requireGuests(context, open)
      return outcome({ link: `${origin}/resume/${await makeLink(context, open)}` })
    case 'revoke':
      requireGuests(context, open)
      await endAccess(context, open)
      return outcome({ done: 'revoked' })
    case 'rename': {
      const title = fieldOf(form, 'company').trim()
      const company = title === '' ? say('nameMissing') : nameFault(title, COMPANY_MAX, say)
      if (company !== null) return outcome({ errors: { company } }, 422)
      if (!(await save({ title }))) throw refusal(409, say('submitted'))
      return outcome({ done: 'saved' })
    }
    case 'lead': {
      const typed = typedLead(form)
      const parsed = parseLead(typed, say)
      if (!parsed.ok) return outcome({ errors: parsed.errors, typed }, 422)
      if (assessment.status !== 'open') throw refusal(409, say('submitted'))
      const of = { assessmentId: assessment.id, participantId: open.lead.id }
      await database.withWorkspace(scope, (tx) => saveParticipant(tx, of, parsed.lead))
      return outcome({ done: 'saved' })
    }
    case 'form': {
      const wanted = form.get('form')
      if (wanted !== 'short' && wanted !== 'full') throw refusal(400, say('shortOrFull'))
      if (!(await save({ form: wanted }))) throw refusal(409, say('submitted'))
      return outcome({ done: 'saved' })
    }
    case 'move': {
      requireRight(context, open.actor, 'client.write')
      const typedClient = fieldOf(form, 'client').trim()
      const moved = await database.withWorkspace(scope, (tx) => moveToNamed(tx, assessment.id, typedClient))
      return moved === 'moved'
        ? outcome({ done: 'moved' })
        : outcome({ errors: { client: say(moved, { max: MOST_SYSTEMS }) }, typedClient }, 422)
    }
    case 'extend':
      await database.withWorkspace(scope, keepLonger)
      return outcome({ done: 'extended' })
    case 'delete': {
      requireRight(context, open.actor, 'assessment.delete')
      if (form.get('confirm') !== 'yes') return outcome({ errors: { confirm: say('deleteMissing') } }, 422)
      await endLinks(context, open)
      const links = await database.withWorkspace(scope, async (tx) => {
        const { ended } = await watchLinks(tx, () => removeAssessment(tx, assessment.id))
        // A guest has no log, and nothing of what they delete is left.
        if (open.actor !== 'guest') {
          await writeAudit(tx, { action: 'assessment.deleted', facts: { assessment: assessment.id } })
        }
        return ended
      })
      await database.withSys((tx) => forgetLinks(tx, links))
      throw redirect('/assessments')
    }
    default:
      throw refusal(400, say('unknownForm'))
  }
}

const outcome = (result: SettingsOutcome, status = 200) => data<SettingsOutcome>(result, status)

/** @returns `moved`, or why not: nobody on the desk is called so, or more than one, or its AI systems find no room */
async function moveToNamed(tx: WorkspaceTx, assessmentId: string, name: string) {
  const [client, ...others] = name === '' ? [] : await findClientsNamed(tx, name)
  if (!client) return 'clientUnknown'
  if (others.length > 0) return 'clientTwice'
  const moved = await moveAssessment(tx, assessmentId, client.id)
  if (moved === 'full') return 'systemsFindNoRoom'
  return moved ? 'moved' : 'clientUnknown'
}

/** Work that is kept in an account has no private links: its people sign in. */
function requireGuests(context: Readonly<RouterContextProvider>, { expiresAt }: OpenAssessment) {
  if (expiresAt === null) throw refusal(400, context.get(services).say('unknownForm'))
}

function makeLink(context: Readonly<RouterContextProvider>, { scope, assessment, lead, expiresAt }: OpenAssessment) {
  const { workspaceId, actorId } = scope
  const link = { workspaceId, actorId, assessmentId: assessment.id, participantId: lead.id, expiresAt }
  return context.get(services).database.withSys((tx) => createResumeLink(tx, link))
}

function endLinks(context: Readonly<RouterContextProvider>, { scope, assessment }: OpenAssessment) {
  const links = { workspaceId: scope.workspaceId, assessmentId: assessment.id }
  return context.get(services).database.withSys((tx) => revokeResumeLinks(tx, links))
}

/** Ends the links, and every session but this one: a session that a link made outlives it. */
async function endAccess(context: Readonly<RouterContextProvider>, { scope, assessment }: OpenAssessment) {
  const { workspaceId } = scope
  const { token } = context.get(visitor)
  await context.get(services).database.withSys(async (tx) => {
    await revokeResumeLinks(tx, { workspaceId, assessmentId: assessment.id })
    if (token) await revokeOtherSessions(tx, workspaceId, token)
  })
}

const backWith = (form: FormData, assessmentId: string, headers: Record<string, string>) =>
  redirect(returnPath(form, assessmentId), { headers })

/** Only back to a page of this very assessment. */
function returnPath(form: FormData, assessmentId: string): string {
  const wanted = fieldOf(form, 'returnTo')
  const base = `/assessments/${assessmentId}/`
  return wanted.startsWith(base) && /^[\w/-]+$/.test(wanted) ? wanted : `${base}questions/scope`
}
