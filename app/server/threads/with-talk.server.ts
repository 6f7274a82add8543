import type { RouterContextProvider } from 'react-router'
import { type ProofView, proofOf } from '#app/server/evidence/evidence-view.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { type TalkView, talksOf } from './thread-view.server.ts'

type Carded = { cards: readonly { question: { id: string }; hasDetails: boolean }[] }

/** A page of questions with what is talked about each of them, and what shows its answer. */
export async function withTalk<P extends Carded>(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  page: P,
): Promise<P & { cards: (P['cards'][number] & { talk?: TalkView; proof?: ProofView })[] }> {
  const talks = await talksOf(
    context,
    open,
    page.cards.map(({ question }) => question.id),
  )
  const cards = page.cards.map((card) => {
    const { id } = card.question
    return { ...card, talk: talks.get(id), ...(card.hasDetails && { proof: proofOf(open, id) }) }
  })
  return { ...page, cards }
}
