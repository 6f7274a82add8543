import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'

/** The frame of a page of the trust pack; `isTop`: of the list of all of them. */
export function TrustFrame({ isTop = false, children }: { isTop?: boolean; children: ReactNode }) {
  const t = useTranslations('trust')
  return <LibraryFrame crumbs={isTop ? [] : [{ href: '/trust', label: t('title') }]}>{children}</LibraryFrame>
}
