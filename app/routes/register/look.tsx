import { useTranslations } from 'use-intl'
import type { SecondLook } from '#app/server/register/second-look.server.ts'

/** Whether a system was recorded, what a second person said to it, and what changed since. */
export function Look({ look }: { look: SecondLook }) {
  const t = useTranslations('register.look')
  if (look.state === 'none') return <span className="text-soft">{t('none')}</span>
  const { you, law } = look.by
  return (
    <span className="grid">
      <span>{t(look.state, { number: look.number })}</span>
      {you && <span className="text-notyet text-sm">{t('you')}</span>}
      {law && <span className="text-notyet text-sm">{t(law)}</span>}
    </span>
  )
}
