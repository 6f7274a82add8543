import { can } from '#app/core/access/can.ts'
import { owedAt } from '#app/core/access/door.ts'
import type { Locale } from '#app/messages/locales.ts'
import type { Discipline } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { addSystems, type NewSystem } from '#db/queries/ai-systems.server.ts'
import { createAssessment, type NewAssessment } from '#db/queries/assessments.server.ts'
import { findClient } from '#db/queries/clients.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { ensureOwnWorkspace, findOwnWorkspace } from '#db/queries/memberships.server.ts'
import { MOST_SYSTEMS } from '#db/queries/register-size.server.ts'
import { SESSION_DAYS, switchToNew } from '#db/queries/sessions.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import { requireWithinLimit } from './limits.server.ts'
import { refusal } from './refusal.server.ts'
import type { RequestServices } from './services.server.ts'
import { sessionCookie } from './session-cookie.server.ts'
import { unnamedCompany } from './unnamed-company.server.ts'
import type { Session, Visitor } from './visitor.server.ts'

export type AssessmentStart = {
  company: string
  /** Of who answers; may be empty. */
  name: string
  disciplines: Discipline[]
  form: 'short' | 'full'
  /** `quick`: only what the verdicts of their interests hang on; `null`: all, as fits the screen. */
  viewMode: 'quick' | null
  /** What it is started in; a new client is spoken to in it, too. */
  locale: Locale
  /** The workspace that the form named; `null`: it was sent by somebody who had none. */
  workspaceId: string | null
  /** In a new workspace of their own, whatever they work in. */
  inOwn: boolean
  /** A client of that workspace, which gives the check its name; `null`: `company` says whose it is. */
  clientId: string | null
  /** Use cases and techniques that they have in mind, of the catalogue; may be empty. */
  interests: string[]
  /** What its register begins with; `null`: nothing is added. */
  system: NewSystem | null
}

/** `null` where a guest's session is left over in work that is kept in an account: that is its members'. */
async function startIn(tx: WorkspaceTx, { kind }: Session, { assessment, systems, say }: Starting) {
  const isLeftOver = kind === 'guest' && (await findWorkspace(tx))?.kind !== 'guest'
  if (isLeftOver) return null
  const { assessmentId, clientId } = await createAssessment(tx, assessment)
  const systemIds = systems.length === 0 ? [] : await addSystems(tx, clientId, systems)
  if (systemIds === null) throw refusal(409, say('tooManySystems', { max: MOST_SYSTEMS }))
  return { assessmentId, systemIds }
}

type Starting = { assessment: NewAssessment; systems: readonly NewSystem[]; say: RequestServices['say'] }

/**
 * The client that somebody wants to start a check for; `null` if it is archived or not one of theirs, or they only
 * read.
 */
export async function findStartClient(
  { database }: RequestServices,
  visitor: Visitor,
  { workspaceId, clientId }: Pick<AssessmentStart, 'workspaceId' | 'clientId'>,
) {
  if (workspaceId === null || clientId === null) return null
  const session = await visitor.session()
  if (session?.kind !== 'member') return null
  return database.withWorkspace({ workspaceId, actorId: session.actorId }, async (tx) => {
    const workspace = await findOwnWorkspace(tx)
    const isOpen = workspace !== null && workspace.closesAt === null && owedAt(workspace, session) === null
    if (!isOpen || !can(workspace.role, 'assessment.write')) return null
    const client = await findClient(tx, clientId)
    if (!client || client.archivedAt !== null) return null
    return { workspaceId, workspace: workspace.name, id: client.id, name: client.name }
  })
}

/**
 * The visitor's session in the workspace that their form named, since another tab may work in another one meanwhile.
 *
 * @returns `closed` where that workspace does not let them in yet
 * @throws a 409 response if they do not belong to it now
 */
async function sessionFor({ database, say }: RequestServices, visitor: Visitor, workspaceId: string | null) {
  const session = await visitor.session()
  if (session?.kind !== 'member' || workspaceId === null || workspaceId === session.workspaceId) return session
  const named = await database.withWorkspace({ workspaceId, actorId: session.actorId }, findOwnWorkspace)
  if (!named || named.closesAt !== null) throw refusal(409, say('noWorkspaceNow'))
  const owed = owedAt(named, session)
  return { ...session, workspaceId, actor: named.role, closed: owed && { workspaceId, owed } }
}

/** A member's session in a workspace that is not there yet and becomes theirs; anybody else's as it is. */
async function ownSession({ database }: RequestServices, visitor: Visitor): Promise<Session | null> {
  const session = await visitor.session()
  const { token } = visitor
  if (session?.kind !== 'member' || token === null) return session
  const workspaceId = await database.withSys((tx) => switchToNew(tx, token))
  return { ...session, workspaceId, actor: null, closed: null }
}

/**
 * Starts an assessment: in the visitor's workspace if they have one, else in a new
 * one of their own; with a session, if they have none.
 *
 * @returns `setCookie` only for a new session; `systemId` of what its register begins with, else `null`
 * @throws a 429 response past the limit of starts per address; 403 where they may only read, or owe the workspace a second
 *   factor; 409 where they no longer belong, the client is not on the desk, or its register is full
 */
export async function startAssessment(services: RequestServices, visitor: Visitor, start: AssessmentStart) {
  await requireWithinLimit(services, 'start', visitor.address)
  const { database, catalogue, say } = services
  const session = start.inOwn
    ? await ownSession(services, visitor)
    : await sessionFor(services, visitor, start.workspaceId)
  if (session?.closed) {
    throw refusal(403, say(session.closed.owed === 'useProvider' ? 'providerFirst' : 'factorFirst'))
  }
  const client = start.clientId === null ? undefined : await findStartClient(services, visitor, start)
  if (client === null) throw refusal(409, say('noClientNow'))
  const company = client?.name ?? (start.company || unnamedCompany(services.locale))
  const assessment = { ...start, company, clientId: client?.id, catalogueHash: catalogue.hash }
  if (session?.actor && !can(session.actor, 'assessment.write')) {
    throw refusal(403, say('notAllowed', { role: session.actor }))
  }
  if (session?.kind === 'member') await ensureOwnWorkspace(database, session, assessment.company)
  const systems = start.system === null ? [] : [start.system]
  const starting = { assessment, systems, say }
  const started = session && (await database.withWorkspace(session, (tx) => startIn(tx, session, starting)))
  if (started) return { assessmentId: started.assessmentId, systemId: started.systemIds[0] ?? null, setCookie: null }
  const { assessmentId, systemIds, token } = await startAsGuest(database, { ...assessment, systems })
  return { assessmentId, systemId: systemIds[0] ?? null, setCookie: sessionCookie(token, SESSION_DAYS.guest) }
}
