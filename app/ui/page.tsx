import type { ReactNode } from 'react'
import { SkipLink } from './skip-link.tsx'

type PageProps = {
  masthead: ReactNode
  footer?: ReactNode
  children: ReactNode
  /** `form`: one column at reading width, for short forms and messages. */
  width?: 'page' | 'form'
}

/** Skip link, masthead, main part and footer, in this order. */
export function Page({ masthead, footer, children, width = 'page' }: PageProps) {
  return (
    <>
      <SkipLink />
      {masthead}
      <main id="main" tabIndex={-1} className="mx-auto max-w-page px-5 pt-8 pb-16 md:px-12 md:pt-16 md:pb-24">
        {width === 'form' ? <div className="max-w-form">{children}</div> : children}
      </main>
      {footer}
    </>
  )
}
