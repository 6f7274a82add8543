import type { ReactNode } from 'react'

type NoticeProps = {
  /** `warn` and `error` are read out at once; `info` is read where it stands. */
  kind?: 'info' | 'warn' | 'error'
  title?: ReactNode
  children: ReactNode
}

const looks = {
  info: { border: 'border-accent', title: 'text-accent', role: undefined },
  warn: { border: 'border-notyet', title: 'text-notyet', role: 'status' },
  error: { border: 'border-stop', title: 'text-stop', role: 'alert' },
} as const

/** A message beside the page's own text; says what to do next. */
export function Notice({ kind = 'info', title, children }: NoticeProps) {
  const look = looks[kind]
  return (
    <div role={look.role} className={`grid max-w-measure gap-1 border-l-4 py-1 pl-5 ${look.border}`}>
      {title && <p className={`font-semibold ${look.title}`}>{title}</p>}
      <div>{children}</div>
    </div>
  )
}
