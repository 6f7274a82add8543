import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { unshownClaims } from '#app/core/agreement/unshown-claims.ts'
import { firstLines } from '#app/core/evidence/first-lines.ts'
import type { OpenAssessment, StoredAssessment } from '#app/server/open-assessment.server.ts'
import { namesBy } from '#app/server/threads/names-by.server.ts'
import { type Clock, clockOf, momentIn, type WrittenTime } from '#app/server/written-time.ts'
import type { Catalogue } from '#content/schema.ts'
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

type Placed = Pick<OpenAssessment, 'assessment' | 'respondent'>

/** Where evidence of a question stands, for whoever looks: the side that sees the whole check, or somebody who was asked. */
export const evidencePath = ({ assessment, respondent }: Placed, questionId: string) =>
  `${respondent?.isSelf ? respondent.base : `/assessments/${assessment.id}`}/evidence/${questionId}`

/**
 * What shows the answer to a question, what was taken away, and what could show it too. Whoever was asked sees what they
 * gave themselves, and nothing else of what the company has.
 */
export async function evidenceOf(context: Context, open: OpenAssessment, questionId: string) {
  const { database } = context.get(services)
  const place = { assessmentId: open.assessment.id, questionId }
  const read = await database.withWorkspace(open.scope, async (tx) => ({
    uses: await listEvidence(tx, place.assessmentId, [questionId]),
    reusable: open.respondent?.isSelf ? [] : await listReusable(tx, place),
  }))
  if (open.respondent?.isSelf) read.uses = read.uses.filter(({ addedBy }) => addedBy === open.scope.actorId)
  const ids = read.uses.flatMap(({ addedBy, removedBy }) => [addedBy, removedBy].filter((id) => id !== null))
  const nameOf = await namesBy(context, open, ids)
  const clock = clockOf(context, open)
  const all = read.uses.map((use) => viewEvidence(use, { open, nameOf, clock }))
  return {
    shown: all.filter(({ removed }) => removed === null),
    removed: all.filter(({ removed }) => removed !== null),
    reusable: read.reusable,
  }
}

type Viewing = { open: OpenAssessment; nameOf: (id: string) => string; clock: Clock }

function viewEvidence(use: EvidenceUse, { open, nameOf, clock }: Viewing): EvidenceView {
  const { id, name, kind, url, size, begin, questionId, pieceId, addedBy, addedAt, removedBy, removedAt } = use
  const isFile = kind !== 'link' && size > 0
  const isThere = removedAt === null
  const file = `${evidencePath(open, questionId)}/${pieceId}`
  return {
    id,
    name,
    kind,
    href: isThere ? (isFile ? file : url) : null,
    size,
    begin: isThere && begin ? firstLines(begin) : '',
    by: nameOf(addedBy),
    at: momentIn(addedAt, clock),
    removed: removedAt && { by: removedBy === null ? '' : nameOf(removedBy), at: momentIn(removedAt, clock) },
  }
}

/** What shows an answer, in short; whoever else said so may have written where it can be seen. */
export type ProofView = { names: string[]; isClaimed: boolean; href: string }

type Place = Pick<StoredAssessment, 'lead' | 'shown' | 'claims'>

/** In short, of the questions of one assessment as it is stored, by question id. */
export function proofsIn(open: Place & Placed, catalogue: Catalogue): (questionId: string) => ProofView {
  const claiming = claimingIn(open, catalogue)
  return (questionId) => ({
    names: open.shown[questionId] ?? [],
    isClaimed: claiming(questionId).includes(open.lead.id),
    href: evidencePath(open, questionId),
  })
}

/** The questions to which anybody who counts said a level that nothing shows. */
export function claimedIn(open: Place, catalogue: Catalogue): string[] {
  const claiming = claimingIn(open, catalogue)
  return Object.keys(open.claims).filter((id) => claiming(id).length > 0)
}

/** Whose level nothing shows: ids of participants by question id. */
function claimingIn({ claims, shown }: Pick<Place, 'claims' | 'shown'>, { questions }: Catalogue) {
  const questionOf = new Map(questions.map((question) => [question.id, question]))
  return (id: string): string[] => {
    const question = questionOf.get(id)
    if (!question) return []
    return unshownClaims(question, claims[id] ?? [], shown[id]?.length ?? 0).map(({ participantId }) => participantId)
  }
}
