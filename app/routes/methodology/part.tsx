import type { ReactNode } from 'react'

type PartProps = { id: string; title: string; text?: ReactNode; children: ReactNode }

/** A part of the page on the method, under its own line. */
export function Part({ id, title, text, children }: PartProps) {
  return (
    <section id={id} className="grid gap-6 border-hair border-t py-12 md:py-16">
      <h2>{title}</h2>
      {text && <p className="max-w-measure text-soft">{text}</p>}
      {children}
    </section>
  )
}
