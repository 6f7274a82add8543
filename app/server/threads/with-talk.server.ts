import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type AgreedNote, agreedNotes } from '#app/server/agreed-notes.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { type ProofView, proofsIn } from '#app/server/evidence/evidence-view.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { namesOfEvidence } from '#db/queries/evidence.server.ts'
import { type TalkView, talksOf } from './thread-view.server.ts'

type Carded = { cards: readonly { question: { id: string }; hasDetails: boolean }[] }

/**
 * A page of questions with what people agreed on and talk about at each of them, and what shows its answer; for whoever
 * was asked, as far as it is open to them, and what they gave themselves.
 */
export async function withTalk<P extends Carded>(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  page: P,
): Promise<P & { cards: (P['cards'][number] & { agreed?: AgreedNote; talk?: TalkView; proof?: ProofView })[] }> {
  const talks = await talksOf(
    context,
    open,
    page.cards.map(({ question }) => question.id),
  )
  // What was agreed on is for the lead's side.
  const agreed = open.respondent ? new Map<string, AgreedNote>() : await agreedNotes(context, open)
  const own = open.respondent?.isSelf ? await ownNames(context, open) : null
  const proofOf = proofsIn(open, askedIn(context, open).catalogue)
  const cards = page.cards.map((card) => {
    const { id } = card.question
    return {
      ...card,
      agreed: agreed.get(id),
      talk: talks.get(id),
      ...(card.hasDetails && { proof: { ...proofOf(id), ...(own && { names: own[id] ?? [] }) } }),
    }
  })
  return { ...page, cards }
}

function ownNames(context: Readonly<RouterContextProvider>, { scope, assessment }: OpenAssessment) {
  const { database } = context.get(services)
  return database.withWorkspace(scope, (tx) => namesOfEvidence(tx, assessment.id, scope.actorId))
}
