import { useLocale, useTranslations } from 'use-intl'
import type { PrivacyVerdict } from '#app/server/register/system-line.server.ts'

/** Says the outcome of a screening by its name, or what can still come out. */
export function usePrivacyVerdict(): (verdict: PrivacyVerdict) => string {
  const t = useTranslations('register.table')
  const locale = useLocale()
  return ({ name, possible }) =>
    name ?? t('stillPossible', { names: new Intl.ListFormat(locale, { type: 'disjunction' }).format(possible) })
}
