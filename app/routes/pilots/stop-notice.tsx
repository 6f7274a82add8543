import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Notice } from '#app/ui/notice.tsx'

/** Said first while people have not decided: something happened that ends the pilot by its charter. */
export function StopNotice({ id, happened }: { id: string; happened: readonly string[] }) {
  const t = useTranslations('pilots.overview')
  if (happened.length === 0) return null
  return (
    <div className="mb-8">
      <Notice kind="error" title={t('stopTitle')}>
        <ul>
          {happened.map((event) => (
            <li key={event}>{t('happened', { event })}</li>
          ))}
        </ul>
        <Link to={`/pilots/${id}/gate`}>{t('toGate')}</Link>
      </Notice>
    </div>
  )
}
