import { useTranslations } from 'use-intl'

/** What is, and if it differs, what would be. */
export function Change({ term, now, then }: { term: string; now: string; then: string }) {
  const t = useTranslations('whatIf.outcome')
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt className="text-soft">{term}</dt>
      <dd className="ml-auto text-right">
        {now === then ? (
          now
        ) : (
          <>
            <span className="text-soft">{now}</span> <span aria-hidden="true">→</span>{' '}
            <span className="sr-only">{t('becomes')}</span> <b>{then}</b>
          </>
        )}
      </dd>
    </div>
  )
}
