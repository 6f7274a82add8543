import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PLACES } from './skip-link.tsx'

type MastheadProps = {
  /** The link home. */
  brand: ReactNode
  /** Links of the main navigation, one child each. */
  nav?: ReactNode
  /** What stands at the far end in small type, such as a saved line. */
  end?: ReactNode
  /** `brand`: on a narrow screen the end stands beside the brand, above the links: for a short one. */
  endBeside?: 'nav' | 'brand'
}

/** The line on top of a page. On a narrow screen the parts stand below each other; nothing hides in a menu. */
export function Masthead({ brand, nav, end, endBeside = 'nav' }: MastheadProps) {
  const t = useTranslations('ui')
  const isUp = endBeside === 'brand'
  return (
    <header className="border-hair border-b">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 px-5 py-2 md:px-12 md:py-3">
        <div className="flex min-h-11 items-center [&_a]:no-underline">{brand}</div>
        {nav && (
          <nav
            id={PLACES.navigation}
            tabIndex={-1}
            aria-label={t('mainNavigation')}
            className={`flex flex-wrap [&_a:hover]:text-ink [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center [&_a]:text-soft [&_a]:no-underline [&_a[aria-current]]:text-ink [&_a[aria-current]]:underline ${isUp ? 'gap-x-5 max-lg:order-last max-lg:basis-full lg:gap-x-4' : 'gap-x-6'}`}
          >
            {nav}
          </nav>
        )}
        {end && (
          <div
            data-masthead-end
            className={`flex min-h-8 flex-wrap items-center gap-x-4 text-faint text-sm md:ml-auto [&>output:empty]:absolute ${isUp ? 'ml-auto' : ''}`}
          >
            {end}
          </div>
        )}
      </div>
    </header>
  )
}
