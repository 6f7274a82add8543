import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { answerText } from '#app/core/assessment/answer-text.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isStillAnAnswer, wordingHash } from '#app/server/sheet.server.ts'
import { namesBy } from '#app/server/threads/names-by.server.ts'
import { clockOf, momentIn } from '#app/server/written-time.ts'
import type { Level, Question } from '#content/schema.ts'
import { type AgreedValue, type Consensus, MOST_VERSIONS, recordConsensus } from '#db/queries/consensuses.server.ts'
import { type ConsensusFault, REASON_MAX, type Theirs } from './consensus-fields.ts'
import { workshopPath } from './result-view.server.ts'

type Context = Readonly<RouterContextProvider>
type Sent = { questionId: string; form: FormData }

/**
 * Writes down what people agreed on about a question, or takes it back.
 *
 * @returns what is wrong with the form, with what was typed; what somebody else wrote down meanwhile
 * @throws a redirect once it is done; a 4xx response for a form that the page does not have, or a submitted check
 */
export async function recordAgreed(context: Context, open: OpenAssessment, { questionId, form }: Sent) {
  const { database, say } = context.get(services)
  const { catalogue } = askedIn(context, open)
  const question = catalogue.questions.find(({ id, kind }) => id === questionId && kind !== 'scope')
  if (!question) throw refusal(404, say('noQuestion'))
  const intent = fieldOf(form, 'intent')
  if (intent !== 'agree' && intent !== 'withdraw') throw refusal(400, say('unknownForm'))
  const typed = {
    answer: fieldOf(form, 'answer'),
    reason: fieldOf(form, 'reason').replaceAll('\r\n', '\n').trim(),
    version: Number(fieldOf(form, 'version')),
  }
  const value = intent === 'withdraw' ? null : readValue(question, typed.answer)
  const reasonFault = typed.reason === '' ? say('agreement.reason') : textFault(typed.reason, REASON_MAX, say)
  if (value === undefined || reasonFault !== null) {
    const errors = {
      ...(value === undefined && { answer: say('agreement.answer') }),
      ...(reasonFault !== null && { reason: reasonFault }),
    }
    return data<ConsensusFault>({ ...typed, errors, theirs: null }, 422)
  }
  const { id: assessmentId } = open.assessment
  const agreed = { assessmentId, questionId, value, reason: typed.reason, baseVersion: typed.version }
  const recorded = await database.withWorkspace(open.scope, (tx) =>
    recordConsensus(tx, { ...agreed, wordingHash: wordingHash(catalogue, question) }),
  )
  if (recorded.state === 'closed') throw refusal(409, say('submitted'))
  if (recorded.state === 'tooMany') {
    const errors = { reason: say('agreement.tooMany', { max: MOST_VERSIONS }) }
    return data<ConsensusFault>({ ...typed, errors, theirs: null }, 422)
  }
  if (recorded.state === 'conflict') {
    const { current } = recorded
    const theirs = current && (await viewTheirs(context, open, { question, current }))
    return data<ConsensusFault>({ ...typed, errors: {}, theirs, version: current?.version ?? 0 }, 409)
  }
  throw redirect(`${workshopPath(assessmentId, questionId)}?done=${value === null ? 'withdrawn' : 'agreed'}`)
}

/** @returns `undefined` if it is none of the question's answers */
function readValue(question: Question, sent: string): AgreedValue | undefined {
  const [kind, which = ''] = sent.split(':')
  const value: AgreedValue | null =
    kind === 'level' && /^[0-4]$/.test(which)
      ? { level: Number(which) as Level }
      : kind === 'option' && which !== 'unsure'
        ? { option: which }
        : null
  return value !== null && isStillAnAnswer(question, { questionId: question.id, value }) ? value : undefined
}

type Conflict = { question: Question; current: Consensus }

async function viewTheirs(context: Context, open: OpenAssessment, { question, current }: Conflict): Promise<Theirs> {
  const { catalogue } = askedIn(context, open)
  const nameOf = await namesBy(context, open, [current.recordedBy])
  const { value, reason, recordedBy, recordedAt } = current
  return {
    answer: value && answerText(catalogue, question, value),
    reason,
    by: nameOf(recordedBy),
    isOwn: recordedBy === open.scope.actorId,
    at: momentIn(recordedAt, clockOf(context, open)),
  }
}
