import { useTranslations } from 'use-intl'
import type { Effort } from './use-case-order.ts'

/** What preparing it from nothing takes, in person-days and weeks. */
export function Days({ effort }: { effort: Effort | null }) {
  const t = useTranslations('useCases.effort')
  if (effort === null) return t('unknown')
  const { days, weeks } = effort
  return (
    <span className="grid gap-1">
      <span className="md:whitespace-nowrap">
        {t('days', { low: Math.floor(days.low), high: Math.ceil(days.high) })}
      </span>
      <span className="text-sm text-soft">{t('weeks', { weeks })}</span>
    </span>
  )
}
