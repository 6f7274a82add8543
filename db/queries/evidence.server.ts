import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { FileKind } from '#app/core/clients/file-kind.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import { evidencePieces, evidenceUses } from '#db/schema/evidence.ts'
import { hasRoom, lockFiles } from './client-files.server.ts'

/** What one question and one company may have; sizes are those of files of clients. */
export const EVIDENCE_LIMITS = { perQuestion: 20, perClient: 300 } as const

/** Bytes of a text that are read to show how it begins. */
const PREVIEW_BYTES = 2_000

const SHOWN = {
  id: evidenceUses.id,
  questionId: evidenceUses.questionId,
  pieceId: evidenceUses.pieceId,
  name: evidencePieces.name,
  kind: evidencePieces.kind,
  url: evidencePieces.url,
  size: evidencePieces.size,
  addedBy: evidenceUses.addedBy,
  addedAt: evidenceUses.addedAt,
  removedBy: evidenceUses.removedBy,
  removedAt: evidenceUses.removedAt,
}

const pieceOfUse = and(
  eq(evidencePieces.workspaceId, evidenceUses.workspaceId),
  eq(evidencePieces.id, evidenceUses.pieceId),
)

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(evidenceUses.workspaceId, tx.scope.workspaceId), eq(evidenceUses.assessmentId, assessmentId))

export type EvidenceUse = Awaited<ReturnType<typeof listEvidence>>[number]

/** What shows the answers to some questions of an assessment, the oldest first, with what was taken away. */
export async function listEvidence(tx: WorkspaceTx, assessmentId: string, questionIds: readonly string[]) {
  return tx
    .select({
      ...SHOWN,
      /** How a text begins; `null`: no text, or gone. */
      begin: sql<Buffer | null>`case when ${evidencePieces.kind} in ('csv', 'txt')
        then substring(${evidencePieces.content} from 1 for ${PREVIEW_BYTES}) end`.mapWith(evidencePieces.content),
    })
    .from(evidenceUses)
    .innerJoin(evidencePieces, pieceOfUse)
    .where(and(of(tx, assessmentId), inArray(evidenceUses.questionId, [...questionIds])))
    .orderBy(asc(evidenceUses.addedAt), asc(evidenceUses.id))
    .limit(1_000)
}

/**
 * By question id, the names of what shows its answer now; what nothing shows is missing.
 *
 * @param addedBy only what they gave; left out: whoever gave it
 */
export async function namesOfEvidence(
  tx: WorkspaceTx,
  assessmentId: string,
  addedBy?: string,
): Promise<Record<string, string[]>> {
  const rows = await tx
    .select({ questionId: evidenceUses.questionId, name: evidencePieces.name })
    .from(evidenceUses)
    .innerJoin(evidencePieces, pieceOfUse)
    .where(
      and(
        of(tx, assessmentId),
        isNull(evidenceUses.removedAt),
        addedBy === undefined ? undefined : eq(evidenceUses.addedBy, addedBy),
      ),
    )
    .orderBy(asc(evidenceUses.addedAt), asc(evidenceUses.id))
    .limit(5_000)
  const names: Record<string, string[]> = {}
  for (const { questionId, name } of rows) names[questionId] = [...(names[questionId] ?? []), name]
  return names
}

/** What a company has given already and could show another answer of an assessment too, the newest first. */
export async function listReusable(tx: WorkspaceTx, { assessmentId, questionId }: Place) {
  const { id, name, kind } = evidencePieces
  return tx
    .select({ id, name, kind })
    .from(evidencePieces)
    .where(
      and(
        eq(evidencePieces.workspaceId, tx.scope.workspaceId),
        isNull(evidencePieces.goneAt),
        sql`${evidencePieces.clientId} = (
          select a.client_id from app.assessments a
          where a.workspace_id = ${tx.scope.workspaceId} and a.id = ${assessmentId}
        )`,
        sql`not exists (
          select from app.evidence_uses u where u.workspace_id = ${evidencePieces.workspaceId}
            and u.piece_id = ${evidencePieces.id} and u.assessment_id = ${assessmentId}
            and u.question_id = ${questionId} and u.removed_at is null
        )`,
      ),
    )
    .orderBy(desc(evidencePieces.addedAt), desc(evidencePieces.id))
    .limit(EVIDENCE_LIMITS.perClient)
}

export type Place = { assessmentId: string; questionId: string }
export type NewPiece = { name: string } & ({ kind: 'link'; url: string } | { kind: FileKind; content: Buffer })
export type Added = 'added' | 'closed' | 'tooMany' | 'full' | 'none'

/** Holds an assessment open until the transaction ends. @returns its client; `null`: it is submitted or not there */
async function holdOpen(tx: WorkspaceTx, assessmentId: string): Promise<string | null> {
  const { workspaceId, id, status, clientId } = assessments
  const [held] = await tx
    .select({ clientId })
    .from(assessments)
    .where(and(eq(workspaceId, tx.scope.workspaceId), eq(id, assessmentId), eq(status, 'open')))
    .for('share')
  return held?.clientId ?? null
}

