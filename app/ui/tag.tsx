import type { ReactNode } from 'react'

/** A small word beside something that says what kind it is, such as "estimate". */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center whitespace-nowrap rounded-sm border border-edge px-1.5 text-sm text-soft">
      {children}
    </span>
  )
}
