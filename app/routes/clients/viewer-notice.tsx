import { useTranslations } from 'use-intl'
import { Notice } from '#app/ui/notice.tsx'

/** Says to whoever may change nothing here why there is nothing to change it with. */
export function ViewerNotice({ mayWrite }: { mayWrite: boolean }) {
  const t = useTranslations('clients')
  return mayWrite ? null : <Notice>{t('viewer')}</Notice>
}
