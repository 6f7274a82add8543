import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { answerFields, parseAnswer } from './answer-form.ts'
import { closedFor, outcomeOf } from './answer-outcome.server.ts'
import type { Replied } from './autosave.ts'
import { ofSomebodyElse } from './keeping.server.ts'
import { type SavingTo, saveToldAnswer } from './save-answer.server.ts'
import { prefixOf } from './section-view.ts'

/**
 * Saves one answer of somebody beside the lead.
 *
 * @throws a 404 response for a question that is not asked of them: what it is about, the lead says (mapping B17)
 */
export async function saveOneOf(
  context: Readonly<RouterContextProvider>,
  open: SavingTo,
  { questionId, request }: { questionId: string; request: Request },
): Promise<Replied> {
  const { say, now } = context.get(services)
  const strange = ofSomebodyElse(request, open.scope.actorId, say)
  if (strange) return strange
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const { catalogue } = askedIn(context, open)
  const question = catalogue.questions.find(({ id, kind }) => id === questionId && kind !== 'scope')
  if (!question) throw refusal(404, say('noQuestion'))
  const form = await readForm(request, { ...answerFields(question), confirmed: 'one' }, say)
  const parsed = parseAnswer(form, { question, prefix: prefixOf(questionId), say, now: now() })
  const saved = parsed.ok ? await saveToldAnswer(context, open, question, parsed.answer) : parsed
  return outcomeOf(saved, { question, catalogue, say, closed: closedFor(open) })
}
