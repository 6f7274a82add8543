import { createHash } from 'node:crypto'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { EditionVersion } from '#app/core/editions/edition-version.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import { editionFiles, editionSignatures, reportEditions } from '#db/schema/editions.ts'
import { writeAudit } from './audit.server.ts'
import type { HeldFile } from './held-files.server.ts'

/** Who stands for a version by name. */
type EditionSignature = { name: string; position: string; signedBy: string; signedAt: Date }

/** An issued version without what it says. */
export type Edition = EditionVersion & {
  id: string
  assessmentId: string
  /** Of the frozen report, hex. */
  sha256: string
  /** Of what it was made from, hex. */
  contentSha256: string
  /** That it is written in. */
  language: string
  note: string
  paper: 'a4' | 'letter'
  mayViewersSign: boolean
  issuedBy: string
  issuerName: string
  issuedAt: Date
  /** `null`: nobody has signed it. */
  signature: EditionSignature | null
}

/** More versions of one report nobody needs, and each keeps a whole file. */
export const MOST_EDITIONS = 50

const SHOWN = {
  id: reportEditions.id,
  assessmentId: reportEditions.assessmentId,
  major: reportEditions.major,
  minor: reportEditions.minor,
  sha256: reportEditions.sha256,
  contentSha256: reportEditions.contentSha256,
  language: sql<string>`coalesce(${reportEditions.report} ->> 'locale', 'en')`,
  note: reportEditions.note,
  paper: reportEditions.paper,
  mayViewersSign: reportEditions.mayViewersSign,
  issuedBy: reportEditions.issuedBy,
  issuerName: reportEditions.issuerName,
  issuedAt: reportEditions.issuedAt,
}
const SIGNATURE = {
  name: editionSignatures.name,
  position: editionSignatures.position,
  signedBy: editionSignatures.signedBy,
  signedAt: editionSignatures.signedAt,
}

const signatureOf = and(
  eq(editionSignatures.workspaceId, reportEditions.workspaceId),
  eq(editionSignatures.editionId, reportEditions.id),
)
const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(reportEditions.workspaceId, tx.scope.workspaceId), eq(reportEditions.assessmentId, assessmentId))
const ofVersion = (tx: WorkspaceTx, assessmentId: string, { major, minor }: EditionVersion) =>
  and(of(tx, assessmentId), eq(reportEditions.major, major), eq(reportEditions.minor, minor))

/** Every version of an assessment's report, the newest first; at most 50. */
export async function listEditions(tx: WorkspaceTx, assessmentId: string): Promise<Edition[]> {
  const found = await tx
    .select({ ...SHOWN, signature: SIGNATURE })
    .from(reportEditions)
    .leftJoin(editionSignatures, signatureOf)
    .where(of(tx, assessmentId))
    .orderBy(desc(reportEditions.major), desc(reportEditions.minor))
    .limit(MOST_EDITIONS)
  return found
}

/** The latest version of an assessment's report; `null`: none was issued. */
export async function findLatestEdition(tx: WorkspaceTx, assessmentId: string): Promise<Edition | null> {
  const [latest] = await tx
    .select({ ...SHOWN, signature: SIGNATURE })
    .from(reportEditions)
    .leftJoin(editionSignatures, signatureOf)
    .where(of(tx, assessmentId))
    .orderBy(desc(reportEditions.major), desc(reportEditions.minor))
    .limit(1)
  return latest ?? null
}

/** One version with the report as it was frozen; `null`: there is none of this number. */
export async function findEdition(
  tx: WorkspaceTx,
  assessmentId: string,
  version: EditionVersion,
): Promise<(Edition & { report: unknown }) | null> {
  const [found] = await tx
    .select({ ...SHOWN, report: reportEditions.report, signature: SIGNATURE })
    .from(reportEditions)
    .leftJoin(editionSignatures, signatureOf)
    .where(ofVersion(tx, assessmentId, version))
  return found ?? null
}

/** Where a stored file lies, and what stands on its cover. */
type EditionFile = HeldFile & { kind: 'issued' | 'signed'; company: string; title: string }

const onCover = (name: 'company' | 'title') => sql<string>`${reportEditions.report} -> 'cover' ->> ${name}`

/** The file of a version as it is handed out now: with the signature once there is one; `null`: there is no such version. */
export async function findEditionFile(
  tx: WorkspaceTx,
  assessmentId: string,
  version: EditionVersion,
  kind?: 'issued' | 'signed',
): Promise<EditionFile | null> {
  const [found] = await tx
    .select({
      content: editionFiles.content,
      objectId: editionFiles.objectId,
      sha256: editionFiles.sha256,
      kind: editionFiles.kind,
      company: onCover('company'),
      title: onCover('title'),
    })
    .from(editionFiles)
    .innerJoin(
      reportEditions,
      and(eq(reportEditions.workspaceId, editionFiles.workspaceId), eq(reportEditions.id, editionFiles.editionId)),
    )
    .where(and(ofVersion(tx, assessmentId, version), kind && eq(editionFiles.kind, kind)))
    .orderBy(desc(editionFiles.kind))
    .limit(1)
  return found ?? null
}

