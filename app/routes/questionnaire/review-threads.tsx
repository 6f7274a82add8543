import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Moment } from '#app/ui/moment.tsx'
import type { OpenThread } from './review-data.server.ts'

/** Few are listed; more are folded, so that the button below stays in reach. */
const FEW = 6

/** What was said about questions and is not resolved. */
export function ReviewThreads({ threads }: { threads: readonly OpenThread[] }) {
  const t = useTranslations('app.review')
  if (threads.length === 0) return null
  const [first, rest] = [threads.slice(0, FEW), threads.slice(FEW)]
  return (
    <section id="comments" className="grid gap-4">
      <div className="grid gap-1">
        <h2>{t('threads', { count: threads.length })}</h2>
        <p className="max-w-measure text-soft">{t('threadsMeans')}</p>
      </div>
      <List threads={first} />
      {rest.length > 0 && (
        <Disclosure summary={t('moreThreads', { count: rest.length })}>
          <List threads={rest} />
        </Disclosure>
      )}
    </section>
  )
}

function List({ threads }: { threads: readonly OpenThread[] }) {
  const words = useTranslations('questionnaire.talk')
  return (
    <ul className="grid max-w-measure grid-cols-1 gap-4 [overflow-wrap:anywhere]">
      {threads.map(({ id, ask, href, by, at, body, comments }) => (
        <li key={id} className="grid gap-1">
          <Link to={href} className="inline-flex min-h-11 items-center">
            {ask}
          </Link>
          <span className="line-clamp-2 whitespace-pre-line">{body}</span>
          <span className="text-sm text-soft">
            {by || words('somebody')}, <Moment {...at} />
            {comments > 1 && ` · ${words('comments', { count: comments })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
