import type { ReactNode } from 'react'
import { PLACES, type Place, SkipLinks } from './skip-link.tsx'

type PageProps = {
  masthead: ReactNode
  footer?: ReactNode
  children: ReactNode
  /** `form`: one column at reading width, for short forms and messages. */
  width?: 'page' | 'form'
  /** What a keyboard can jump to; the masthead has a navigation and there is a footer where they are named. */
  skipsTo?: readonly Place[]
}

/** Skip links, masthead, main part and footer, in this order. */
export function Page({ masthead, footer, children, width = 'page', skipsTo }: PageProps) {
  return (
    <>
      <SkipLinks to={skipsTo} />
      {masthead}
      <main id={PLACES.main} tabIndex={-1} className="mx-auto max-w-page px-5 pt-8 pb-16 md:px-12 md:pt-16 md:pb-24">
        {width === 'form' ? <div className="max-w-form">{children}</div> : children}
      </main>
      {footer}
    </>
  )
}