/** The hashes of the files of an assessment's versions, by version id. */
export async function listEditionFiles(tx: WorkspaceTx, assessmentId: string) {
  return tx
    .select({ editionId: editionFiles.editionId, kind: editionFiles.kind, sha256: editionFiles.sha256 })
    .from(editionFiles)
    .innerJoin(
      reportEditions,
      and(eq(reportEditions.workspaceId, editionFiles.workspaceId), eq(reportEditions.id, editionFiles.editionId)),
    )
    .where(of(tx, assessmentId))
    .orderBy(asc(editionFiles.kind))
}

/** Versions of the same client's other checks, the newest first; at most 50. */
export async function listOtherEditions(
  tx: WorkspaceTx,
  { id, clientId }: { id: string; clientId: string },
): Promise<(EditionVersion & { assessmentId: string; title: string; language: string; issuedAt: Date })[]> {
  const { workspaceId } = tx.scope
  const found = await tx
    .select({
      assessmentId: reportEditions.assessmentId,
      title: assessments.title,
      major: reportEditions.major,
      minor: reportEditions.minor,
      language: SHOWN.language,
      issuedAt: reportEditions.issuedAt,
    })
    .from(reportEditions)
    .innerJoin(
      assessments,
      and(eq(assessments.workspaceId, reportEditions.workspaceId), eq(assessments.id, reportEditions.assessmentId)),
    )
    .where(and(eq(reportEditions.workspaceId, workspaceId), eq(assessments.clientId, clientId)))
    .orderBy(desc(reportEditions.issuedAt))
    .limit(MOST_EDITIONS)
  return found.filter(({ assessmentId }) => assessmentId !== id)
}

export type NewEdition = EditionVersion &
  Pick<Edition, 'assessmentId' | 'sha256' | 'contentSha256' | 'note' | 'paper' | 'mayViewersSign' | 'issuerName'> & {
    report: unknown
    pdf: Uint8Array
  }

/**
 * Keeps a version for ever, with its file.
 *
 * @returns `false`: somebody else issued this number meanwhile
 */
export async function issueEdition(tx: WorkspaceTx, { pdf, ...edition }: NewEdition): Promise<boolean> {
  const { workspaceId, actorId } = tx.scope
  const id = newId()
  const [issued] = await tx
    .insert(reportEditions)
    .values({ workspaceId, id, issuedBy: actorId, ...edition })
    .onConflictDoNothing()
    .returning({ id: reportEditions.id })
  if (!issued) return false
  await keepFile(tx, { editionId: id, kind: 'issued', pdf })
  const { assessmentId, major, minor } = edition
  await writeAudit(tx, {
    action: 'report.issued',
    facts: { assessment: assessmentId, version: `${major}.${minor}` },
  })
  return true
}

export type NewSignature = Pick<EditionSignature, 'name' | 'position'> & {
  edition: Pick<Edition, 'id' | 'assessmentId' | 'major' | 'minor'>
  /** With the signature on its cover. */
  pdf: Uint8Array
}

/**
 * Signs a version, once.
 *
 * @returns `false`: it is signed already
 */
export async function signEdition(tx: WorkspaceTx, { edition, name, position, pdf }: NewSignature): Promise<boolean> {
  const { workspaceId, actorId } = tx.scope
  const [signed] = await tx
    .insert(editionSignatures)
    .values({ workspaceId, editionId: edition.id, name, position, signedBy: actorId })
    .onConflictDoNothing()
    .returning({ at: editionSignatures.signedAt })
  if (!signed) return false
  await keepFile(tx, { editionId: edition.id, kind: 'signed', pdf })
  const { assessmentId, major, minor } = edition
  await writeAudit(tx, {
    action: 'report.signed',
    facts: { assessment: assessmentId, version: `${major}.${minor}` },
  })
  return true
}

type NewFile = { editionId: string; kind: 'issued' | 'signed'; pdf: Uint8Array }

async function keepFile(tx: WorkspaceTx, { editionId, kind, pdf }: NewFile): Promise<void> {
  const content = Buffer.from(pdf)
  const sha256 = createHash('sha256').update(content).digest('hex')
  await tx
    .insert(editionFiles)
    .values({ workspaceId: tx.scope.workspaceId, id: newId(), editionId, kind, content, sha256 })
}
