import type { ReactNode } from 'react'

/** A live region: what changes in it is read out when the reader pauses. Keep it on the page; change its words. */
export function SavedState({ children, isWarning }: { children: ReactNode; isWarning?: boolean }) {
  return <output className={isWarning ? 'font-semibold text-notyet' : undefined}>{children}</output>
}
