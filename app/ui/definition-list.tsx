import type { ReactNode } from 'react'

type DefinitionListProps = { items: readonly { term: string; description: ReactNode }[] }

/** Terms and what they are, side by side where there is room. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="grid">
      {items.map(({ term, description }) => (
        <div key={term} className="grid gap-x-8 gap-y-1 border-hair border-b py-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-soft">{term}</dt>
          <dd className="max-w-measure">{description}</dd>
        </div>
      ))}
    </dl>
  )
}
