import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { isClaimed } from '#app/core/assessment/is-claimed.ts'
import { firstLines } from '#app/core/evidence/first-lines.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { namesBy } from '#app/server/threads/names-by.server.ts'
import { momentIn, type WrittenTime } from '#app/server/written-time.ts'
import { type EvidenceUse, listEvidence, listReusable } from '#db/queries/evidence.server.ts'

export type EvidenceView = {
  id: string
  name: string
  kind: EvidenceUse['kind']
  /** Where it is: a page elsewhere, or the file here; `null`: nothing is kept of it but the name. */
  href: string | null
  /** Bytes. */
  size: number
  /** How a text begins; empty: no text. */
  begin: string
  /** Empty: nobody knows any more. */
  by: string
  at: WrittenTime
  /** Who took it away, and when; `null`: it counts. */
  removed: { by: string; at: WrittenTime } | null
}

type Context = Readonly<RouterContextProvider>

export const evidencePath = (assessmentId: string, questionId: string) =>
  `/assessments/${assessmentId}/evidence/${questionId}`

/** What shows the answer to a question, what was taken away, and what could show it too. */
export async function evidenceOf(context: Context, open: OpenAssessment, questionId: string) {
  const { database } = context.get(services)
  const place = { assessmentId: open.assessment.id, questionId }
  const read = await database.withWorkspace(open.scope, async (tx) => ({
    uses: await listEvidence(tx, place.assessmentId, [questionId]),
    reusable: await listReusable(tx, place),
  }))
  const ids = read.uses.flatMap(({ addedBy, removedBy }) => [addedBy, removedBy].filter((id) => id !== null))
  const nameOf = await namesBy(context, open, ids)
  const all = read.uses.map((use) => viewEvidence(use, { open, nameOf }))
  return {
    shown: all.filter(({ removed }) => removed === null),
    removed: all.filter(({ removed }) => removed !== null),
    reusable: read.reusable,
  }
}

type Viewing = { open: OpenAssessment; nameOf: (id: string) => string }

function viewEvidence(use: EvidenceUse, { open, nameOf }: Viewing): EvidenceView {
  const { id, name, kind, url, size, begin, questionId, pieceId, addedBy, addedAt, removedBy, removedAt } = use
  const isFile = kind !== 'link' && size > 0
  const isThere = removedAt === null
  const file = `${evidencePath(open.assessment.id, questionId)}/${pieceId}`
  return {
    id,
    name,
    kind,
    href: isThere ? (isFile ? file : url) : null,
    size,
    begin: isThere && begin ? firstLines(begin) : '',
    by: nameOf(addedBy),
    at: momentIn(addedAt, open.timeZone),
    removed: removedAt && { by: removedBy === null ? '' : nameOf(removedBy), at: momentIn(removedAt, open.timeZone) },
  }
}

/** What shows an answer, in short. */
export type ProofView = { names: string[]; isClaimed: boolean; href: string }

/** In short, of one question as it is stored. */
export function proofOf({ assessment, answers, shown }: OpenAssessment, questionId: string): ProofView {
  const names = shown[questionId] ?? []
  const answer = answers.find((given) => given.questionId === questionId)
  const level = answer && 'level' in answer.value ? answer.value.level : undefined
  const backing = { evidence: answer?.evidence ?? '', pieces: names.length }
  return { names, isClaimed: isClaimed(level, backing), href: evidencePath(assessment.id, questionId) }
}

/** The questions that are answered with a level that nothing shows. */
export function claimedIn(open: OpenAssessment): string[] {
  return open.answers.map(({ questionId }) => questionId).filter((id) => proofOf(open, id).isClaimed)
}
