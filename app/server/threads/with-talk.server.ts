import type { RouterContextProvider } from 'react-router'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { type TalkView, talksOf } from './thread-view.server.ts'

type Carded = { cards: readonly { question: { id: string } }[] }

/** A page of questions with what is talked about each of them. */
export async function withTalk<P extends Carded>(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  page: P,
): Promise<P & { cards: (P['cards'][number] & { talk?: TalkView })[] }> {
  const talks = await talksOf(
    context,
    open,
    page.cards.map(({ question }) => question.id),
  )
  return { ...page, cards: page.cards.map((card) => ({ ...card, talk: talks.get(card.question.id) })) }
}
