import type { ReactNode } from 'react'

type SectionProps = {
  id?: string
  title: string
  text?: ReactNode
  /** What stands in it is as wide as it is. */
  fills?: boolean
  children: ReactNode
}

/** A part of a page under its own heading and line. */
export function Section({ id, title, text, fills = false, children }: SectionProps) {
  return (
    <section id={id} className={`grid gap-4 border-hair border-t pt-8 ${fills ? '' : 'justify-items-start'}`}>
      <h2>{title}</h2>
      {text && <p className="max-w-measure text-soft">{text}</p>}
      {children}
    </section>
  )
}
