import type { ReactNode } from 'react'

type SectionProps = { id: string; title: ReactNode; lead?: ReactNode; children: ReactNode }

/** One part of a page: a hairline, a heading, a sentence. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="border-hair border-t py-10 md:py-12 print:py-6">
      <h2 id={`${id}-title`}>{title}</h2>
      {lead && (
        <p data-lead className="mt-2 max-w-measure text-soft">
          {lead}
        </p>
      )}
      <div id={`${id}-text`} className="mt-6 scroll-mt-28">
        {children}
      </div>
    </section>
  )
}

/** As `Section`, folded away: open on paper, and where a link leads to it (`useOpenTarget`). */
export function FoldedSection({ id, title, lead, isOpen, children }: SectionProps & { isOpen?: boolean }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <details className="disclosure" open={isOpen}>
        <summary className="min-h-16">
          <h2 id={`${id}-title`} className="text-ink text-xl">
            {title}
          </h2>
        </summary>
        <div id={`${id}-text`} className="scroll-mt-20 pt-2 pb-12 print:pb-6">
          {lead && (
            <p data-lead className="mb-6 max-w-measure text-soft">
              {lead}
            </p>
          )}
          {children}
        </div>
      </details>
    </section>
  )
}

/** A few words and what they name, inside something that was opened. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      <p className="font-semibold text-sm text-soft">{title}</p>
      {children}
    </div>
  )
}
