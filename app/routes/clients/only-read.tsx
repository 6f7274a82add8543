import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '#app/ui/notice.tsx'

/** Controls that somebody may see and not use: switched off, with the reason. */
export function OnlyRead({ isOn, isSaid = true, children }: { isOn: boolean; isSaid?: boolean; children: ReactNode }) {
  const t = useTranslations('clients')
  if (!isOn) return children
  return (
    <>
      {isSaid && <Notice>{t('viewer')}</Notice>}
      <fieldset disabled className="contents">
        {children}
      </fieldset>
    </>
  )
}
