import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { AgreedNote } from '#app/server/agreed-notes.server.ts'

/** What people agreed on together, which counts in the place of their answers; nothing if they did not. */
export function ReviewAgreed({ agreed }: { agreed: readonly (AgreedNote & { ask: string })[] }) {
  const t = useTranslations('app.review')
  if (agreed.length === 0) return null
  return (
    <section id="agreed" className="grid gap-4">
      <div className="grid gap-1">
        <h2>{t('agreed', { count: agreed.length })}</h2>
        <p className="max-w-measure text-soft">{t('agreedMeans')}</p>
      </div>
      <ul className="grid max-w-measure gap-3 [overflow-wrap:anywhere]">
        {agreed.map(({ id, ask, href, level, answer, reason }) => (
          <li key={id}>
            <Link to={href} className="inline-flex min-h-11 items-center">
              {ask}
            </Link>
            <span className="block">{level === null ? answer : `${level}: ${answer}`}</span>
            <span className="block whitespace-pre-line text-soft">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
