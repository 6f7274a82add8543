import { randomUUID } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { threadsOf } from '#app/server/threads/thread-view.server.ts'
import { askedQuestion } from './asked-question.server.ts'
import { changeComments } from './change-comments.server.ts'
import { COMMENT_FIELDS } from './comment-fields.ts'

type Context = Readonly<RouterContextProvider>

/** As many names as stand beside the form as examples. */
const MOST_NAMES = 6

/** The talk about one question, for whoever may see it. */
export async function showComments(context: Context, open: OpenAssessment, questionId: string) {
  const question = await askedQuestion(context, open, questionId)
  const { threads, talkers } = await threadsOf(context, open, [questionId])
  const others = talkers.filter(({ id }) => id !== open.scope.actorId)
  const isAsked = open.respondent?.isSelf === true
  return {
    head: headOf(open),
    question,
    threads,
    names: others
      .filter(({ isNamed }) => isNamed || !isAsked)
      .slice(0, MOST_NAMES)
      .map(({ name }) => name),
    /** The visitor was asked to answer, and sees what is open to them. */
    isAsked,
    /** There is somebody to whom a thread can be opened. */
    mayOpen: !isAsked && others.some((talker) => talker.isAsked),
    opId: randomUUID(),
  }
}

export type CommentsView = Awaited<ReturnType<typeof showComments>>

type Sending = { questionId: string; request: Request; url: URL }

/** Does what one of the forms on the page asks for. */
export async function sendComments(context: Context, open: OpenAssessment, { questionId, request, url }: Sending) {
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const { id, ask } = await askedQuestion(context, open, questionId)
  const form = await readForm(request, COMMENT_FIELDS, own.say)
  return changeComments(context, open, { form, questionId: id, ask, origin: url.origin })
}
