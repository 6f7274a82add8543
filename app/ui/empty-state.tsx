import type { ReactNode } from 'react'

type EmptyStateProps = { title: ReactNode; children: ReactNode; action?: ReactNode }

/** What stands where nothing is yet: says what will be here and what to do for it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="grid max-w-measure justify-items-start gap-3 border-hair border-y py-8">
      <h2 className="text-lg">{title}</h2>
      <div className="text-soft">{children}</div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
