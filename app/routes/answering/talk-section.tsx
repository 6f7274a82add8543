import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { WrittenTime } from '#app/server/written-time.ts'
import { Moment } from '#app/ui/moment.tsx'
import { Section } from '#app/ui/section.tsx'

/** An open thread with what was said in it last. */
type Talk = { id: string; ask: string; href: string; by: string; isOwn: boolean; at: WrittenTime; body: string | null }

/** What is talked about, and open to who is asked. */
export function TalkSection({ talk }: { talk: readonly Talk[] }) {
  const t = useTranslations('answering.overview')
  return (
    <Section fills title={t('talk')} text={t('talkText')}>
      <ul className="grid grid-cols-1 gap-4 [overflow-wrap:anywhere]">
        {talk.map(({ id, ask, href, by, isOwn, at, body }) => (
          <li key={id} className="grid max-w-measure gap-1">
            <Link to={href} className="inline-flex min-h-11 items-center">
              {ask}
            </Link>
            <span className="text-sm text-soft">
              {isOwn ? t('you') : by}, <Moment {...at} />
            </span>
            <span className="line-clamp-3 whitespace-pre-line">{body}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
