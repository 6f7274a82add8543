import { and, eq, gt, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { resumeLinks } from '#db/schema/sessions.ts'
import { hashToken, newToken } from '#db/token.server.ts'

export type ResumeLink = Omit<typeof resumeLinks.$inferSelect, 'tokenHash'>

/** How long a link works that leads to work without an end, in days. */
export const LINK_DAYS = 60

export type NewResumeLink = Pick<ResumeLink, 'workspaceId' | 'assessmentId' | 'participantId' | 'actorId'> & {
  /** When the work behind it expires; `null`: in `LINK_DAYS`. */
  expiresAt: Date | null
}

/** Makes a private link back to one participant's answers. It works until it expires or is revoked. @returns its token, shown this once */
export async function createResumeLink(tx: SysTx, link: NewResumeLink): Promise<string> {
  const token = newToken()
  const { workspaceId, assessmentId, participantId, actorId, expiresAt } = link
  await tx.insert(resumeLinks).values({
    tokenHash: hashToken(token),
    workspaceId,
    assessmentId,
    participantId,
    actorId,
    expiresAt: expiresAt ?? sql`now() + make_interval(days => ${LINK_DAYS})`,
  })
  return token
}

/** Where a link leads, or `null` if it never existed, was revoked or is over. Reading does not use it up. */
export async function findResumeLink(tx: SysTx, token: string): Promise<ResumeLink | null> {
  const [link] = await tx
    .select({
      workspaceId: resumeLinks.workspaceId,
      assessmentId: resumeLinks.assessmentId,
      participantId: resumeLinks.participantId,
      actorId: resumeLinks.actorId,
      createdAt: resumeLinks.createdAt,
      expiresAt: resumeLinks.expiresAt,
    })
    .from(resumeLinks)
    .where(and(eq(resumeLinks.tokenHash, hashToken(token)), gt(resumeLinks.expiresAt, sql`now()`)))
  return link ?? null
}

/** Keeps a link from being ended until this transaction is over. `false` if it has ended already. */
export async function holdResumeLink(tx: SysTx, token: string): Promise<boolean> {
  const held = await tx
    .select({ workspaceId: resumeLinks.workspaceId })
    .from(resumeLinks)
    .where(and(eq(resumeLinks.tokenHash, hashToken(token)), gt(resumeLinks.expiresAt, sql`now()`)))
    .for('share')
  return held.length === 1
}

/** Ends all links to an assessment; call it when the assessment is removed. */
export async function revokeResumeLinks(
  tx: SysTx,
  { workspaceId, assessmentId }: Pick<ResumeLink, 'workspaceId' | 'assessmentId'>,
): Promise<void> {
  await tx
    .delete(resumeLinks)
    .where(and(eq(resumeLinks.workspaceId, workspaceId), eq(resumeLinks.assessmentId, assessmentId)))
}
