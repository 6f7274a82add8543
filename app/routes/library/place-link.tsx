import type { ReactNode } from 'react'

/** A name that leads to its public page; where there is none, the name alone. No router link: that page has no scripts. */
export function PlaceLink({ href, children }: { href: string | null; children: ReactNode }) {
  return href === null ? children : <a href={href}>{children}</a>
}
