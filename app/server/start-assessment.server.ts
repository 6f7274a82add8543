import type { Discipline } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { createAssessment, type NewAssessment } from '#db/queries/assessments.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { SESSION_DAYS, type Session } from '#db/queries/sessions.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import { requireWithinLimit } from './limits.server.ts'
import type { RequestServices } from './services.server.ts'
import { sessionCookie } from './session-cookie.server.ts'
import type { Visitor } from './visitor.server.ts'

export type AssessmentStart = {
  company: string
  /** Of who answers; may be empty. */
  name: string
  disciplines: Discipline[]
  form: 'short' | 'full'
  locale: string
}

/** Stands on pages and the report where no company was named. */
const UNNAMED = 'Our marketing'

/** Whether somebody named the company that is assessed. */
export function isNamed(title: string): boolean {
  return title !== UNNAMED
}

/** `null` where a guest's session is left over in work that is kept in an account: that is its members'. */
async function startIn(tx: WorkspaceTx, { kind }: Session, assessment: NewAssessment) {
  const isLeftOver = kind === 'guest' && (await findWorkspace(tx))?.kind !== 'guest'
  return isLeftOver ? null : createAssessment(tx, assessment)
}

/**
 * Starts an assessment: in the visitor's workspace if they have one, else in a new
 * one of their own; with a session, if they have none.
 *
 * @returns `setCookie` only for a new session
 * @throws a 429 response past the limit of starts per address
 */
export async function startAssessment(services: RequestServices, visitor: Visitor, start: AssessmentStart) {
  await requireWithinLimit(services, 'start', visitor.address)
  const { database, catalogue } = services
  const assessment = { ...start, company: start.company || UNNAMED, catalogueHash: catalogue.hash }
  const session = await visitor.session()
  if (session?.kind === 'member') await ensureOwnWorkspace(database, session, assessment.company)
  const started = session && (await database.withWorkspace(session, (tx) => startIn(tx, session, assessment)))
  if (started) return { assessmentId: started.assessmentId, setCookie: null }
  const { assessmentId, token } = await startAsGuest(database, assessment)
  return { assessmentId, setCookie: sessionCookie(token, SESSION_DAYS.guest) }
}
