import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { CommentView, ThreadView } from '#app/server/threads/thread-view.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { CommentFault } from './comment-fields.ts'
import { CommentForm } from './comment-form.tsx'

type ThreadsProps = {
  threads: readonly ThreadView[]
  fault: CommentFault | undefined
  /** For the next answer that is written. */
  opId: string
  mayChange: boolean
  /** Says of each thread that is open to whoever is asked that it is. */
  showsOpen: boolean
}

/** What is open first; what was resolved is folded behind it. */
export function Threads({ threads, ...rest }: ThreadsProps) {
  const t = useTranslations('threads')
  const open = threads.filter(({ resolved }) => resolved === null)
  const resolved = threads.filter((thread) => thread.resolved !== null)
  return (
    <section className="grid gap-8 border-hair border-t pt-8">
      <h2>{t('open', { count: open.length })}</h2>
      {threads.length === 0 && <p className="text-soft">{t('none')}</p>}
      {open.map((thread) => (
        <Thread key={thread.id} thread={thread} {...rest} />
      ))}
      {resolved.length > 0 && (
        <Disclosure
          summary={t('resolvedThreads', { count: resolved.length })}
          open={resolved.some(({ id }) => id === rest.fault?.form)}
        >
          <div className="grid gap-8">
            {resolved.map((thread) => (
              <Thread key={thread.id} thread={thread} {...rest} />
            ))}
          </div>
        </Disclosure>
      )}
    </section>
  )
}

type ThreadProps = Omit<ThreadsProps, 'threads'> & { thread: ThreadView }

function Thread({ thread, fault, opId, mayChange, showsOpen }: ThreadProps) {
  const t = useTranslations('threads')
  const { id, comments, resolved, forAsked, mayTurn } = thread
  const of = <VisuallyHidden> {t('of', { text: (comments[0]?.body ?? '').slice(0, 40) })}</VisuallyHidden>
  return (
    <article id={`thread-${id}`} className="grid grid-cols-1 gap-4 border-hair border-l-2 pl-4">
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} fault={fault} mayChange={mayChange} />
      ))}
      {forAsked && showsOpen && <p className="text-sm text-soft">{t('openToAsked')}</p>}
      {resolved && (
        <p className="text-sm text-soft">
          {t(resolved.isOwn || resolved.by !== '' ? 'resolvedBy' : 'resolvedBySomebody', {
            name: resolved.isOwn ? t('you') : resolved.by,
          })}
          , <Moment {...resolved.at} />
        </p>
      )}
      {mayChange && (
        <div className="flex flex-wrap items-start gap-x-6">
          {resolved === null && (
            <details open={fault?.form === id} className="open:w-full">
              <Fold>
                {t('answer')}
                {of}
              </Fold>
              <CommentForm
                key={comments.length}
                name={id}
                label={t('comment')}
                button={t('send')}
                intent="add"
                hidden={{ opId, thread: id }}
                fault={fault}
              />
            </details>
          )}
          {mayTurn && (
            <Form method="post">
              <input type="hidden" name="thread" value={id} />
              <Button kind="quiet" name="intent" value={resolved ? 'reopen' : 'resolve'}>
                {t(resolved ? 'reopen' : 'resolve')}
                {of}
              </Button>
            </Form>
          )}
        </div>
      )}
    </article>
  )
}

type CommentProps = { comment: CommentView; fault: CommentFault | undefined; mayChange: boolean }

function Comment({ comment, fault, mayChange }: CommentProps) {
  const t = useTranslations('threads')
  const { id, isOwn, body, names, mayChange: isYoung } = comment
  return (
    <div id={`comment-${id}`} className="grid grid-cols-1 gap-1">
      <By comment={comment} />
      {body === null ? (
        <p className="text-soft italic">{t('deleted')}</p>
      ) : (
        <p className="max-w-measure whitespace-pre-line">{body}</p>
      )}
      {names.length > 0 && <p className="text-sm text-soft">{t('named', { names: names.join(', ') })}</p>}
      {mayChange && isOwn && body !== null && (
        <div className="flex flex-wrap items-start gap-x-6">
          {(isYoung || fault?.form === id) && (
            <details open={fault?.form === id} className="open:w-full">
              <Fold>{t('change')}</Fold>
              <CommentForm
                name={id}
                label={t('comment')}
                button={t('save')}
                intent="change"
                hidden={{ comment: id }}
                body={body}
                fault={fault}
              />
            </details>
          )}
          <details>
            <Fold>{t('delete')}</Fold>
            <Form method="post" className="grid justify-items-start gap-2 pb-4">
              <input type="hidden" name="comment" value={id} />
              <p className="text-sm text-soft">{t('deleteMeans')}</p>
              <Button kind="danger" name="intent" value="delete">
                {t('deleteNow')}
              </Button>
            </Form>
          </details>
        </div>
      )}
    </div>
  )
}

function Fold({ children }: { children: ReactNode }) {
  return (
    <summary className="flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">
      {children}
    </summary>
  )
}

/** Who wrote it, when, and whether it was changed since. */
function By({ comment: { by, isOwn, at, isChanged } }: { comment: CommentView }) {
  const t = useTranslations('threads')
  return (
    <p className="text-sm text-soft">
      <span className="font-semibold text-ink">{by || t(isOwn ? 'you' : 'gone')}</span>
      {', '}
      <Moment {...at} />
      {isChanged && ` ${t('edited')}`}
    </p>
  )
}