const countAt = (tx: WorkspaceTx, { assessmentId, questionId }: Place) =>
  tx.$count(
    evidenceUses,
    and(of(tx, assessmentId), eq(evidenceUses.questionId, questionId), isNull(evidenceUses.removedAt)),
  )

/**
 * Keeps a file or link with the company, and with the answer that it shows. Those who add at the same time wait for each
 * other, so that the limits hold.
 */
export async function addPiece(tx: WorkspaceTx, place: Place, piece: NewPiece): Promise<Added> {
  const { workspaceId, actorId } = tx.scope
  await lockFiles(tx)
  const clientId = await holdOpen(tx, place.assessmentId)
  if (clientId === null) return 'closed'
  const ofClient = and(eq(evidencePieces.workspaceId, workspaceId), eq(evidencePieces.clientId, clientId))
  const kept = await tx.$count(evidencePieces, and(ofClient, isNull(evidencePieces.goneAt)))
  if (kept >= EVIDENCE_LIMITS.perClient || (await countAt(tx, place)) >= EVIDENCE_LIMITS.perQuestion) return 'tooMany'
  const content = piece.kind === 'link' ? null : piece.content
  const size = content?.length ?? 0
  if (!(await hasRoom(tx, size))) return 'full'
  const id = newId()
  const url = piece.kind === 'link' ? piece.url : null
  const { name, kind } = piece
  await tx
    .insert(evidencePieces)
    .values({ workspaceId, id, clientId, name, kind, url, size, content, addedBy: actorId })
  await tx.insert(evidenceUses).values({ workspaceId, id: newId(), ...place, pieceId: id, addedBy: actorId })
  return 'added'
}

/** Lets what the company gave already show one more answer. @returns `none`: it is not the company's, or gone */
export async function reusePiece(tx: WorkspaceTx, place: Place, pieceId: string): Promise<Added> {
  const { workspaceId, actorId } = tx.scope
  await lockFiles(tx)
  if ((await holdOpen(tx, place.assessmentId)) === null) return 'closed'
  const isThere = (await listReusable(tx, place)).some(({ id }) => id === pieceId)
  if (!isThere) return 'none'
  if ((await countAt(tx, place)) >= EVIDENCE_LIMITS.perQuestion) return 'tooMany'
  await tx.insert(evidenceUses).values({ workspaceId, id: newId(), ...place, pieceId, addedBy: actorId })
  return 'added'
}

/**
 * Takes a piece away from an answer, or only one that the actor gave; who did it and when stays. Of a piece that shows no answer any more nothing is kept
 * but its name.
 */
export async function removeUse(
  tx: WorkspaceTx,
  { assessmentId, questionId }: Place,
  { id, onlyOwn }: { id: string; onlyOwn: boolean },
): Promise<'removed' | 'closed' | 'none'> {
  const { workspaceId, actorId } = tx.scope
  await lockFiles(tx)
  if ((await holdOpen(tx, assessmentId)) === null) return 'closed'
  const [removed] = await tx
    .update(evidenceUses)
    .set({ removedBy: actorId, removedAt: sql`now()` })
    .where(
      and(
        of(tx, assessmentId),
        eq(evidenceUses.questionId, questionId),
        eq(evidenceUses.id, id),
        isNull(evidenceUses.removedAt),
        onlyOwn ? eq(evidenceUses.addedBy, actorId) : undefined,
      ),
    )
    .returning({ pieceId: evidenceUses.pieceId })
  if (!removed) return 'none'
  await tx
    .update(evidencePieces)
    .set({ url: null, content: null, size: 0, goneAt: sql`now()` })
    .where(
      and(
        eq(evidencePieces.workspaceId, workspaceId),
        eq(evidencePieces.id, removed.pieceId),
        sql`not exists (
          select from app.evidence_uses u where u.workspace_id = ${workspaceId}
            and u.piece_id = ${evidencePieces.id} and u.removed_at is null
        )`,
      ),
    )
  return 'removed'
}

/** A file that shows the answer to a question now; `null`: it does not, or it is a link. */
export async function readPiece(tx: WorkspaceTx, { assessmentId, questionId }: Place, pieceId: string) {
  const { name, kind, content } = evidencePieces
  const [found] = await tx
    .select({ name, kind, content })
    .from(evidenceUses)
    .innerJoin(evidencePieces, pieceOfUse)
    .where(
      and(
        of(tx, assessmentId),
        eq(evidenceUses.questionId, questionId),
        eq(evidenceUses.pieceId, pieceId),
        isNull(evidenceUses.removedAt),
      ),
    )
  if (!found?.content || found.kind === 'link') return null
  return { name: found.name, kind: found.kind, content: found.content }
}
