import type { ReactNode } from 'react'
import { PLACES } from './skip-link.tsx'

/** The quiet end of a page. */
export function Footer({ children }: { children: ReactNode }) {
  return (
    <footer id={PLACES.footer} tabIndex={-1} className="mx-auto max-w-page px-5 pb-12 text-faint text-sm md:px-12">
      <div className="flex flex-wrap gap-x-6 gap-y-2 border-hair border-t pt-6">{children}</div>
    </footer>
  )
}
