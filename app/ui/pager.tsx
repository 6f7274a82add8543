import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

type PagerProps = {
  /** Links, each with its own words; what is missing leaves its side empty. */
  previous?: ReactNode
  next?: ReactNode
  /** Such as "2 of 4". */
  position?: ReactNode
}

/** The way back and on. */
export function Pager({ previous, next, position }: PagerProps) {
  const t = useTranslations('ui')
  return (
    <nav
      aria-label={t('pager')}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center"
    >
      {previous}
      {position && <span className="text-soft text-sm">{position}</span>}
      {next && <span className="ml-auto">{next}</span>}
    </nav>
  )
}
