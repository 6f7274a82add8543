import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TalkView } from '#app/server/threads/thread-view.server.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Moment } from '#app/ui/moment.tsx'

/** What was said about a question, folded; it is answered on a page of its own, because forms cannot stand in forms. */
export function CardTalk({ talk: { comments, open, href, latest } }: { talk: TalkView }) {
  const t = useTranslations('questionnaire.talk')
  const link = (text: string) => (
    <Link to={href} className="inline-flex min-h-11 items-center">
      {text}
    </Link>
  )
  if (comments === 0) return <p className="mt-2">{link(t('write'))}</p>
  return (
    <div className="border-hair border-b">
      <Disclosure summary={t('summary', { count: comments, open })}>
        <ul className="grid grid-cols-1 gap-4 [overflow-wrap:anywhere]">
          {latest.map(({ id, by, isOwn, at, body }) => (
            <li key={id} className="grid max-w-measure gap-1">
              <span className="text-sm text-soft">
                {by || t(isOwn ? 'you' : 'somebody')}, <Moment {...at} />
              </span>
              <span className="line-clamp-4 whitespace-pre-line">{body}</span>
            </li>
          ))}
        </ul>
        <p className="mt-2">{link(t('answer'))}</p>
      </Disclosure>
    </div>
  )
}
