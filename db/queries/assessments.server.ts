import { and, desc, eq, sql } from 'drizzle-orm'
import type { Locale } from '#app/messages/locales.ts'
import type { Discipline } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments, participants, planSettings, profiles } from '#db/schema/assessments.ts'
import { clients, workspaces } from '#db/schema/workspaces.ts'
import { addClient, findClientsNamed } from './clients.server.ts'

export type Assessment = typeof assessments.$inferSelect

export type NewAssessment = {
  /** The company that is assessed. */
  company: string
  /** Of the workspace and not archived; missing: the one client of that name, else a new one. */
  clientId?: string
  form: Assessment['form']
  /** How questions are shown; missing: as fits the screen. */
  viewMode?: Assessment['viewMode']
  locale: Locale
  catalogueHash: string
  /** Of the lead; missing or empty: unnamed. */
  name?: string
  /** Of the lead; may be empty. */
  disciplines: Discipline[]
  /** 0-5 use-case or technique ids that they have in mind; missing: none. */
  interests?: string[]
}

export const MAX_LISTED_ASSESSMENTS = 200

const owned = (tx: WorkspaceTx, id: string) =>
  and(eq(assessments.workspaceId, tx.scope.workspaceId), eq(assessments.id, id))

/**
 * Starts an assessment with its client, its lead, an empty profile and default plan settings.
 *
 * @returns the new ids
 */
export async function createAssessment(tx: WorkspaceTx, start: NewAssessment) {
  const { workspaceId } = tx.scope
  const { company, form, viewMode, locale, catalogueHash, name, disciplines, interests } = start
  const clientId = start.clientId ?? (await clientNamed(tx, company, locale))
  const [assessmentId, participantId] = [newId(), newId()]
  await tx
    .insert(assessments)
    .values({ workspaceId, id: assessmentId, clientId, title: company, form, viewMode, locale, catalogueHash })
  await tx
    .insert(participants)
    .values({ workspaceId, id: participantId, assessmentId, kind: 'lead', name, disciplines })
  await tx.insert(profiles).values({ workspaceId, assessmentId, interests })
  await tx.insert(planSettings).values({ workspaceId, assessmentId })
  return { clientId, assessmentId, participantId }
}

async function clientNamed(tx: WorkspaceTx, company: string, language: Locale): Promise<string> {
  const [known, ...others] = await findClientsNamed(tx, company)
  return known && others.length === 0 ? known.id : addClient(tx, company, language)
}

/** One assessment, or `null`: another workspace's is the same as none. */
export async function findAssessment(tx: WorkspaceTx, id: string): Promise<Assessment | null> {
  const [assessment] = await tx.select().from(assessments).where(owned(tx, id))
  return assessment ?? null
}

/** The workspace's assessments, the newest first, at most 200, each with the time of its last answer. */
export async function listAssessments(tx: WorkspaceTx) {
  const { workspaceId } = tx.scope
  return tx
    .select({
      id: assessments.id,
      title: assessments.title,
      client: { id: clients.id, name: clients.name },
      form: assessments.form,
      status: assessments.status,
      createdAt: assessments.createdAt,
      submittedAt: assessments.submittedAt,
      lastAnswerAt: sql<Date | null>`(
        select max(a.updated_at) from app.answers a
        where a.workspace_id = ${assessments.workspaceId} and a.assessment_id = ${assessments.id}
      )`.mapWith((at) => new Date(at)),
      /** When the check that this one is a copy of was submitted; `null`: it is none, or that one is deleted. */
      originSubmittedAt: sql<Date | null>`(
        select o.submitted_at from app.assessments o
        where o.workspace_id = assessments.workspace_id and o.id = assessments.origin_id
      )`.mapWith((at) => new Date(at)),
    })
    .from(assessments)
    .innerJoin(clients, and(eq(clients.workspaceId, assessments.workspaceId), eq(clients.id, assessments.clientId)))
    .where(eq(assessments.workspaceId, workspaceId))
    .orderBy(desc(assessments.id))
    .limit(MAX_LISTED_ASSESSMENTS)
}

/**
 * Changes how an assessment is asked or called. A submitted one stays as it was.
 *
 * @returns the assessment as stored; `null` if it is submitted or not the workspace's
 */
export async function saveAssessment(
  tx: WorkspaceTx,
  id: string,
  change: Partial<Pick<Assessment, 'title' | 'form' | 'viewMode' | 'locale'>>,
): Promise<Assessment | null> {
  const { title, form, viewMode, locale } = change
  const [assessment] = await tx
    .update(assessments)
    .set({ title, form, viewMode, locale, updatedAt: sql`now()`, version: sql`${assessments.version} + 1` })
    .where(and(owned(tx, id), eq(assessments.status, 'open')))
    .returning()
  return assessment ?? null
}

/**
 * Closes an assessment: from here on no answer is taken. Call it first in the
 * transaction that submits, then read the answers and store the snapshot: a save
 * that comes at the same time is either in the snapshot or refused.
 *
 * @returns `false` if it is submitted already or not the workspace's
 */
export async function closeAssessment(tx: WorkspaceTx, id: string): Promise<boolean> {
  const closed = await tx
    .update(assessments)
    .set({ status: 'submitted', submittedAt: sql`now()`, updatedAt: sql`now()` })
    .where(and(owned(tx, id), eq(assessments.status, 'open')))
    .returning({ id: assessments.id })
  return closed.length === 1
}

/**
 * Deletes an assessment with every answer, history, plan and snapshot; of a guest's, its
 * client goes too, with its AI systems, if nothing else of it is left. There is no way back.
 *
 * @returns `false` if it is not the workspace's
 */
export async function removeAssessment(tx: WorkspaceTx, id: string): Promise<boolean> {
  const [removed] = await tx.delete(assessments).where(owned(tx, id)).returning({ clientId: assessments.clientId })
  if (!removed) return false
  await tx.delete(clients).where(
    sql`${clients.workspaceId} = ${tx.scope.workspaceId} and ${clients.id} = ${removed.clientId}
        and exists (select from ${workspaces} where ${workspaces.workspaceId} = ${clients.workspaceId} and ${workspaces.kind} = 'guest')
        and not exists (select from app.assessments a where a.workspace_id = ${clients.workspaceId} and a.client_id = ${clients.id})`,
  )
  return true
}
