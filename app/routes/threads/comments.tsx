import { randomUUID } from 'node:crypto'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { threadsOf } from '#app/server/threads/thread-view.server.ts'
import type { Route } from './+types/comments'
import { askedQuestion } from './asked-question.server.ts'
import { changeComments } from './change-comments.server.ts'
import { COMMENT_FIELDS } from './comment-fields.ts'
import { CommentForm } from './comment-form.tsx'
import { Threads } from './thread-list.tsx'

export const handle = { words: ['threads'] }
export const meta = pageTitle('comments')

/** As many names as stand beside the form as examples. */
const MOST_NAMES = 6

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const question = await askedQuestion(context, open, params.questionId)
  const { threads, talkers } = await threadsOf(context, open, [params.questionId])
  const others = talkers.filter(({ id }) => id !== open.scope.actorId)
  return {
    head: headOf(open),
    question,
    threads,
    names: others.slice(0, MOST_NAMES).map(({ name }) => name),
    opId: randomUUID(),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const { id: questionId, ask } = await askedQuestion(context, open, params.questionId)
  const form = await readForm(request, COMMENT_FIELDS, own.say)
  return changeComments(context, open, { form, questionId, ask, origin: url.origin })
}

export default function CommentsRoute({ loaderData, actionData: fault }: Route.ComponentProps) {
  const t = useTranslations('threads')
  const { head, question, threads, names, opId } = loaderData
  return (
    <AppPage assessment={head} width="form">
      <div className="grid grid-cols-1 gap-10 [overflow-wrap:anywhere]">
        <div className="grid gap-3">
          <p className="text-sm text-soft">{t('about', { section: question.section })}</p>
          <h1>{question.ask}</h1>
          <p className="max-w-measure text-soft">
            {question.answer === null ? t('notAnswered') : t('answered', { answer: question.answer })}
          </p>
          <p>
            <Link to={question.href} className="inline-flex min-h-11 items-center">
              {t(head.isSubmitted ? 'toQuestion' : 'toAnswer')}
            </Link>
          </p>
        </div>
        <Threads threads={threads} fault={fault} opId={opId} mayChange={head.mayChange} />
        {head.mayChange && (
          <section id="new" className="grid gap-4 border-hair border-t pt-8">
            <h2>{t(threads.length === 0 ? 'first' : 'new')}</h2>
            <CommentForm
              key={`${threads.length} ${threads.at(-1)?.id ?? ''}`}
              name="new"
              label={t('comment')}
              hint={
                names.length > 0 ? t('hint', { names: names.map((name) => `@${name}`).join(', ') }) : t('hintAlone')
              }
              button={t('send')}
              intent="add"
              hidden={{ opId, thread: '' }}
              fault={fault}
            />
          </section>
        )}
      </div>
    </AppPage>
  )
}
