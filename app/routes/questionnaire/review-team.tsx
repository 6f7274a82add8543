import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Notice } from '#app/ui/notice.tsx'
import type { TeamReview } from './review-team.server.ts'

/** Questions on which people differ: those that lie far apart first. */
export function Differing({ differing }: Pick<TeamReview, 'differing'>) {
  const t = useTranslations('app.review')
  if (differing.length === 0) return null
  return (
    <section id="differing" className="grid gap-4">
      <div className="grid gap-1">
        <h2>{t('differing', { count: differing.length })}</h2>
        <p className="max-w-measure text-soft">{t('differingMeans')}</p>
      </div>
      <ul className="grid max-w-measure gap-3 [overflow-wrap:anywhere]">
        {differing.map(({ id, ask, href, answer, notes }) => (
          <li key={id}>
            <Link to={href} className="inline-flex min-h-11 items-center">
              {ask}
            </Link>
            <span className="block text-soft">{answer}</span>
            <span className="block text-sm text-soft">{notes}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whom submitting leaves out, said before it is pressed. */
export function LeavesOut({ leavesOut }: Pick<TeamReview, 'leavesOut'>) {
  const t = useTranslations('app.review')
  if (leavesOut.length === 0) return null
  return (
    <Notice kind="warn" title={t('leavesOut', { count: leavesOut.length })}>
      <ul className="[overflow-wrap:anywhere]">
        {leavesOut.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <p>
        {t('leavesOutMeans')}{' '}
        <Link to="../team" relative="path">
          {t('toTeam')}
        </Link>
      </p>
    </Notice>
  )
}
