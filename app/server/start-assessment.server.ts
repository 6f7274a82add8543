import type { Discipline } from '#content/schema.ts'
import { createAssessment } from '#db/queries/assessments.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { SESSION_DAYS } from '#db/queries/sessions.server.ts'
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
  if (session) {
    if (session.kind === 'member') await ensureOwnWorkspace(database, session, assessment.company)
    const { assessmentId } = await database.withWorkspace(session, (tx) => createAssessment(tx, assessment))
    return { assessmentId, setCookie: null }
  }
  const { assessmentId, token } = await startAsGuest(database, assessment)
  return { assessmentId, setCookie: sessionCookie(token, SESSION_DAYS.guest) }
}
