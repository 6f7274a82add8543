import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { isTold } from '#app/core/governance/register/place-system.ts'
import { ANSWER_PARTS, type AnswerPart } from '#app/core/governance/register/system.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { questionsToCome } from '#app/server/register/questions-to-come.server.ts'
import type { OpenSystem } from '#app/server/register/register.server.ts'
import { outcomesOf, placeToday, questionOf, stepNow } from '#app/server/register/system-view.server.ts'
import { answerSeen, confirmSystemAnswers, type SeenAnswers } from '#db/queries/ai-system-answers.server.ts'

type Context = Readonly<RouterContextProvider>

/** @throws a 404 response for a part that there is not */
export function requirePart(context: Context, part: string): AnswerPart {
  const found = ANSWER_PARTS.find((one) => one === part)
  if (!found) throw refusal(404, context.get(services).say('noPage'))
  return found
}

type Asked = { part: AnswerPart; asked: URLSearchParams }

/**
 * The question that is asked now, with everything around it. A question that the address names is asked again; what
 * the triage tells is not asked.
 */
export function interviewView(context: Context, open: OpenSystem, { part, asked }: Asked) {
  const { frame, system } = open
  const { rules, placement } = placeToday(context, open)
  const { questions } = part === 'ai-act' ? rules.aiAct : rules.privacy
  const wanted = asked.get('question')
  const named =
    frame.mayWrite && questions.some(({ id }) => id === wanted) && !isTold(placement, wanted ?? '') ? wanted : null
  const isMore = asked.get('more') === 'yes'
  const step = frame.mayWrite ? stepNow(part, placement, { system, named, isMore }) : null
  const known = step && system.answers.find((one) => one.part === part && one.questionId === step.question)
  return {
    frame,
    facts: { id: system.id, name: system.name },
    part,
    step: step && {
      question: questionOf(rules, part, step.question),
      confirms: step.confirms,
      known: known ? { option: known.answer, source: known.source } : null,
      answered: system.answers.filter((one) => one.part === part && one.source === 'person').length,
      filledIn: system.answers.filter((one) => one.part === part && one.source !== 'person').length,
      toCome: named === null ? questionsToCome(rules, placement, { system, part, isMore }) : null,
    },
    outcomes: outcomesOf(rules, placement, system),
  }
}

/** Answers that a form showed, each as `question=option`. */
export const readSeen = (pairs: readonly string[]): SeenAnswers =>
  new Map(
    pairs.map((pair): [string, string] => {
      const [question = '', ...option] = pair.split('=')
      return [question, option.join('=')]
    }),
  )

/**
 * Makes the answers that the reader saw and that still stand their own.
 *
 * @throws a 404 response if the system was deleted meanwhile
 */
export async function confirmSeen(
  context: Context,
  { scope, system }: OpenSystem,
  { part, seen }: { part: AnswerPart; seen: SeenAnswers },
): Promise<void> {
  const { database, say } = context.get(services)
  const confirmed = await database.withWorkspace(scope, (tx) => confirmSystemAnswers(tx, system.id, { part, seen }))
  if (confirmed === null) throw refusal(404, say('noSystem'))
}

/** `seen`: the option that stood there; empty: none. */
type Sent = { part: AnswerPart; question: string; answer: string; seen: string }

/**
 * Stores an answer as the reader's own, if what they saw still stands there.
 *
 * @returns what is missing; `changed`: somebody answered it meanwhile; `null`: it is stored
 * @throws a 400 response for a question that there is not, or that the triage tells; a 404 response if the system was
 *   deleted meanwhile
 */
export async function saveInterview(
  context: Context,
  open: OpenSystem,
  { part, question, answer, seen }: Sent,
): Promise<'changed' | { error: string } | null> {
  const { scope, system } = open
  const { database, say } = context.get(services)
  const { rules, placement } = placeToday(context, open)
  const { questions } = part === 'ai-act' ? rules.aiAct : rules.privacy
  const asked = questions.find(({ id }) => id === question)
  if (!asked || (part === 'privacy' && isTold(placement, question))) throw refusal(400, say('unknownForm'))
  const isOption = answer === 'unsure' || asked.options.some(({ id }) => id === answer)
  if (!isOption) return { error: say('chooseAnswer') }
  const said = { part, questionId: question, answer, seen: seen || null }
  const done = await database.withWorkspace(scope, (tx) => answerSeen(tx, system.id, said))
  if (done === 'gone') throw refusal(404, say('noSystem'))
  return done === 'changed' ? done : null
}
