import type { ReactNode } from 'react'

type SectionProps = { id?: string; title: string; text?: ReactNode; children: ReactNode }

/** A part of a workspace's page under its own heading. */
export function Section({ id, title, text, children }: SectionProps) {
  return (
    <section id={id} className="grid justify-items-start gap-4 border-hair border-t pt-8">
      <h2>{title}</h2>
      {text && <p className="max-w-measure text-soft">{text}</p>}
      {children}
    </section>
  )
}
