import { and, eq } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import { clients } from '#db/schema/workspaces.ts'
import { type AnswerSave, saveAnswer } from './answers.server.ts'
import { createAssessment, type NewAssessment } from './assessments.server.ts'
import { writeAudit } from './audit.server.ts'
import { saveProfile } from './profiles.server.ts'

/** One client, held until the transaction ends, so that answers come in once; `null`: not of the workspace. */
export async function lockClient(tx: WorkspaceTx, id: string): Promise<{ id: string; name: string } | null> {
  const [client] = await tx
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(and(eq(clients.workspaceId, tx.scope.workspaceId), eq(clients.id, id)))
    .for('no key update')
  return client ?? null
}

/** The check that these very answers were imported as for a client; `null`: there is none, or it was deleted. */
export async function findImported(
  tx: WorkspaceTx,
  clientId: string,
  importHash: string,
): Promise<{ assessmentId: string; createdAt: Date } | null> {
  const [found] = await tx
    .select({ assessmentId: assessments.id, createdAt: assessments.createdAt })
    .from(assessments)
    .where(
      and(
        eq(assessments.workspaceId, tx.scope.workspaceId),
        eq(assessments.clientId, clientId),
        eq(assessments.importHash, importHash),
      ),
    )
    .limit(1)
  return found ?? null
}

export type AnswerImport = Pick<NewAssessment, 'form' | 'locale' | 'catalogueHash'> & {
  client: { id: string; name: string }
  /** SHA-256 (hex) of what is brought in. */
  importHash: string
  answers: readonly Omit<AnswerSave, 'assessmentId' | 'participantId' | 'baseVersion' | 'opId'>[]
  /** 0-5 use-case or technique ids. */
  interests: string[]
  useCaseScope: Record<string, Record<string, string>>
}

/**
 * Starts a check of a client with answers that were given elsewhere, with an entry in the log. Call it behind
 * {@link lockClient}, where {@link findImported} finds nothing.
 *
 * @returns the new check's id
 */
export async function importAnswers(
  tx: WorkspaceTx,
  { client, importHash, answers, interests, useCaseScope, ...start }: AnswerImport,
): Promise<string> {
  const created = await createAssessment(tx, { ...start, company: client.name, clientId: client.id, disciplines: [] })
  const { assessmentId, participantId } = created
  await tx
    .update(assessments)
    .set({ importHash })
    .where(and(eq(assessments.workspaceId, tx.scope.workspaceId), eq(assessments.id, assessmentId)))
  for (const answer of answers) {
    await saveAnswer(tx, {
      ...answer,
      assessmentId,
      participantId,
      baseVersion: 0,
      opId: newId(),
    })
  }
  if (interests.length > 0) await saveProfile(tx, { assessmentId, interests, useCaseScope, baseVersion: 1 })
  await writeAudit(tx, { action: 'answers.imported', facts: { assessment: assessmentId, client: client.id } })
  return assessmentId
}
