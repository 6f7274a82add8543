import { useTranslations } from 'use-intl'

/** The first thing a keyboard reaches: jumps to the page's main part. */
export function SkipLink({ to = '#main' }: { to?: string }) {
  const t = useTranslations('ui')
  return (
    <a className="skip-link" href={to}>
      {t('skip')}
    </a>
  )
}
