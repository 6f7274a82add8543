import { useTranslations } from 'use-intl'

/** Person-days as a range, or as one figure where both ends are the same. */
export function useDays(): (days: { low: number; high: number }) => string {
  const t = useTranslations('actionPages')
  return ({ low, high }) => (low === high ? t('days', { days: low }) : t('dayRange', { low, high }))
}
