import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { TalkedQuestion } from '#app/routes/questionnaire-parts/talked-question.tsx'
import type { CommentFault } from './comment-fields.ts'
import { CommentForm } from './comment-form.tsx'
import type { CommentsView } from './comments-handlers.server.ts'
import { Threads } from './thread-list.tsx'

type CommentsPageProps = { view: CommentsView; fault: CommentFault | undefined }

/** What is talked about one question, and where one writes. */
export function CommentsPage({ view, fault }: CommentsPageProps) {
  const t = useTranslations('threads')
  const { head, question, threads, names, isAsked, mayOpen, opId } = view
  const hintAlone = t(isAsked ? 'hintAsked' : 'hintAlone')
  const answer =
    question.answer === null
      ? t(isAsked ? 'notAnsweredByYou' : 'notAnswered')
      : t(isAsked ? 'youAnswered' : 'answered', { answer: question.answer })
  return (
    <AppPage assessment={head} width="form">
      <div className="grid grid-cols-1 gap-10 [overflow-wrap:anywhere]">
        <TalkedQuestion about={t('about', { section: question.section })} ask={question.ask} answer={answer}>
          <p>
            <Link to={question.href} className="inline-flex min-h-11 items-center">
              {t(head.isSubmitted ? 'toQuestion' : 'toAnswer')}
            </Link>
          </p>
        </TalkedQuestion>
        <Threads threads={threads} fault={fault} opId={opId} mayChange={head.mayChange} showsOpen={!isAsked} />
        {head.mayChange && (
          <section id="new" className="grid gap-4 border-hair border-t pt-8">
            <h2>{t(threads.length === 0 ? 'first' : 'new')}</h2>
            {isAsked && <p className="max-w-measure text-soft">{t('whoReads')}</p>}
            <CommentForm
              key={`${threads.length} ${threads.at(-1)?.id ?? ''}`}
              name="new"
              label={t('comment')}
              hint={names.length > 0 ? t('hint', { names: names.map((name) => `@${name}`).join(', ') }) : hintAlone}
              button={t('send')}
              intent="add"
              hidden={{ opId, thread: '' }}
              mayOpen={mayOpen}
              fault={fault}
            />
          </section>
        )}
      </div>
    </AppPage>
  )
}
